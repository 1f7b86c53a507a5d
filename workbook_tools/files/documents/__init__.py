"""What every generated workbook shares: its look, its row heights, its repeatable bytes."""
