"""`POST /v1/returns/find`, `/v1/returns/member` and `/v1/returns`: goods that customers bring."""

from __future__ import annotations

import hashlib

import msgspec
from sqlite_utils import Database
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from edge_agent.pulse import Pulse
from edge_agent.requests import RequestBook, RequestReused
from edge_agent.returns.book import ReturnBook
from edge_agent.returns.sales import ReturnRefused
from storecore.contracts.local_api import RefusalCode
from storecore.contracts.returns import (
    FIND_SALE_PATH,
    MEMBER_SALES_PATH,
    RETURNS_PATH,
    FindMemberSales,
    FindSale,
    FoundSale,
    FoundSales,
    ReturnReply,
    ReturnRequest,
)
from storecore.database.writer import Writer
from storecore.serving.messages import Refused, read_struct, struct_response

_BYTES_MAX = 65_536
_STATUS = {RefusalCode.RECEIPT_UNKNOWN: 404, RefusalCode.BAD_REQUEST: 400}


class ReturnDesk:
    """Called from the threads that serve HTTP. What it answers to a return is on disk."""

    def __init__(
        self, writer: Writer, pulse: Pulse, book: ReturnBook, requests: RequestBook
    ) -> None:
        self._writer = writer
        self._pulse = pulse
        self._book = book
        self._requests = requests

    def routes(self) -> list[Route]:
        """All of them."""

        async def find(request: Request) -> Response:
            asked = await read_struct(request, FindSale, _BYTES_MAX)
            return struct_response(await run_in_threadpool(self._find, asked))

        async def of_member(request: Request) -> Response:
            asked = await read_struct(request, FindMemberSales, _BYTES_MAX)
            return struct_response(await run_in_threadpool(self._find_of_member, asked))

        async def take(request: Request) -> Response:
            asked = await read_struct(request, ReturnRequest, _BYTES_MAX)
            return struct_response(await run_in_threadpool(self._take, asked))

        return [
            Route(FIND_SALE_PATH, find, methods=["POST"]),
            Route(MEMBER_SALES_PATH, of_member, methods=["POST"]),
            Route(RETURNS_PATH, take, methods=["POST"]),
        ]

    def _find(self, asked: FindSale) -> FoundSale:
        try:
            return self._book.find(self._writer.reader(), asked.receipt)
        except ReturnRefused as refusal:
            raise _refused(refusal) from refusal

    def _find_of_member(self, asked: FindMemberSales) -> FoundSales:
        return self._book.find_of_member(self._writer.reader(), asked.member_key)

    def _take(self, asked: ReturnRequest) -> ReturnReply:
        if not asked.request_id or not asked.actor:
            raise Refused(400, RefusalCode.BAD_REQUEST, "name the request and who does it")
        what = "return " + hashlib.sha256(msgspec.json.encode(asked)).hexdigest()[:16]

        def work(db: Database) -> ReturnReply:
            given = self._requests.answer(db, asked.request_id, what, ReturnReply)
            if given is None:
                given = self._book.take(db, asked)
                self._requests.note(db, asked.request_id, what, given)
            return given

        try:
            return self._pulse.run(work)
        except ReturnRefused as refusal:
            raise _refused(refusal) from refusal
        except RequestReused as reused:
            raise Refused(409, RefusalCode.BAD_REQUEST, str(reused)) from reused


def _refused(refusal: ReturnRefused) -> Refused:
    return Refused(_STATUS.get(refusal.code, 409), refusal.code, str(refusal))
