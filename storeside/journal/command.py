"""`storeside journal list|show|verify|export|retry --database FILE`: look into a journal."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from storecore.contracts.facts import Fact
from storecore.journal.fence import Fence, NoteFile
from storecore.journal.journal import facts_after
from storecore.journal.verifying import verify
from storecore.options.read import read_options
from storecore.signing.keys import load_or_make_key
from storeside.journal.retry import CannotRetry, retry

BAD_USE = 2
_NOT_ACCEPTED = """
    SELECT origin, incarnation, seq, verdict, reason FROM verdict ORDER BY origin, incarnation, seq
"""


class JournalOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of a program's journal: list, show, verify, export, retry.

    list: facts, newest last; with --not-accepted only those that were stored and not accepted, with
    the reason. show: one fact with its payload. verify: whether every chain is whole, else the
    first bad record of each. export: all facts as JSON lines. retry: carry out facts once more that
    were not accepted, while the program is stopped. Exit code 1 when something is wrong.
    """

    database: Annotated[
        str, Meta(description="The program's database, such as var/edge/edge.db.")
    ] = ""
    origin: Annotated[str, Meta(description="Only facts of this origin.")] = ""
    seq: Annotated[int, Meta(description="Only the fact of this number; 0 for all.", ge=0)] = 0
    type: Annotated[str, Meta(description="Only facts of this type.")] = ""
    not_accepted: Annotated[bool, Meta(description="Only facts that were not accepted.")] = False
    last: Annotated[int, Meta(description="Only so many, the newest.", ge=1)] = 50
    out: Annotated[str, Meta(description="File to export to; empty prints.")] = ""


def main(argv: list[str]) -> int:
    """Do what the first word says; 2 for a mistake in the call."""
    action, rest = (argv[0], argv[1:]) if argv and not argv[0].startswith("-") else ("", argv)
    options = read_options(JournalOptions, "journal", rest)
    actions: dict[str, Callable[[sqlite3.Connection, JournalOptions], int]] = {
        "list": _list,
        "show": _show,
        "verify": _verify,
        "export": _export,
        "retry": _retry,
    }
    if action not in actions:
        return _mistake(f"say what to do: {', '.join(actions)}")
    path = Path(options.database)
    if not path.is_file():
        return _mistake(f"give --database FILE; {options.database!r} is no file")
    conn = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return actions[action](conn, options)
    except sqlite3.Error as problem:
        return _mistake(f"{path} is not a program's database: {problem}")
    finally:
        conn.close()


def _list(conn: sqlite3.Connection, options: JournalOptions) -> int:
    refused = {tuple(row[:3]): (row[3], row[4]) for row in conn.execute(_NOT_ACCEPTED)}
    for position, fact in _wanted(conn, options)[-options.last :]:
        verdict, reason = refused.get((fact.origin, fact.incarnation, fact.seq), ("", ""))
        line = f"{position:8} {fact.origin:16} {fact.seq:6} {fact.type}"
        print(f"{line}  {verdict}: {reason}" if verdict else line)
    return 0


def _show(conn: sqlite3.Connection, options: JournalOptions) -> int:
    found = _wanted(conn, options)
    if not options.seq or not found:
        return _mistake("give --origin and --seq of a fact that is there; `journal list` has them")
    for _, fact in found:
        print(msgspec.json.format(msgspec.json.encode(fact), indent=2).decode())
    return 0


def _verify(conn: sqlite3.Connection, options: JournalOptions) -> int:
    database = Path(options.database)
    found = verify(conn, _trusted(database))
    faults = [str(fault) for fault in found] + _behind_fence(conn, database)
    for fault in faults:
        print(fault)
    if not faults:
        (facts,) = conn.execute("SELECT count(*) FROM fact").fetchone()
        (chains,) = conn.execute("SELECT count(*) FROM head").fetchone()
        (gone,) = conn.execute(
            "SELECT coalesce(sum(last_seq - first_seq + 1), 0) FROM let_go"
        ).fetchone()
        print(
            f"{facts} facts in {chains} chains: every chain is whole."
            + (f" {gone} were let go, signed for." if gone else "")
        )
    return 1 if faults else 0


def _trusted(database: Path) -> bytes | None:
    """The key that alone may sign for what was let go of this database."""
    path = database.with_suffix(".key")
    return load_or_make_key(path).public if path.is_file() else None


def _behind_fence(conn: sqlite3.Connection, database: Path) -> list[str]:
    """Where a tail was cut off together with its head, the note beside the database knows it."""
    notes = NoteFile(database.with_suffix(".fence"))
    found = []
    for (origin,) in conn.execute("SELECT origin FROM own_chain").fetchall():
        breach = Fence(origin, notes).check(conn) if notes.read() is not None else None
        if breach is not None:
            found.append(f"{origin}: the chain ends before what {database.stem}.fence has noted")
    return found


def _export(conn: sqlite3.Connection, options: JournalOptions) -> int:
    lines = b"".join(msgspec.json.encode(fact) + b"\n" for _, fact in _wanted(conn, options))
    if options.out:
        Path(options.out).write_bytes(lines)
    else:
        sys.stdout.write(lines.decode())
    return 0


def _retry(conn: sqlite3.Connection, options: JournalOptions) -> int:
    chosen = msgspec.structs.replace(options, not_accepted=True)
    facts = [fact for _, fact in _wanted(conn, chosen)]
    try:
        still = retry(Path(options.database), facts)
    except CannotRetry as problem:
        return _mistake(str(problem))
    for note in still:
        print(f"{note.origin} fact {note.seq}: still {note.verdict}: {note.reason}")
    print(f"{len(facts) - len(still)} of {len(facts)} facts are accepted now.")
    return 1 if still else 0


def _wanted(conn: sqlite3.Connection, options: JournalOptions) -> list[tuple[int, Fact]]:
    refused = {tuple(row[:3]) for row in conn.execute(_NOT_ACCEPTED)}
    return [
        (position, fact)
        for position, fact in facts_after(conn, 0, -1)
        if options.origin in ("", fact.origin)
        and options.seq in (0, fact.seq)
        and options.type in ("", fact.type)
        and (not options.not_accepted or (fact.origin, fact.incarnation, fact.seq) in refused)
    ]


def _mistake(text: str) -> int:
    print(f"storeside journal: {text}", file=sys.stderr)
    return BAD_USE
