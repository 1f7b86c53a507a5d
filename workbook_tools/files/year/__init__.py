"""The year's workbook, made of what the consolidated quarterly one is made of."""
