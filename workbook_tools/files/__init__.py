"""Second floor, beside the stages: every disk, format and process."""
