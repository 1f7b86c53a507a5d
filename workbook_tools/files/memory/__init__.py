"""The archive folder: the ledger, and every original that arrived."""
