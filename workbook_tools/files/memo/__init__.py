"""The memo to the mayor as a .docx: its template, and what is written by it."""
