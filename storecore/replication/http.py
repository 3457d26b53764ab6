"""The door to HTTP for both exchanges (requests)."""

from __future__ import annotations

from typing import TypeVar

import msgspec
import requests

from storecore.contracts.exchange import (
    CORRELATION_HEADER,
    FACTS_PATH,
    REFERENCE_PATH,
    FactBatch,
    FactReply,
    ReferencePage,
)

CONNECT_S = 2.0
REPLY_S = 10.0
S = TypeVar("S", bound=msgspec.Struct)


class HopDown(Exception):
    """The next hop did not answer, or not with what the exchange promises; try again later."""


class HopClient:
    """Speaks both exchanges to one address. Used by one thread at a time."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = False  # the shop's own network: no proxy from the environment

    def send_facts(self, batch: FactBatch) -> FactReply:
        """Post a batch of facts.

        Raises:
            HopDown: no connection, an error status, or not a reply.
        """
        correlation = batch.facts[-1].correlation if batch.facts else ""
        try:
            response = self._session.post(
                self.base_url + FACTS_PATH,
                data=msgspec.json.encode(batch),
                headers={"Content-Type": "application/json", CORRELATION_HEADER: correlation},
                timeout=(CONNECT_S, REPLY_S),
            )
        except requests.RequestException as error:
            raise HopDown(f"{self.base_url} cannot be reached: {type(error).__name__}") from error
        return self._read(response, FactReply)

    def read_reference(
        self, scope: str, feed: str, cursor: int, limit: int, wait_s: float
    ) -> ReferencePage:
        """Get the next page of reference; the server may hold the request for `wait_s`.

        Raises:
            HopDown: no connection, an error status, or not a page.
        """
        query: dict[str, str] = {
            "scope": scope,
            "feed": feed,
            "cursor": str(cursor),
            "limit": str(limit),
            "wait_s": str(wait_s),
        }
        try:
            response = self._session.get(
                self.base_url + REFERENCE_PATH, params=query, timeout=(CONNECT_S, REPLY_S + wait_s)
            )
        except requests.RequestException as error:
            raise HopDown(f"{self.base_url} cannot be reached: {type(error).__name__}") from error
        return self._read(response, ReferencePage)

    def close(self) -> None:
        """Let go of open connections."""
        self._session.close()

    def _read(self, response: requests.Response, type_: type[S]) -> S:
        try:
            return read_reply(response.status_code, response.content, type_)
        except HopDown as problem:
            raise HopDown(f"{self.base_url} {problem}") from problem


def read_reply(status: int, content: bytes, type_: type[S]) -> S:
    """What a hop has answered.

    Raises:
        HopDown: an error status, or something else than was asked for.
    """
    if status != requests.codes.ok:
        raise HopDown(f"answered with status {status}")
    try:
        return msgspec.json.decode(content, type=type_)
    except msgspec.MsgspecError as error:
        raise HopDown(f"answered something else: {error}") from error
