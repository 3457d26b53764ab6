"""The server's side of both exchanges, the same for the edge and the cloud."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from storecore.access.keys import Holder
from storecore.contracts.exchange import (
    CORRELATION_HEADER,
    FACTS_PATH,
    REFERENCE_PATH,
    FactBatch,
    FactReply,
)
from storecore.contracts.local_api import RefusalCode
from storecore.database.writer import Writer
from storecore.journal.receiver import Receiver
from storecore.logs import Log, correlated
from storecore.replication.feed import Feed
from storecore.replication.reading import PageQuery, answer_page
from storecore.serving.doorbell import Doorbell
from storecore.serving.key_door import KeyRefused, holder_of
from storecore.serving.messages import Refused, packed_response, read_struct

log = Log(__name__)

PAGE_ENTRIES_MAX = 2000
WAIT_S_MAX = 30.0
NOT_NOW_S = 2
"""After so long a sender may try again that was told 503."""


def exchange_routes(
    writer: Writer,
    receiver: Receiver,
    feed: Feed,
    doorbell: Doorbell,
    on_facts: Callable[[], None] | None = None,
    *,
    on_asked: Callable[[str], None] | None = None,
    may_tell: Callable[[Holder, FactBatch], bool] | None = None,
) -> list[Route]:
    """Routes that take facts and serve reference.

    `on_facts` is called after each batch that is on disk, `on_asked` with the scope of whoever
    reads reference. Whoever changes the feed rings the doorbell after the commit. With a key one
    reads only what is for its holder, and tells what `may_tell` lets the holder tell.
    """

    async def take_facts(request: Request) -> Response:
        batch = await read_struct(request, FactBatch)
        holder = holder_of(request)
        if holder is not None and not (may_tell and may_tell(holder, batch)):
            raise KeyRefused(403, f"{holder.kind} {holder.name} may not tell these facts")
        with correlated(request.headers.get(CORRELATION_HEADER, "")):
            try:
                reply = await run_in_threadpool(writer.run, lambda db: receiver.take(db, batch))
            except sqlite3.OperationalError as problem:
                raise _not_now(problem) from problem
        _log_taken(batch, reply)
        if on_facts is not None:
            on_facts()
        return packed_response(request, reply)

    async def serve_reference(request: Request) -> Response:
        query, wait_s = _read_query(request)
        holder = holder_of(request)
        if holder is not None and holder.name != query.scope:
            raise KeyRefused(403, f"{holder.kind} {holder.name} is no {query.scope!r}")
        if on_asked is not None:
            on_asked(query.scope)
        rung = doorbell.prepare(query.scope)
        try:
            page = await run_in_threadpool(answer_page, writer, feed, query)
            if not page.entries and wait_s > 0 and await doorbell.wait(rung, wait_s):
                page = await run_in_threadpool(answer_page, writer, feed, query)
        finally:
            doorbell.forget(rung)
        return packed_response(request, page)

    return [
        Route(FACTS_PATH, take_facts, methods=["POST"]),
        Route(REFERENCE_PATH, serve_reference, methods=["GET"]),
    ]


def _not_now(problem: sqlite3.OperationalError) -> HTTPException:
    """The disk's trouble, such as having no room: nothing of the batch was taken."""
    log.error("facts_not_stored", problem=str(problem))
    return HTTPException(503, str(problem), headers={"Retry-After": str(NOT_NOW_S)})


def _log_taken(batch: FactBatch, reply: FactReply) -> None:
    """One event for each correlation id: what belongs to several may travel in one batch."""
    counts: dict[str, Counter[str]] = {}
    for fact, answer in zip(batch.facts, reply.answers, strict=True):
        counts.setdefault(fact.correlation, Counter())[answer.value] += 1
    for correlation, answers in counts.items():
        with correlated(correlation):
            log.info("facts_taken", sender=batch.sender, **answers)


def _read_query(request: Request) -> tuple[PageQuery, float]:
    """What a reader of reference asks for, and how many seconds it would wait for news."""
    given = request.query_params
    try:
        query = PageQuery(
            scope=given.get("scope", ""),
            feed=given.get("feed", ""),
            cursor=int(given.get("cursor", "0")),
            limit=min(max(int(given.get("limit", "500")), 1), PAGE_ENTRIES_MAX),
        )
        wait_s = min(max(float(given.get("wait_s", "0")), 0.0), WAIT_S_MAX)
    except ValueError as error:
        raise Refused(400, RefusalCode.BAD_REQUEST, str(error)) from error
    return query, wait_s
