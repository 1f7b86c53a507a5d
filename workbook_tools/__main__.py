"""`python -m workbook_tools` is the same as `workbook-tools`."""

from workbook_tools.cli import main

main()
