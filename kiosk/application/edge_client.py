"""Steps that people take, asked of the edge agent. The door to requests for the edge."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import quote

import msgspec
import requests

from kiosk.flow.stock import StockRequest
from storecore.access.keys import bearer
from storecore.contracts.bills import BILLS_PATH, DecideBill, OpenBill
from storecore.contracts.exchange import CORRELATION_HEADER, STATUS_PATH
from storecore.contracts.gift_cards import (
    GIFT_CARDS_PATH,
    CreditRequest,
    RedeemReply,
    RedeemRequest,
    StopRedeem,
)
from storecore.contracts.handover import HANDOVERS_PATH, HandoverReply, HandoverRequest
from storecore.contracts.kiosks import (
    KIOSK_ORDER_S,
    KIOSKS_PATH,
    KioskOrderReply,
    KioskOrderRequest,
    KioskReport,
)
from storecore.contracts.local_api import (
    ASSIST_PATH,
    COUNTS_PATH,
    ORDERS_PATH,
    PICKUP_PATH,
    TASKS_PATH,
    AssistRequest,
    CountRequest,
    Done,
    OrderStepReply,
    OrderStepRequest,
    PickupReply,
    PickupRequest,
    Refusal,
    RefusalCode,
    TaskStepRequest,
)
from storecore.contracts.members import RIGHTS_PATH, RightsReply, RightsRequest
from storecore.contracts.reference import Order
from storecore.contracts.status import ProgramStatus
from storecore.contracts.stock_work import (
    STOCK_PATH,
    MoveRequest,
    ReceiveRequest,
    SendRequest,
    StockFigures,
    WriteOffRequest,
)
from storecore.contracts.suspended import (
    RESUME_PATH,
    SUSPENDED_PATH,
    ResumeReply,
    ResumeRequest,
    SuspendRequest,
    Ticket,
)
from storecore.contracts.watching import WATCH_PATH, WatchState

ANSWER_S = 2.0
DOOR_S = 8.0
"""The edge waits for a locker's door before it answers."""
GIFT_S = 5.0
"""The edge may have to ask the cloud first."""
S = TypeVar("S", bound=msgspec.Struct)


_STOCK_PATHS: dict[type, str] = {
    CountRequest: COUNTS_PATH,
    MoveRequest: STOCK_PATH + "/move",
    ReceiveRequest: STOCK_PATH + "/receive",
    SendRequest: STOCK_PATH + "/send",
    WriteOffRequest: STOCK_PATH + "/write-off",
}


class EdgeDown(Exception):
    """The edge did not answer, or not with what is promised. It may have done what was asked."""


class EdgeRefused(Exception):
    """The edge says no; `ready_by_ms` as in its refusal."""

    def __init__(self, code: RefusalCode, detail: str, ready_by_ms: int = 0) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.ready_by_ms = ready_by_ms


