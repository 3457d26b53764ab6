"""Locker: one thing replaced, one not to be had, the rest behind a door that opens by itself."""

from __future__ import annotations

from kiosk.flow.packing import PickRound
from kiosk.flow.parts import Pickup
from kiosk.flow.state import Screen
from storecore.contracts.handover import HandoverWay
from storecore.gs1.labels import BAG_PREFIX, PLACE_PREFIX
from storeside.tour.books import soon
from storeside.tour.scene import Scene
from storeside.tour.web import Customer

CHOSEN = {"coffee-500g": 1, "olive-oil-500ml": 1, "honey-500g": 1}
REPLACED, MISSING = "olive-oil-500ml", "honey-500g"
PLACE, BAY = "locker-1.3", "3"


def walk(scene: Scene) -> None:
    """A round with trouble in it, and a bay that is told to open over MQTT."""
    scene.report.begin("Collect from a locker, with one thing missing")
    order = Lockered(scene)
    scene.step("Ordered and accepted", "accepted", order.place, picture=False)
    scene.step("A colleague begins the round", "staff_pick", order.begin)
    scene.step("One thing is replaced, one is not there", "staff_stage", order.pick)
    scene.step("Bag and bay are scanned", "staff_orders", order.stage)
    scene.step("The cloud tells what is missing", "partly_ready", order.told, picture=False)
    scene.step("The phone opens the bay", "bay 3 is open", order.show_code)
    scene.step("The customer takes it", "collect_done", order.collect)
    scene.step("The cloud shows it collected", "collected", order.collected, picture=False)
    scene.step("Back to the start", "start", order.leave, picture=False)


class Lockered:
    """One order and the people around it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._customer = Customer(scene.store.ports.url("cloud"))
        self._order_id = ""
        self._code = ""

    def place(self) -> str:
        """Order as a browser does; the store accepts."""
        self._order_id, self._code = self._customer.order("Mei Lin", CHOSEN)
        return self._in_cloud("accepted")

    def begin(self) -> str:
        """A colleague signs in and packs it."""
        walker = self._scene.walker
        self._scene.sign_in()
        walker.touch("tab:orders", f"pick:{self._order_id}")
        return walker.on(Screen.STAFF_PICK)

    def pick(self) -> str:
        """Stop by stop: scanned, replaced by the first thing that is offered, or not there."""
        walker = self._scene.walker
        for _ in CHOSEN:
            stop = self._round.stop
            assert stop is not None
            if stop.goods.sku == MISSING:
                walker.touch("secondButton", "packShort")
            elif stop.goods.sku == REPLACED:
                walker.touch("secondButton")
                walker.wait(lambda: self._round.offered, "something to take instead")
                instead = self._round.offered[0].sku
                walker.touch(f"packInstead:{instead}")
                walker.type_as_scanner(self._scene.goods[instead].gtin)
            else:
                walker.type_as_scanner(self._scene.goods[stop.goods.sku].gtin)
            walker.settle()
        return walker.on(Screen.STAFF_STAGE)

    def stage(self) -> str:
        """The bag goes into a bay."""
        walker = self._scene.walker
        walker.type_as_scanner(f"{BAG_PREFIX}0418")
        walker.settle()
        walker.type_as_scanner(f"{PLACE_PREFIX}{PLACE}")
        return walker.on(Screen.STAFF_ORDERS)

    def told(self) -> str:
        """The customer's view says that a part is ready."""
        return self._in_cloud("partly_ready")

    def show_code(self) -> str:
        """Sign out; the customer's phone is held up, and the bay's own relay opens it."""
        walker = self._scene.walker
        walker.touch("cancelButton")
        walker.on(Screen.START)
        walker.hold(self._code, "qr")
        walker.on(Screen.COLLECT_READY)
        walker.wait(lambda: self._pickup.coming is not None, "the bay to answer")
        walker.settle()
        coming, order = self._pickup.coming, self._pickup.order
        assert coming is not None
        assert order is not None
        if coming.way is not HandoverWay.BAY:
            return f"somebody was called: {coming.reason}"
        return f"bay {order.bay} is open"

    def collect(self) -> str:
        """ "I have my order"."""
        self._scene.walker.touch("primaryButton")
        return self._scene.walker.on(Screen.COLLECT_DONE)

    def collected(self) -> str:
        """What the customer's view says in the end."""
        return self._in_cloud("collected")

    def leave(self) -> str:
        """Back."""
        self._scene.walker.touch("primaryButton")
        return self._scene.walker.on(Screen.START)

    @property
    def _round(self) -> PickRound:
        round_ = self._scene.walker.state.packing.round
        assert round_ is not None
        return round_

    @property
    def _pickup(self) -> Pickup:
        pickup = self._scene.walker.state.pickup
        assert pickup is not None
        return pickup

    def _in_cloud(self, state: str) -> str:
        cloud, walker = self._scene.cloud, self._scene.walker
        seen = soon(lambda: cloud.order_state(self._order_id) == state)
        walker.wait(seen, f"order {state} in the cloud")
        return cloud.order_state(self._order_id)
