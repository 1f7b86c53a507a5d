"""The roof: parse, ask the clock once, call one workflow, print, exit status."""

from workbook_tools.cli.main import main

__all__ = ["main"]
