"""The generated pages say what the code says."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_docs", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES: dict[str, str] = _generator().pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_is_in_step_with_the_code(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name], "run make docs"


def test_every_command_is_documented() -> None:
    for command in (
        "init",
        "plan check",
        "template",
        "ingest",
        "status",
        "merge",
        "memo",
        "issue",
        "mail fetch",
        "mail drafts",
        "mail send",
        "decide waive",
        "rules",
        "demo",
    ):
        assert f"## workbook-tools {command}\n" in PAGES["cli.md"]
