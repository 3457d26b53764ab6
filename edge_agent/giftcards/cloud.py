"""Asking the cloud for the right to redeem a card. The door to requests for it."""

from __future__ import annotations

import msgspec
import requests

from storecore.access.keys import bearer
from storecore.contracts.cloud_api import CloudRefusal, CloudRefusalCode
from storecore.contracts.gift_cards import RIGHTS_PATH, RightReply, RightRequest
from storecore.contracts.local_api import RefusalCode
from storecore.logs import Log

log = Log(__name__)

ANSWER_S = 1.5
_CODES = {
    CloudRefusalCode.CARD_UNKNOWN: RefusalCode.GIFT_UNKNOWN,
    CloudRefusalCode.CARD_EMPTY: RefusalCode.GIFT_EMPTY,
    CloudRefusalCode.CARD_ELSEWHERE: RefusalCode.GIFT_ELSEWHERE,
}


class NoRight(Exception):
    """The cloud gave none; `code` is what people are told."""

    def __init__(self, code: RefusalCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class CloudGifts:
    """One question, answered within two seconds or not at all."""

    def __init__(self, cloud_url: str, store_id: str, key: str = "") -> None:
        self._url = cloud_url.rstrip("/") + RIGHTS_PATH
        self._store_id = store_id
        self._headers = bearer(key)

    def ask(self, card: str) -> RightReply:
        """The right to a card.

        Raises:
            NoRight: the cloud says no, or cannot be asked.
        """
        asked = RightRequest(store_id=self._store_id, card=card)
        try:
            with requests.Session() as session:
                session.trust_env = False
                reply = session.post(
                    self._url,
                    data=msgspec.json.encode(asked),
                    headers=self._headers,
                    timeout=(ANSWER_S, ANSWER_S),
                )
            if reply.status_code == requests.codes.ok:
                return msgspec.json.decode(reply.content, type=RightReply)
            refusal = msgspec.json.decode(reply.content, type=CloudRefusal)
        except (requests.RequestException, msgspec.MsgspecError) as problem:
            log.warning("gift_right_not_asked", problem=type(problem).__name__)
            raise NoRight(RefusalCode.GIFT_OFFLINE, "the cloud cannot be asked") from problem
        code = _CODES.get(refusal.code, RefusalCode.GIFT_OFFLINE)
        raise NoRight(code, refusal.detail)
