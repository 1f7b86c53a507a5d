"""Bytes of whatever program → RawWorkbook, within limits."""
