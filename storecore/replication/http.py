"""The door to HTTP for both exchanges (requests)."""

from __future__ import annotations

import time
from typing import TypeVar

import msgspec
import requests
import urllib3

from storecore.access.keys import bearer
from storecore.contracts.exchange import (
    CORRELATION_HEADER,
    FACTS_PATH,
    REFERENCE_PATH,
    FactBatch,
    FactReply,
    ReferencePage,
)
from storecore.packing import PACKED_FROM_BYTES, NotPacked, TooLarge, pack, unpack
from storecore.replication.reading import PageQuery
from storecore.replication.retry import Again, meaning_of

CONNECT_S = 2.0
REPLY_S = 10.0
"""How long a hop may be silent; a whole answer may take three times that."""
ANSWER_BYTES_MAX = 32_000_000
SAID_BYTES_MAX = 120
_CHUNK_BYTES = 65_536
S = TypeVar("S", bound=msgspec.Struct)


class HopDown(Exception):
    """The next hop did not answer, or not with what the exchange promises: nothing is known.

    `again` says how to go on, `asked_s` how long the hop asked to be left alone.
    """

    def __init__(self, problem: str, again: Again = Again.SOON, asked_s: float = 0.0) -> None:
        super().__init__(problem)
        self.again = again
        self.asked_s = asked_s


class HopClient:
    """Speaks both exchanges to one address. Used by one thread at a time."""

    def __init__(self, base_url: str, reply_s: float = REPLY_S, key: str = "") -> None:
        self.base_url = base_url.rstrip("/")
        self._reply_s = reply_s
        self._session = requests.Session()
        self._session.trust_env = False  # the shop's own network: no proxy from the environment
        self._session.headers["Accept-Encoding"] = "gzip"
        self._session.headers.update(bearer(key))

    def send_facts(self, batch: FactBatch) -> FactReply:
        """Post a batch of facts.

        Raises:
            HopDown: no connection, another status than 200, or not a reply.
        """
        correlation = batch.facts[-1].correlation if batch.facts else ""
        body = msgspec.json.encode(batch)
        headers = {"Content-Type": "application/json", CORRELATION_HEADER: correlation}
        if len(body) >= PACKED_FROM_BYTES:
            body = pack(body)
            headers["Content-Encoding"] = "gzip"
        request = requests.Request("POST", self.base_url + FACTS_PATH, headers=headers, data=body)
        return self._ask(request, FactReply, self._reply_s)

    def read_reference(self, asked: PageQuery, wait_s: float) -> ReferencePage:
        """Get the next page of reference; the server may hold the request for `wait_s`.

        Raises:
            HopDown: no connection, another status than 200, or not a page.
        """
        query: dict[str, str] = {
            "scope": asked.scope,
            "feed": asked.feed,
            "cursor": str(asked.cursor),
            "limit": str(asked.limit),
            "wait_s": str(wait_s),
        }
        request = requests.Request("GET", self.base_url + REFERENCE_PATH, params=query)
        return self._ask(request, ReferencePage, self._reply_s + wait_s)

    def close(self) -> None:
        """Let go of open connections."""
        self._session.close()

    def _ask(self, request: requests.Request, type_: type[S], silent_s: float) -> S:
        try:
            response = self._session.send(
                self._session.prepare_request(request),
                timeout=(CONNECT_S, silent_s),
                allow_redirects=False,
                stream=True,
            )
            with response:
                content = _content(response, time.monotonic() + 3 * silent_s)
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise HopDown(f"{self.base_url} cannot be reached: {type(error).__name__}") from error
        except (NotPacked, TooLarge) as error:
            raise HopDown(f"{self.base_url} answered something else: {error}") from error
        try:
            return read_reply(response.status_code, content, type_)
        except HopDown as problem:
            asked_s = _asked_s(response.headers.get("Retry-After", ""))
            raise HopDown(f"{self.base_url} {problem}", problem.again, asked_s) from problem


def read_reply(status: int, content: bytes, type_: type[S]) -> S:
    """What a hop has answered.

    Raises:
        HopDown: another status than 200, or something else than was asked for.
    """
    if status != requests.codes.ok:
        raise HopDown(f"answered with status {status}{_said(content)}", meaning_of(status))
    try:
        return msgspec.json.decode(content, type=type_)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise HopDown(f"answered something else: {error}") from error


def _said(content: bytes) -> str:
    """The beginning of what it said with that, where it is plain words and no document."""
    words = content[:SAID_BYTES_MAX].decode("ascii", "replace")
    return f": {words}" if words.isprintable() and words[:1].isalpha() else ""


def _content(response: requests.Response, until_s: float) -> bytes:
    """The whole answer, within bounds of size and time: a hop may send without end, or one byte
    a minute."""
    chunks = bytearray()
    while chunk := response.raw.read1(_CHUNK_BYTES, decode_content=False):
        chunks += chunk
        if len(chunks) > ANSWER_BYTES_MAX:
            raise TooLarge(f"more than {ANSWER_BYTES_MAX} bytes")
        if time.monotonic() > until_s:
            raise requests.Timeout("the answer does not come to an end")
    if response.headers.get("Content-Encoding", "") == "gzip":
        return unpack(bytes(chunks), ANSWER_BYTES_MAX)
    return bytes(chunks)


def _asked_s(retry_after: str) -> float:
    """Seconds of a Retry-After header; a date there is not looked at."""
    return float(retry_after) if retry_after.isdecimal() else 0.0
