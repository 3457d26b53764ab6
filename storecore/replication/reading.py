"""Reference down, decided: what to ask next, and whether a page brings anything. No thread."""

from __future__ import annotations

import sqlite3

from storecore.contracts.exchange import ReferencePage
from storecore.replication.mirror import Mirror

PAGE_ENTRIES = 500


def brings_news(conn: sqlite3.Connection, mirror: Mirror, page: ReferencePage) -> bool:
    """Whether a page has to be stored; nothing is written for one that says what is known."""
    return bool(page.entries) or (page.feed, page.cursor) != mirror.cursor(conn)
