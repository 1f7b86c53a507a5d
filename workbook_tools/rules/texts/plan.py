"""Catalogue entries: plan. What can be wrong in the plan workbook, by the way in which it is read."""

from workbook_tools.rules.entry import Entry
from workbook_tools.rules.texts import plan_cells, plan_indicators, plan_rows

ENTRIES: tuple[Entry, ...] = (*plan_cells.ENTRIES, *plan_rows.ENTRIES, *plan_indicators.ENTRIES)
