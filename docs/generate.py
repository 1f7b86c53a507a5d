"""Writes the generated pages beside this file; tests hold them in step with the code."""

from pathlib import Path

from workbook_tools.rules.handbook import rules_markdown

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    (HERE / "rules.md").write_text(rules_markdown(), encoding="utf-8", newline="\n")
