"""The departments' templates and marked copies, written."""
