"""The cloud's public API as a connector uses it. The door to requests for it."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import quote

import msgspec
import requests

from cloud_inventory.connectors.port import BackendDown
from storecore.access.keys import bearer
from storecore.contracts.cloud_api import (
    CLOUD_ORDERS_PATH,
    IMPORT_PATH,
    INVENTORY_PATH,
    CloudRefusal,
    CloudRefusalCode,
    ImportReport,
    ImportRequest,
    Inventory,
    PlaceOrder,
)
from storecore.contracts.orders import Order

ANSWER_S_MAX = 60.0
S = TypeVar("S", bound=msgspec.Struct)


class CloudSaysNo(Exception):
    """The cloud refuses, and will as long as nothing changes; `detail` is for people."""

    def __init__(self, code: CloudRefusalCode, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class CloudClient:
    """One question at a time; all raise `BackendDown` where the cloud does not answer."""

    def __init__(self, url: str, key: str = "") -> None:
        self._url = url.rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.update({"Content-Type": "application/json", **bearer(key)})

    def load(self, goods: ImportRequest) -> ImportReport:
        """Import a catalogue.

        Raises:
            CloudSaysNo: this key, or this store, may not.
        """
        return self._ask("POST", IMPORT_PATH, ImportReport, goods)

    def place(self, order: PlaceOrder) -> Order:
        """Place an order; the same request gives the same order.

        Raises:
            CloudSaysNo: it cannot be taken.
        """
        return self._ask("POST", CLOUD_ORDERS_PATH, Order, order)

    def order(self, order_id: str) -> Order:
        """An order as its store has told of it.

        Raises:
            CloudSaysNo: there is no such order.
        """
        return self._ask("GET", f"{CLOUD_ORDERS_PATH}/{quote(order_id, safe='')}", Order)

    def inventory(self, store_id: str) -> Inventory:
        """What the store has.

        Raises:
            CloudSaysNo: there is no such store.
        """
        return self._ask("GET", f"{INVENTORY_PATH}?store={quote(store_id, safe='')}", Inventory)

    def close(self) -> None:
        """Let go of open connections."""
        self._session.close()

    def _ask(self, method: str, path: str, type_: type[S], body: msgspec.Struct | None = None) -> S:
        content = None if body is None else msgspec.json.encode(body)
        try:
            answer = self._session.request(
                method, self._url + path, data=content, timeout=ANSWER_S_MAX, allow_redirects=False
            )
        except requests.RequestException as error:
            raise BackendDown(f"the cloud does not answer: {type(error).__name__}") from error
        try:
            if answer.status_code == requests.codes.ok:
                return msgspec.json.decode(answer.content, type=type_)
            if requests.codes.bad_request <= answer.status_code < requests.codes.server_error:
                refusal = msgspec.json.decode(answer.content, type=CloudRefusal)
                raise CloudSaysNo(refusal.code, refusal.detail)
        except msgspec.MsgspecError as error:
            raise BackendDown(f"the cloud answers something else: {error}") from error
        raise BackendDown(f"the cloud answers with status {answer.status_code}")
