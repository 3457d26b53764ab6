"""`/v1/stock`: what staff ask about an item, and what they do with it; pictures of write-offs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlite_utils import Database
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.pulse import Pulse
from edge_agent.requests import RequestBook, RequestReused
from edge_agent.stock.work import StockRefused, StockWork
from storecore.contracts.local_api import Done, RefusalCode
from storecore.contracts.stock_work import (
    PICTURES_PATH,
    STOCK_PATH,
    MoveRequest,
    ReceiveRequest,
    SendRequest,
    WriteOffRequest,
)
from storecore.database.writer import Writer
from storecore.serving.messages import Refused, read_struct, struct_response

R = TypeVar("R", ReceiveRequest, MoveRequest, SendRequest, WriteOffRequest)
_BYTES_MAX = 16_384
PICTURE_BYTES_MAX = 1_000_000
_JPEG = b"\xff\xd8\xff"
_STATUS = {RefusalCode.UNKNOWN_DELIVERY: 404, RefusalCode.BAD_REQUEST: 400}


class StockDesk:
    """Called from the threads that serve HTTP. `pictures` is the folder of pictures by hash."""

    def __init__(
        self, writer: Writer, pulse: Pulse, work: StockWork, requests: RequestBook, pictures: Path
    ) -> None:
        self._writer = writer
        self._pulse = pulse
        self._work = work
        self._requests = requests
        self._pictures = pictures

    def routes(self) -> list[Route]:
        """All of them."""
        work = self._work
        return [
            Route(STOCK_PATH + "/{sku}", self._show, methods=["GET"]),
            Route(PICTURES_PATH + "/{sha256}", self._keep_picture, methods=["PUT"]),
            self._step("receive", ReceiveRequest, work.receive),
            self._step("move", MoveRequest, work.move),
            self._step("send", SendRequest, work.send),
            self._step("write-off", WriteOffRequest, work.write_off),
        ]

    def _step(self, name: str, type_: type[R], carry_out: Callable[[Database, R], object]) -> Route:
        async def handle(request: Request) -> Response:
            asked = await read_struct(request, type_, _BYTES_MAX)
            return struct_response(await run_in_threadpool(self._once, name, asked, carry_out))

        return Route(f"{STOCK_PATH}/{name}", handle, methods=["POST"])

    def _once(self, name: str, asked: R, carry_out: Callable[[Database, R], object]) -> Done:
        if not asked.request_id or not asked.actor:
            raise Refused(400, RefusalCode.BAD_REQUEST, "name the request and who does it")
        what = f"stock {name} " + hashlib.sha256(msgspec.json.encode(asked)).hexdigest()[:16]

        def work(db: Database) -> Done:
            given = self._requests.answer(db, asked.request_id, what, Done)
            if given is None:
                carry_out(db, asked)
                self._requests.note(db, asked.request_id, what, Done())
            return Done()

        try:
            return self._pulse.run(work)
        except StockRefused as refusal:
            raise Refused(_STATUS.get(refusal.code, 409), refusal.code, str(refusal)) from refusal
        except RequestReused as reused:
            raise Refused(409, RefusalCode.BAD_REQUEST, str(reused)) from reused

    async def _show(self, request: Request) -> Response:
        sku = request.path_params["sku"]
        return struct_response(
            await run_in_threadpool(lambda: self._work.figures(self._writer.reader(), sku))
        )

    async def _keep_picture(self, request: Request) -> Response:
        """A JPEG under its own hash: it is kept outside the chain, which carries the hash."""
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > PICTURE_BYTES_MAX:
                raise Refused(413, RefusalCode.BAD_REQUEST, "the picture is too large")
        named = request.path_params["sha256"]
        if not body.startswith(_JPEG) or hashlib.sha256(body).hexdigest() != named:
            raise Refused(400, RefusalCode.BAD_REQUEST, "send a JPEG under its own SHA-256")
        await run_in_threadpool(self._store, named, body)
        return struct_response(Done())

    def _store(self, named: str, body: bytes) -> None:
        self._pictures.mkdir(parents=True, exist_ok=True)
        target = self._pictures / f"{named}.jpg"
        if not target.exists():
            half = target.with_suffix(".part")
            half.write_bytes(body)
            half.replace(target)
