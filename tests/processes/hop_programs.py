"""The two programs of `hop_kills`, and where they die of their own."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations
from starlette.applications import Starlette

from storecore.clock import HybridClock, SystemClock
from storecore.contracts.facts import Body, Fact, TaskRaised
from storecore.database import writer as writers
from storecore.database.writer import Writer
from storecore.journal.fence import Fence, NoteFile
from storecore.journal.journal import Journal
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.journal.receiver import Receiver
from storecore.journal.renewal import Renewal
from storecore.replication import uplink as uplinks
from storecore.replication.feed import Feed
from storecore.replication.http import HopClient, HopDown
from storecore.replication.migrations import FEED_MIGRATIONS, MIRROR_MIGRATIONS, UPLINK_MIGRATIONS
from storecore.replication.uplink import Uplink
from storecore.serving.doorbell import Doorbell
from storecore.serving.exchange import exchange_routes
from storecore.serving.run import AppThread, PortTaken

EFFECTS = Migrations("effects")
ALL = (JOURNAL_MIGRATIONS, FEED_MIGRATIONS, MIRROR_MIGRATIONS, UPLINK_MIGRATIONS, EFFECTS)
FAIL_POINTS = (
    "before_work",
    "in_transaction",
    "after_commit",
    "after_fence",
    "before_send",
    "after_reply",
    "after_settle",
)
_TOLD = "told.txt"


@EFFECTS()
def effects(db: Database) -> None:
    """One row for each time that an effect was carried out."""
    db.conn.execute("CREATE TABLE effect (task_id TEXT NOT NULL)")


def send(folder: Path, port: int, point: str, *, drain: bool) -> None:
    """Append facts without end, tell each that is on disk, pass them on; or only pass on."""
    fence = Fence("sender", NoteFile(folder / "sender.fence"))
    writer = Writer(folder / "sender.db", ALL, _watched(fence.keep, point))
    journal = Journal("sender", HybridClock(SystemClock()))
    renewal = Renewal(journal, "s")
    breach = writer.run(lambda db: renewal.at_start(db, fence))
    assert breach is None, breach
    _arm(point)
    link = Uplink(writer, "sender", f"http://127.0.0.1:{port}", SystemClock(), renewal.on_fork)
    if drain:
        while link.status().backlog:
            _try(link)
        writer.close()
        return
    link.start()
    with (folder / _TOLD).open("a") as told:
        while True:
            fact = writer.run(partial(journal.append, body=_task()))
            told.write(f"{fact.seq}\n")
            told.flush()
            link.wake()


def _try(link: Uplink) -> None:
    try:
        link.send_once()
    except HopDown:
        threading.Event().wait(0.05)


def receive(folder: Path, port: int, point: str) -> None:
    """Take in what comes, each with one effect."""
    writer = Writer(folder / "receiver.db", ALL, _watched(lambda _: None, point))
    receiver = Receiver(Journal("receiver", HybridClock(SystemClock())), _apply)
    _arm(point)
    app = Starlette(routes=exchange_routes(writer, receiver, Feed(), Doorbell()))
    while True:
        try:
            AppThread(app, "127.0.0.1", port).start()
            break
        except PortTaken:
            threading.Event().wait(0.02)
    threading.Event().wait()


def acknowledged(folder: Path) -> set[int]:
    """Numbers of the facts that were told to be on disk; a line that was cut off told nothing."""
    lines = (folder / _TOLD).read_text().split("\n")[:-1]
    return {int(line) for line in lines}


def counted(folder: Path) -> Counter[str]:
    """How often each effect was carried out."""
    conn = open_to_read(folder, "receiver")
    found = Counter(str(row[0]) for row in conn.execute("SELECT task_id FROM effect"))
    conn.close()
    return found


def open_to_read(folder: Path, name: str) -> sqlite3.Connection:
    """A program's database."""
    return sqlite3.connect(folder / f"{name}.db")


def _task() -> TaskRaised:
    name = os.urandom(8).hex()
    return TaskRaised(store_id="s", task_id=name, kind="restock", subject="A1", at_ms=1)


def _apply(db: Database, _: Fact, body: Body) -> None:
    assert isinstance(body, TaskRaised)
    db.conn.execute("INSERT INTO effect VALUES (?)", (body.task_id,))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _watched(keep: writers.OnCommit, point: str) -> writers.OnCommit:
    """The note after a commit, with a fail point on each side of it."""
    commits = [0]

    def hook(conn: sqlite3.Connection) -> None:
        commits[0] += 1
        if point == "after_commit" and commits[0] > 2:
            _die()
        keep(conn)
        if point == "after_fence" and commits[0] > 2:
            _die()

    return hook


def _arm(point: str) -> None:
    """From now on the first that passes the point dies there."""
    if point == "before_work":
        _before(writers, "commit_group")
    elif point == "in_transaction":
        _after(writers, "_alone")
    elif point == "before_send":
        _before(HopClient, "send_facts")
    elif point == "after_reply":
        _after(HopClient, "send_facts")
    elif point == "after_settle":
        _after(uplinks.Uplink, "_exchange")


def _before(owner: Any, name: str) -> None:
    def dying(*_: Any, **__: Any) -> None:
        _die()

    setattr(owner, name, dying)


def _after(owner: Any, name: str) -> None:
    done: Callable[..., Any] = getattr(owner, name)

    def dying(*values: Any, **more: Any) -> None:
        done(*values, **more)
        _die()

    setattr(owner, name, dying)
