"""First floor: what can be wrong. Pure functions that yield findings; the catalogue holds every text."""

RULES_EDITION = 1
"""Raised when a rule is added or judges otherwise: receipts of an older edition are judged anew."""
