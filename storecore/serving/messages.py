"""Bodies of HTTP requests and answers as contract types."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from storecore.contracts.local_api import Refusal, RefusalCode
from storecore.packing import PACKED_FROM_BYTES, NotPacked, TooLarge, pack, unpack

BODY_BYTES_MAX = 4_000_000
S = TypeVar("S", bound=msgspec.Struct)


class Refused(Exception):
    """Answered as a `Refusal` with an HTTP status."""

    def __init__(
        self, status: int, code: RefusalCode, detail: str, *, ready_by_ms: int = 0
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.refusal = Refusal(code=code, detail=detail, ready_by_ms=ready_by_ms)


def struct_response(body: msgspec.Struct, status: int = 200) -> Response:
    """A contract type as a JSON answer."""
    return Response(msgspec.json.encode(body), status, media_type="application/json")


def packed_response(request: Request, body: msgspec.Struct) -> Response:
    """As `struct_response`, packed where the one who asks takes that and it is worth it."""
    content = msgspec.json.encode(body)
    if len(content) < PACKED_FROM_BYTES or "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(content, media_type="application/json")
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Response(pack(content), headers=headers, media_type="application/json")


async def read_struct(request: Request, type_: type[S], bytes_max: int = BODY_BYTES_MAX) -> S:
    """The request's body as a contract type; it may come packed with gzip.

    Raises:
        Refused: the body is too large (413), packed in another way (415), or not what is expected
            here (400).
    """
    encoding = request.headers.get("content-encoding", "identity")
    if encoding not in ("identity", "gzip"):
        raise Refused(415, RefusalCode.BAD_REQUEST, "send it plain or packed with gzip")
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > bytes_max:
            raise Refused(413, RefusalCode.BAD_REQUEST, f"send at most {bytes_max} bytes")
        chunks.append(chunk)
    try:
        body = b"".join(chunks)
        if encoding == "gzip":
            body = unpack(body, bytes_max)
        return msgspec.json.decode(body, type=type_)
    except TooLarge as error:
        raise Refused(413, RefusalCode.BAD_REQUEST, str(error)) from error
    except (NotPacked, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, RefusalCode.BAD_REQUEST, str(error)) from error


async def refused_response(_: Request, error: Exception) -> Response:
    """Starlette's handler for `Refused`."""
    assert isinstance(error, Refused)
    return struct_response(error.refusal, error.status)
