"""The two exchanges that both hops speak: facts up by HTTP POST, reference down by HTTP GET."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from storecore.contracts.facts import Fact, Verdict

FACTS_PATH = "/v1/facts"
REFERENCE_PATH = "/v1/reference"
HEALTH_PATH = "/v1/health"
STATUS_PATH = "/v1/status"
CORRELATION_HEADER = "X-Correlation-Id"


class LetGo(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of one chain, `first_seq` to `last_seq`, that whoever says so held and holds no more.

    `last_hash` is the hash of the last of them, by which the fact after them is known to follow.
    """

    origin: str
    incarnation: str
    first_seq: int
    last_seq: int
    last_hash: str


class FactBatch(msgspec.Struct, frozen=True, kw_only=True):
    """Facts in the order in which the sender holds them; `sender` is the node that posts.

    `sent_ms` is the sender's wall time; 0 where it does not tell. `log` is the incarnation of the
    sender's own chain, `after` how far of its log it takes to be held, `reached` how far it is held
    once these facts are: a receiver that holds less has lost something, and says so before it takes
    anything out of order. An empty batch only asks. Without a `log` nothing of this is looked at.
    `waiting` is how many facts the sender has still to send after these. `let_go` are facts between
    these that the sender has let go after they were confirmed: a receiver that has lost them since
    goes on behind them.
    """

    sender: str
    facts: tuple[Fact, ...]
    sent_ms: int = 0
    log: str = ""
    after: int = 0
    reached: int = 0
    waiting: int = 0
    let_go: tuple[LetGo, ...] = ()


class Answer(StrEnum):
    """The receiver's four answers to a fact."""

    AGAIN = "again"
    APPLIED = "applied"
    GAP = "gap"
    FORK = "fork"


class ChainHead(msgspec.Struct, frozen=True, kw_only=True):
    """How far a receiver holds one origin's chain. `frozen` after a fork."""

    origin: str
    incarnation: str
    seq: int
    hash: str
    frozen: bool = False


class NotAccepted(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that the receiver stored with a verdict other than accepted."""

    origin: str
    incarnation: str
    seq: int
    verdict: Verdict
    reason: str


class FactReply(msgspec.Struct, frozen=True, kw_only=True):
    """One answer per fact sent, and the head now held for each origin in the batch.

    `now_ms` is the receiver's wall time; 0 where it does not tell. `position` is how far of the
    sender's log it holds now; None where the batch named no log. With a log the head of the
    sender's own chain is told, too.
    """

    answers: tuple[Answer, ...]
    heads: tuple[ChainHead, ...]
    not_accepted: tuple[NotAccepted, ...] = ()
    now_ms: int = 0
    position: int | None = None


def _tombstone() -> msgspec.Raw:
    return msgspec.Raw(b"null")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One document of the feed; `document` is None where it was removed (a tombstone).

    On the wire a tombstone's document is null.
    """

    collection: str
    key: str
    version: int
    raw: msgspec.Raw = msgspec.field(name="document", default_factory=_tombstone)

    @property
    def document(self) -> bytes | None:
        """The document as JSON, or None for a tombstone."""
        encoded = bytes(self.raw)
        return None if encoded == b"null" else encoded


class ReferencePage(msgspec.Struct, frozen=True, kw_only=True):
    """Entries after a cursor, oldest change first.

    `feed` names the server's feed: with another one the reader starts again from cursor 0 and
    drops what the new feed does not have. `complete` says that nothing more waits right now.
    """

    feed: str
    cursor: int
    entries: tuple[Entry, ...]
    complete: bool
