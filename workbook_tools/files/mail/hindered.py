"""Why mail could not be fetched or sent: the network, the server, the password; what was done by then stays done."""


class MailHindered(Exception):
    """A phrase's code and its values, as for a Refusal; but the command was right, and may be repeated."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}
