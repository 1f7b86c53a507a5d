"""The pages lead somewhere, and the pictures are there and small."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")) if not path.is_relative_to(ROOT / "build")
)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LARGEST, _ALL_TOGETHER = 200_000, 1_500_000
"""Bytes: of one picture, and of all that a clone of the repository brings along."""


def _anchors(page: Path) -> set[str]:
    """As the forges make them: lower case, spaces to hyphens, punctuation out."""
    headings = _HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_leads_to_a_file_or_a_heading(page: Path) -> None:
    for link in _LINK.findall(page.read_text("utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def test_every_picture_is_shown_and_is_small() -> None:
    shown = {Path(link).name for page in PAGES for link in _LINK.findall(page.read_text("utf-8"))}
    pictures = sorted((ROOT / "docs/images").glob("*.png"))
    assert len(pictures) <= 16
    assert sum(picture.stat().st_size for picture in pictures) <= _ALL_TOGETHER
    for picture in pictures:
        assert picture.name in shown
        assert picture.stat().st_size <= _LARGEST


def test_every_decision_is_listed() -> None:
    decisions = ROOT / "docs/decisions"
    listed = set(_LINK.findall((decisions / "README.md").read_text("utf-8")))
    assert listed == {path.name for path in decisions.glob("0*.md")}