class EdgeClient:
    """One request, one answer, within about two seconds. Safe from any thread.

    Every method raises `EdgeDown`, and `EdgeRefused` where the edge says no. A request that was
    not answered is asked again with the same `request_id`.
    """

    def __init__(self, base_url: str, kiosk_id: str, key: str = "") -> None:
        self._base_url = base_url.rstrip("/")
        self._kiosk_id = kiosk_id
        self._headers = {"Content-Type": "application/json", **bearer(key)}

    def find_pickup(self, pickup_code: str) -> Order:
        """The order that waits for this code."""
        request = PickupRequest(pickup_code=pickup_code, kiosk_id=self._kiosk_id)
        return self._post(PICKUP_PATH, request, PickupReply).order

    def step_order(self, order_id: str, request: OrderStepRequest) -> Order:
        """The order after the step."""
        path = f"{ORDERS_PATH}/{quote(order_id, safe='')}/steps"
        return self._post(path, request, OrderStepReply, request.request_id).order

    def hand_over(self, request: HandoverRequest) -> HandoverReply:
        """How the order comes to the customer who is here; a door may take its time."""
        body = msgspec.json.encode(request)
        return self._exchange(
            "POST", HANDOVERS_PATH, body, HandoverReply, request.request_id, answer_s=DOOR_S
        )

    def step_task(self, task_id: str, request: TaskStepRequest) -> None:
        """Take a task, or say that it is done."""
        path = f"{TASKS_PATH}/{quote(task_id, safe='')}/steps"
        self._post(path, request, Done, request.request_id)

    def assist(self, request_id: str, reason: str) -> None:
        """Call a colleague to this kiosk."""
        request = AssistRequest(request_id=request_id, kiosk_id=self._kiosk_id, reason=reason)
        self._post(ASSIST_PATH, request, Done, request_id)

    def watch(self, after: str, wait_s: float) -> WatchState:
        """What this kiosk's sensors see, as soon as that is another state than `after`."""
        kiosk = quote(self._kiosk_id, safe="")
        path = f"{WATCH_PATH}?kiosk={kiosk}&after={quote(after, safe='')}&wait_s={wait_s}"
        return self._exchange("GET", path, None, WatchState, "", answer_s=ANSWER_S + wait_s)

    def report(self, told: KioskReport) -> None:
        """What this kiosk is doing."""
        self._post(KIOSKS_PATH + "/reports", told, Done)

    def tell_kiosk(self, request: KioskOrderRequest) -> None:
        """Have another kiosk do something, and wait for it."""
        self._exchange(
            "POST",
            KIOSKS_PATH + "/orders",
            msgspec.json.encode(request),
            Done,
            "",
            answer_s=ANSWER_S + KIOSK_ORDER_S,
        )

    def reply_kiosk(self, reply: KioskOrderReply) -> None:
        """What became of an order to this kiosk."""
        self._post(KIOSKS_PATH + "/replies", reply, Done)

    def stock(self, sku: str) -> StockFigures:
        """What the edge knows of an item."""
        path = f"{STOCK_PATH}/{quote(sku, safe='')}"
        return self._exchange("GET", path, None, StockFigures, "")

    def step_stock(self, request: StockRequest) -> None:
        """Carry out a step with stock."""
        self._post(_STOCK_PATHS[type(request)], request, Done, request.request_id)

    def suspend(self, request: SuspendRequest) -> Ticket:
        """Keep a basket for whoever shows its ticket."""
        return self._post(SUSPENDED_PATH, request, Ticket, request.request_id)

    def resume(self, request: ResumeRequest) -> ResumeReply:
        """The basket of a ticket, if this kiosk is the first to ask."""
        return self._post(RESUME_PATH, request, ResumeReply)

    def rights(self, request: RightsRequest) -> RightsReply:
        """What a purchase may spend of points and single-use coupons."""
        return self._post(RIGHTS_PATH, request, RightsReply, request.transaction_id)

    def decide_bill(self, request: DecideBill) -> OpenBill:
        """A bill of any till of the store is paid, or dropped."""
        return self._post(BILLS_PATH, request, OpenBill, request.intent_id)

    def redeem_gift(self, request: RedeemRequest) -> RedeemReply:
        """Pay with a gift card; the same intent again gives the first answer."""
        path = GIFT_CARDS_PATH + "/redeem"
        return self._exchange(
            "POST", path, msgspec.json.encode(request), RedeemReply, "", answer_s=GIFT_S
        )

    def gift_status(self, intent_id: str) -> RedeemReply:
        """What became of an intent."""
        path = f"{GIFT_CARDS_PATH}/{quote(intent_id, safe='')}"
        return self._exchange("GET", path, None, RedeemReply, "")

    def stop_gift(self, request: StopRedeem) -> None:
        """Never redeem it, unless that has happened."""
        self._post(GIFT_CARDS_PATH + "/stop", request, Done)

    def credit_gift(self, request: CreditRequest) -> None:
        """Give money back onto the card."""
        self._post(GIFT_CARDS_PATH + "/credit", request, Done)

    def status(self) -> ProgramStatus:
        """What the edge says of itself."""
        return self._exchange("GET", STATUS_PATH, None, ProgramStatus, "")

    def _post(self, path: str, body: msgspec.Struct, type_: type[S], correlation: str = "") -> S:
        return self._exchange("POST", path, msgspec.json.encode(body), type_, correlation)

    def _exchange(
        self,
        method: str,
        path: str,
        body: bytes | None,
        type_: type[S],
        correlation: str,
        *,
        answer_s: float = ANSWER_S,
    ) -> S:
        headers = {**self._headers, CORRELATION_HEADER: correlation}
        with requests.Session() as session:
            session.trust_env = False  # the shop's own network: no proxy from the environment
            try:
                reply = session.request(
                    method,
                    self._base_url + path,
                    data=body,
                    headers=headers,
                    timeout=(ANSWER_S, answer_s),
                )
            except requests.RequestException as error:
                raise EdgeDown(f"{self._base_url}: {type(error).__name__}") from error
        try:
            if requests.codes.bad_request <= reply.status_code < requests.codes.server_error:
                refusal = msgspec.json.decode(reply.content, type=Refusal)
                raise EdgeRefused(refusal.code, refusal.detail, refusal.ready_by_ms)
            if reply.status_code == requests.codes.ok:
                return msgspec.json.decode(reply.content, type=type_)
        except msgspec.MsgspecError as error:
            raise EdgeDown(f"{self._base_url}{path} answered something else: {error}") from error
        raise EdgeDown(f"{self._base_url}{path} answered with status {reply.status_code}")
