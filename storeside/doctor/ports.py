"""Whether the ports that the programs ask for can be had."""

from __future__ import annotations

from collections.abc import Callable
from http.client import HTTPConnection, HTTPException

import msgspec

from storecore.contracts.exchange import HEALTH_PATH
from storecore.contracts.local_api import Done
from storeside.broker.probe import NoAnswerError, check_broker
from storeside.broker.process import DEFAULT_PORT, is_free
from storeside.doctor.finding import Finding, mind, ok
from storeside.doctor.holder import holder_of
from storeside.programs.settings import HOST, PREFERRED_PORTS

BROKER = "broker"
PORTS = {**PREFERRED_PORTS, BROKER: DEFAULT_PORT}
_ASK_S_MAX = 2.0


class PortUse(msgspec.Struct, frozen=True, kw_only=True):
    """A port as found; `ours` when what listens there answers as that program does."""

    program: str
    port: int
    free: bool
    ours: bool = False
    holder: str = ""


def check_port(use: PortUse) -> Finding:
    """Whether that program can listen there."""
    where = f"Port {use.port} of the {use.program}"
    if use.free:
        return ok("ports", f"{where} is free.")
    by = use.holder or "a program that cannot be named from here"
    if use.ours:
        return ok("ports", f"{where} is in use, as it should be, by {by}.")
    return mind(
        "ports",
        f"{where} is taken by {by}.",
        "The demo takes another by itself. In a shop stop that program, or give this one another "
        "port in its settings.",
    )


def look_at_ports() -> list[Finding]:
    """Every port that a store asks for when nothing else is set."""
    return [check_port(look_at_port(program, port)) for program, port in PORTS.items()]


def look_at_port(program: str, port: int, holder: Callable[[int], str] = holder_of) -> PortUse:
    """Who has a port of this machine."""
    if is_free(port):
        return PortUse(program=program, port=port, free=True)
    ours = _is_broker(port) if program == BROKER else _is_program(port)
    return PortUse(program=program, port=port, free=False, ours=ours, holder=holder(port))


def _is_broker(port: int) -> bool:
    try:
        check_broker(port, timeout_s=_ASK_S_MAX)
    except NoAnswerError:
        return False
    return True


def _is_program(port: int) -> bool:
    """Every program of the store answers alike on its health path."""
    link = HTTPConnection(HOST, port, timeout=_ASK_S_MAX)
    try:
        link.request("GET", HEALTH_PATH)
        with link.getresponse() as answer:
            return answer.status == 200 and msgspec.json.decode(answer.read(1000), type=Done).ok
    except (OSError, HTTPException, msgspec.MsgspecError):
        return False
    finally:
        link.close()
