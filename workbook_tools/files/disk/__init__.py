"""The workspace on the disk: what arrives in it, what is published in it, one run at a time."""
