"""The consolidated quarterly workbook, written."""
