"""Servers' surroundings in tests: an authority for certificates, free ports, connections that break off."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import trustme

HOST = "127.0.0.1"
Cut = Callable[[bytes, bytes], int | None]
"""Of a block that was just read, and all that its side sent before: how much of it goes through, None for all."""


class Authority:
    """Signs certificates for this machine; only who is shown its own certificate trusts them."""

    def __init__(self) -> None:
        self._ca = trustme.CA()

    def write_own(self, path: Path) -> Path:
        """What SSL_CERT_FILE is to name."""
        self._ca.cert_pem.write_to_path(path)
        return path

    def write_server(self, folder: Path, *names: str, not_after: datetime | None = None) -> None:
        """`certificate.pem` and `key.pem`; for this machine unless other names are given."""
        issued = self._ca.issue_cert(*(names or (HOST, "localhost")), not_after=not_after)
        (folder / "certificate.pem").write_bytes(b"".join(pem.bytes() for pem in issued.cert_chain_pems))
        issued.private_key_pem.write_to_path(folder / "key.pem")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def let_through(_: bytes, __: bytes) -> None:
    """No cut."""


@dataclass
class Breaker:
    """A way to a server that breaks where it is told; what went through on its last connection is kept."""

    target: int
    port: int = 0
    from_client: Cut = let_through
    from_server: Cut = let_through
    sent: bytearray = field(default_factory=bytearray)
    received: bytearray = field(default_factory=bytearray)
    connections: int = 0

    def mend(self) -> None:
        self.from_client = self.from_server = let_through


@contextmanager
def breaker(target: int) -> Iterator[Breaker]:
    """Listens for as long as the block lasts."""
    way = Breaker(target)
    with socket.create_server((HOST, 0)) as listener:
        way.port = listener.getsockname()[1]
        threading.Thread(target=_serve, args=(listener, way), daemon=True).start()
        yield way
        listener.shutdown(socket.SHUT_RDWR)


def _serve(listener: socket.socket, way: Breaker) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        way.connections += 1
        way.sent, way.received = bytearray(), bytearray()
        threading.Thread(target=_connect, args=(client, way), daemon=True).start()


def _connect(client: socket.socket, way: Breaker) -> None:
    with client, socket.create_connection((HOST, way.target)) as server:
        carriers = [
            threading.Thread(target=_carry, args=(client, server, way.sent, way.from_client), daemon=True),
            threading.Thread(target=_carry, args=(server, client, way.received, way.from_server), daemon=True),
        ]
        for carrier in carriers:
            carrier.start()
        for carrier in carriers:
            carrier.join()


def _carry(source: socket.socket, sink: socket.socket, passed: bytearray, cut: Cut) -> None:
    """Until either side ends, or the cut; then both sides end."""
    with suppress(OSError):
        while block := source.recv(65536):
            length = cut(block, bytes(passed))
            passed += block[:length]
            sink.sendall(block[:length])
            if length is not None:
                break
    for end in (source, sink):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def after(count: int) -> Cut:
    """So many bytes go through."""

    def cut(block: bytes, before: bytes) -> int | None:
        return None if len(before) + len(block) < count else count - len(before)

    return cut


def before_words(words: bytes) -> Cut:
    """What has these words does not go through any more."""

    def cut(block: bytes, _: bytes) -> int | None:
        return 0 if words in block else None

    return cut


def answer_to(words: bytes, way: Breaker) -> Cut:
    """What has these words reaches the server, and is done; its answer does not come back."""

    def cut(_: bytes, __: bytes) -> int | None:
        return 0 if words in way.sent else None

    return cut
