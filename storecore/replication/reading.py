"""Reference down, decided: what to ask next, and whether a page brings anything. No thread."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable

import msgspec
from sqlite_utils import Database

from storecore.contracts.exchange import ReferencePage
from storecore.database.writer import Writer
from storecore.logs import Log
from storecore.replication.feed import Feed
from storecore.replication.mirror import Mirror

log = Log(__name__)

PAGE_ENTRIES = 500


class BadPage(Exception):
    """A page that cannot be an answer to what was asked; it is as good as none."""


def check_page(query: PageQuery, page: ReferencePage) -> None:
    """See that a page can be true.

    Raises:
        BadPage: it goes back, brings more than was asked for, or says that more waits and brings
            nothing.
    """
    if page.feed == query.feed and page.cursor < query.cursor:
        raise BadPage(f"position {page.cursor} after {query.cursor} was asked for")
    if len(page.entries) > query.limit:
        raise BadPage(f"{len(page.entries)} entries, {query.limit} were asked for")
    if not page.feed or not (page.entries or page.complete):
        raise BadPage("neither entries nor an end")


def brings_news(conn: sqlite3.Connection, mirror: Mirror, page: ReferencePage) -> bool:
    """Whether a page has to be stored; nothing is written for one that says what is known."""
    return bool(page.entries) or (page.feed, page.cursor) != mirror.cursor(conn)


class PageQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader asks for: entries after `cursor` of the feed it has been reading."""

    scope: str = ""
    feed: str = ""
    cursor: int = 0
    limit: int = PAGE_ENTRIES


def answer_page(
    writer: Writer, feed: Feed, query: PageQuery, token: Callable[[int], str] = secrets.token_hex
) -> ReferencePage:
    """The page asked for. A reader that is ahead of the feed shows that an old copy of this
    database was put back: the feed goes on under another name, and every reader starts over."""
    conn = writer.reader()
    if feed.is_behind(conn, query.cursor, query.feed):
        log.error("feed_is_behind_its_reader", scope=query.scope, cursor=query.cursor)

        def begin_anew(db: Database) -> None:
            feed.begin_anew(db, token)

        writer.run(begin_anew)
    return feed.page(conn, query.cursor, query.limit, query.scope, query.feed)
