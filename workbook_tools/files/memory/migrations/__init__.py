"""What later editions of the ledger added, one capability a module: statements that are never changed once released."""
