"""Bodies of HTTP requests and answers as contract types."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from storecore.contracts.local_api import Refusal, RefusalCode

BODY_BYTES_MAX = 4_000_000
S = TypeVar("S", bound=msgspec.Struct)


class Refused(Exception):
    """Answered as a `Refusal` with an HTTP status."""

    def __init__(self, status: int, code: RefusalCode, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.refusal = Refusal(code=code, detail=detail)


def struct_response(body: msgspec.Struct, status: int = 200) -> Response:
    """A contract type as a JSON answer."""
    return Response(msgspec.json.encode(body), status, media_type="application/json")


async def read_struct(request: Request, type_: type[S], bytes_max: int = BODY_BYTES_MAX) -> S:
    """The request's body as a contract type.

    Raises:
        Refused: the body is too large (413), or not what is expected here (400).
    """
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > bytes_max:
            raise Refused(413, RefusalCode.BAD_REQUEST, f"send at most {bytes_max} bytes")
        chunks.append(chunk)
    try:
        return msgspec.json.decode(b"".join(chunks), type=type_)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, RefusalCode.BAD_REQUEST, str(error)) from error


async def refused_response(_: Request, error: Exception) -> Response:
    """Starlette's handler for `Refused`."""
    assert isinstance(error, Refused)
    return struct_response(error.refusal, error.status)
