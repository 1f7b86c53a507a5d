"""The ledger's standings → the letters that are owed now, each once, and what each of them says."""

from workbook_tools.stages.design_letters.due import Occasion, due_letters
from workbook_tools.stages.design_letters.words import Setting, words

__all__ = ["Occasion", "Setting", "due_letters", "words"]
