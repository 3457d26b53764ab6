"""The line to a nexo terminal: one message posted, one reply, sealed where a key is shared.

The door to requests for the terminal. Wire types: `storecore/contracts/nexo/`.
"""

from __future__ import annotations

import msgspec
import requests

from storecore.contracts.nexo.envelope import (
    NexoRequest,
    NexoResponse,
    SaleToPoiRequest,
    SaleToPoiResponse,
    encode_nexo,
)
from storecore.contracts.nexo.protection import NotGenuine, Protection
from storecore.contracts.nexo.words import NEXO_PATH

CONNECT_S = 2.0


class NoAnswer(Exception):
    """The terminal did not answer, or not with what the protocol promises."""


class NexoLine:
    """Posts messages to the terminal at `base_url`; safe from any thread."""

    def __init__(self, base_url: str, protection: Protection | None = None) -> None:
        self._url = base_url.rstrip("/") + NEXO_PATH
        self._protection = protection

    def exchange(self, request: SaleToPoiRequest, answer_s: float) -> SaleToPoiResponse:
        """Post a message and read its reply. Raises NoAnswer.

        A session of its own for each: a payment may wait while others pass.
        """
        body = encode_nexo(NexoRequest(request=request))
        if self._protection is not None:
            body = self._protection.seal("SaleToPOIRequest", request.message_header, body)
        response = self._read(self._post(body, answer_s))
        asked, said = request.message_header, response.message_header
        if (said.sale_id, said.service_id) != (asked.sale_id, asked.service_id):
            raise NoAnswer(f"{self._url} answered another message, {said.service_id}")
        return response

    def _post(self, body: bytes, answer_s: float) -> bytes:
        with requests.Session() as session:
            session.trust_env = False  # the terminal stands beside the kiosk: no proxy
            try:
                reply = session.post(
                    self._url,
                    data=body,
                    headers={"Content-Type": "application/json"},
                    timeout=(CONNECT_S, answer_s),
                )
            except requests.RequestException as error:
                raise NoAnswer(f"{self._url}: {type(error).__name__}") from error
        if reply.status_code != requests.codes.ok:
            raise NoAnswer(f"{self._url} answered with status {reply.status_code}")
        return reply.content

    def _read(self, body: bytes) -> SaleToPoiResponse:
        try:
            if self._protection is not None:
                body = self._protection.open("SaleToPOIResponse", body)
            return msgspec.json.decode(body, type=NexoResponse).response
        except NotGenuine as problem:
            raise NoAnswer(f"{self._url} is not who shares the key: {problem}") from problem
        except msgspec.MsgspecError as error:
            raise NoAnswer(f"{self._url} answered something else: {error}") from error
