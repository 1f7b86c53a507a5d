"""The memo's packaged template is what its script makes of the wording."""

import importlib.util
import io
import zipfile
from importlib.resources import files
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "memo_template.py"


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_packaged_template_is_in_step_with_its_script() -> None:
    spec = importlib.util.spec_from_file_location("memo_template", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    packaged = files("workbook_tools").joinpath("templates/memo_template.docx").read_bytes()
    assert _members(packaged) == _members(script.template()), "run make docs"
