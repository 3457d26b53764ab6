"""A port to listen on, and what is said where it is taken."""

from __future__ import annotations

import socket


class PortTaken(OSError):
    """Another program listens there; the message says where and what to do."""


def bound_socket(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one.

    Raises:
        PortTaken: the address cannot be had.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTaken(
            f"{host}:{port} cannot be listened on ({error.strerror}); "
            "stop what uses it or choose another port"
        ) from error
    return listener
