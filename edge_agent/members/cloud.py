"""Asking the cloud what a purchase may spend: it alone knows what other stores hold."""

from __future__ import annotations

import msgspec
import requests

from storecore.access.keys import bearer
from storecore.contracts.members import (
    RIGHTS_PATH,
    CloudRightsRequest,
    RightsReply,
    RightsRequest,
)
from storecore.logs import Log

log = Log(__name__)

CONNECT_S, ANSWER_S = 0.5, 1.0
"""The kiosk waits two seconds for the edge."""


class CloudRights:
    """One question, answered within two seconds or not at all."""

    def __init__(self, cloud_url: str, store_id: str, key: str = "") -> None:
        self._url = cloud_url.rstrip("/") + RIGHTS_PATH
        self._store_id = store_id
        self._headers = bearer(key)

    def ask(self, asked: RightsRequest, held: RightsReply) -> RightsReply | None:
        """What the cloud grants of what the edge would; None where it cannot be asked."""
        request = CloudRightsRequest(
            store_id=self._store_id,
            transaction_id=asked.transaction_id,
            member_key=asked.member_key,
            points=held.points,
            coupons=held.coupons,
        )
        try:
            with requests.Session() as session:
                session.trust_env = False
                reply = session.post(
                    self._url,
                    data=msgspec.json.encode(request),
                    headers=self._headers,
                    timeout=(CONNECT_S, ANSWER_S),
                )
            reply.raise_for_status()
            return msgspec.json.decode(reply.content, type=RightsReply)
        except (requests.RequestException, msgspec.MsgspecError) as problem:
            log.warning("member_rights_not_asked", problem=type(problem).__name__)
            return None
