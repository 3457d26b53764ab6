"""The door before a program's HTTP interface: who comes with which key, and what they may touch."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Collection
from enum import StrEnum

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from storecore.access.keys import Holder, HolderKind, hash_of
from storecore.contracts.exchange import HEALTH_PATH
from storecore.logs import Log

log = Log(__name__)

GUARDED = "/v1/"
_SCHEME = "bearer "


class KeyMode(StrEnum):
    """Whether programs have to show a key."""

    AUTO = "auto"
    """Unless only this very machine can reach the address."""
    ON = "on"
    OFF = "off"


class KeyRefused(Exception):
    """Answered with 401 (no key, or none of ours) or 403 (somebody else's business)."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


def keys_needed(mode: KeyMode, host: str) -> bool:
    """Whether a program that listens there asks for keys. Says so in the log where it does not,
    although others can reach it."""
    if mode is KeyMode.OFF and not _is_loopback(host):
        log.warning("open_to_everyone", host=host)
    return mode is KeyMode.ON or (mode is KeyMode.AUTO and not _is_loopback(host))


class KeyDoor:
    """Middleware: looks at the key of every request below /v1/ but those to `open_paths`.

    Whoever comes with a key is known to the routes by `holder_of`. A key that is not ours is
    refused even where none is needed: a wrong one should be noticed when it is put in.
    """

    def __init__(
        self,
        app: ASGIApp,
        whose: Callable[[str], Holder | None],
        *,
        needed: bool,
        open_paths: Collection[str] = (),
    ) -> None:
        self._app = app
        self._whose = whose
        self._needed = needed
        self._open_paths = {HEALTH_PATH, *open_paths}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with 401."""
        path = scope.get("path", "")
        if scope["type"] == "http" and path.startswith(GUARDED) and path not in self._open_paths:
            try:
                scope.setdefault("state", {})["holder"] = await self._holder(scope)
            except KeyRefused as refusal:
                log.warning("key_refused", path=path, why=str(refusal))
                await refusal_response(refusal)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    async def _holder(self, scope: Scope) -> Holder | None:
        given = HTTPConnection(scope).headers.get("Authorization", "")
        if given[: len(_SCHEME)].lower() == _SCHEME:
            holder = await run_in_threadpool(self._whose, hash_of(given[len(_SCHEME) :].strip()))
            if holder is None:
                raise KeyRefused(401, "this key is not known here; enrol this program anew")
            return holder
        if self._needed:
            raise KeyRefused(401, "a key is needed here: send it as Authorization: Bearer KEY")
        return None


def holder_of(request: Request) -> Holder | None:
    """Whose key the request came with; None where it came without and none is needed."""
    holder: Holder | None = getattr(request.state, "holder", None)
    return holder


def only_for(request: Request, *holders: Holder) -> None:
    """Let nobody but these go on.

    Raises:
        KeyRefused: the request came with the key of somebody else.
    """
    holder = holder_of(request)
    if holder is not None and holder not in holders:
        raise KeyRefused(403, f"the key of {holder.kind} {holder.name} is not for this")


def only_kinds(request: Request, *kinds: HolderKind) -> None:
    """Let nobody but programs of these kinds go on.

    Raises:
        KeyRefused: the request came with the key of another kind of program.
    """
    holder = holder_of(request)
    if holder is not None and holder.kind not in kinds:
        raise KeyRefused(403, f"the key of {holder.kind} {holder.name} is not for this")


def refusal_response(refusal: KeyRefused) -> Response:
    """The answer to whoever is not let in."""
    body = msgspec.json.encode({"code": "not_allowed", "detail": str(refusal)})
    headers = {"WWW-Authenticate": "Bearer"} if refusal.status == 401 else None
    return Response(body, refusal.status, headers, media_type="application/json")


async def key_refused_response(_: Request, error: Exception) -> Response:
    """Starlette's handler for `KeyRefused` raised in a route."""
    assert isinstance(error, KeyRefused)
    log.warning("key_refused", why=str(error))
    return refusal_response(error)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
