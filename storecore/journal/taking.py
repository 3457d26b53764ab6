"""A batch while it is answered: heads are read once, and facts written at its end."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import msgspec

from storecore.contracts.exchange import Answer, ChainHead, LetGo
from storecore.contracts.facts import GENESIS_HASH, Fact
from storecore.journal.chain import is_sealed
from storecore.journal.journal import head_of, store_facts
from storecore.journal.letting_go import LET_GO_TYPES, LettingGo, run_with


class Taking:
    """How far each chain is held, as if what was taken of this batch were written already."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        here_ms: int,
        let_go: Sequence[LetGo] = (),
        letting_go: LettingGo | None = None,
    ) -> None:
        self._let_go = {(run.origin, run.incarnation, run.last_seq): run for run in let_go}
        self._letting_go = letting_go
        self.taken: list[Fact] = []
        self._conn = conn
        self._here_ms = here_ms
        self._heads: dict[tuple[str, str], ChainHead] = {}
        self._stored = 0

    def head(self, fact: Fact) -> ChainHead:
        """Where the fact's chain ends."""
        chain = (fact.origin, fact.incarnation)
        found = self._heads.get(chain)
        if found is None:
            found = self._heads[chain] = head_or_start(self._conn, *chain)
        return found

    def take(self, fact: Fact) -> None:
        """This is the next of its chain."""
        self.taken.append(fact)
        self._heads[fact.origin, fact.incarnation] = ChainHead(
            origin=fact.origin, incarnation=fact.incarnation, seq=fact.seq, hash=fact.hash
        )

    def freeze(self, fact: Fact) -> Answer:
        """Nothing more is taken of this chain."""
        self.store()
        self._conn.execute(
            "INSERT INTO head (origin, incarnation, seq, hash, frozen) VALUES (?, ?, 0, ?, 1) "
            "ON CONFLICT (origin, incarnation) DO UPDATE SET frozen = 1",
            (fact.origin, fact.incarnation, GENESIS_HASH),
        )
        del self._heads[fact.origin, fact.incarnation]
        return Answer.FORK

    def held_hash(self, fact: Fact) -> str | None:
        """Of the fact that is held under this number, or None. Of one that was let go nobody can
        tell any more; its seal stands for it."""
        self.store()
        row = self._conn.execute(
            "SELECT hash FROM fact WHERE origin = ? AND incarnation = ? AND seq = ?",
            (fact.origin, fact.incarnation, fact.seq),
        ).fetchone()
        if row is not None:
            return str(row[0])
        run = run_with(self._conn, (fact.origin, fact.incarnation), fact.seq)
        if run is None or fact.type not in LET_GO_TYPES:
            return None
        return run.last_hash if run.last_seq == fact.seq else fact.hash

    def goes_on_behind(self, fact: Fact) -> bool:
        """Whether all that lies between the head and this fact was let go by the sender."""
        head = self.head(fact)
        run = self._let_go.get((fact.origin, fact.incarnation, fact.seq - 1))
        if run is None or self._letting_go is None or head.frozen or run.first_seq > head.seq + 1:
            return False
        if run.last_hash != fact.prev_hash or not is_sealed(fact):
            return False
        self.store()
        run = msgspec.structs.replace(run, first_seq=head.seq + 1)
        self._letting_go.take_over(self._conn, run, self._here_ms)
        return True

    def store(self) -> None:
        """Write what was taken and is not written yet."""
        waiting = self.taken[self._stored :]
        self._stored = len(self.taken)
        if waiting:
            store_facts(self._conn, waiting, self._here_ms)


def head_or_start(conn: sqlite3.Connection, origin: str, incarnation: str) -> ChainHead:
    """How far one chain is held here; before its first fact where nothing is."""
    head = head_of(conn, origin, incarnation)
    return head or ChainHead(origin=origin, incarnation=incarnation, seq=0, hash=GENESIS_HASH)
