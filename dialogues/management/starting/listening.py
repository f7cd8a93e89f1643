"""Takes the address the site will be served at, before anything else is done."""

import errno
import socket

from dialogues.management.starting import CannotStart

BACKLOG = 512  # connections that may wait for a free thread
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  as this machine's own browser says it


def take_address(host: str, port: int) -> socket.socket:
    """A listening socket that the server inherits, so that nobody can take the port meanwhile.

    Raises CannotStart if the address is taken, forbidden or unknown.
    """
    family, address = _resolve(host, port)
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise CannotStart(_sentence(error, host, port)) from error
    listener.set_inheritable(True)
    return listener


def _resolve(host: str, port: int) -> tuple[int, tuple[object, ...]]:
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        sentence = f"No address is known for the host “{host}”; use HOST=127.0.0.1, for example."
        raise CannotStart(sentence) from error
    return found[0][0], found[0][4]


def _sentence(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is taken by another program; stop that program, or choose "
            f"another port: make run PORT={port + 1 if port < 65535 else 8000}"
        )
    if error.errno == errno.EACCES:
        return f"This user may not use port {port}; choose one above 1023: make run PORT=8000"
    return f"{host} is no address of this machine; use HOST=127.0.0.1 or HOST=0.0.0.0."


def web_address(host: str, port: int) -> str:
    """The address to type into a browser on this machine."""
    bracketed = f"[{host}]" if ":" in host and "[" not in host else host
    return f"http://{EVERYWHERE.get(host, bracketed)}:{port}"
