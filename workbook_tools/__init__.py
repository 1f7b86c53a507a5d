"""workbook-tools: from a decree's plan of measures to the consolidated quarterly workbook."""

__version__ = "0.1.0"
