"""workbook-tools: from a decree's plan of measures to the consolidated quarterly workbook."""
