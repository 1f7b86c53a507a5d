"""E-mail: its settings, the mailbox, the server that sends."""
