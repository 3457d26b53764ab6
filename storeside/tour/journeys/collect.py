"""Collect: ordered at home, picked and staged by staff, collected by holding up a phone."""

from __future__ import annotations

from kiosk.flow.handover import Coming
from kiosk.flow.parts import OrderView
from kiosk.flow.state import Screen
from storecore.contracts.reference import OrderState
from storecore.gs1.labels import BAG_PREFIX, PLACE_PREFIX
from storeside.tour.books import soon
from storeside.tour.scene import Scene
from storeside.tour.web import Customer

CHOSEN = {"spaghetti-500g": 2, "olive-oil-500ml": 1}


def walk(scene: Scene) -> None:
    """One order's whole life, with the cloud's view at each end."""
    scene.report.begin("Collect an order")
    order = Ordered(scene)
    scene.step("Ordered on the web page", "placed or accepted", order.place, picture=False)
    scene.step("The store accepts it and reserves", "accepted, 2 reserved", order.accepted)
    scene.step("Staff sign in", "staff_tasks", scene.sign_in)
    scene.step("The order waits to be picked", "to pick", order.listed)
    scene.step("Staff pick it line by line, scanning", "staff_stage", order.pick)
    scene.step("Staff stage it", "ready at A1", order.stage)
    scene.step("The customer sees that it is ready", "ready", lambda: order.in_cloud("ready"))
    scene.step("The order's page says so", "Ready to collect", order.page, picture=False)
    scene.step("The phone is held to the kiosk", "waits at A1, runner called", order.show_code)
    scene.step("The customer takes it", "collect_done", order.collect)
    scene.step("The cloud shows it collected", "collected", lambda: order.in_cloud("collected"))
    scene.step("The same code again is refused", "pickup_collected", order.show_code_again)
    scene.step("Back to the start", "start", order.leave, picture=False)
    scene.step("The goods have left the books", "2 fewer, 0 reserved", order.books, picture=False)


class Ordered:
    """One order and the people around it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._customer = Customer(scene.store.ports.url("cloud"))
        self._first = next(iter(CHOSEN))
        self._on_hand = scene.cloud.on_hand(self._first)
        self.order_id = ""
        self._code = ""

    def place(self) -> str:
        """Place it as a browser does."""
        self.order_id, self._code = self._customer.order("Lin Yue", CHOSEN)
        state = self._scene.cloud.order_state(self.order_id)
        return "placed or accepted" if state in {"placed", "accepted"} else state

    def accepted(self) -> str:
        """Wait for the store's answer in the cloud."""
        state = self.in_cloud("accepted")
        return f"{state}, {self._scene.cloud.reserved(self._first)} reserved"

    def in_cloud(self, state: str) -> str:
        """Wait until the customer's view shows this state; the state."""
        cloud, walker = self._scene.cloud, self._scene.walker
        walker.wait(
            soon(lambda: cloud.order_state(self.order_id) == state), f"order {state} in the cloud"
        )
        return cloud.order_state(self.order_id)

    def page(self) -> str:
        """What the customer's own page says."""
        return self._customer.reads(self.order_id)

    def listed(self) -> str:
        """Open the orders' tab."""
        walker = self._scene.walker
        walker.touch("tab:orders")
        walker.on(Screen.STAFF_ORDERS)
        walker.wait(lambda: walker.machine.app.find(f"pick:{self.order_id}"), "order to pick")
        walker.settle()
        return "to pick"

    def pick(self) -> str:
        """Pick by scanning each line's goods, as the list asks for them."""
        scene, walker = self._scene, self._scene.walker
        walker.touch(f"pick:{self.order_id}")
        walker.on(Screen.STAFF_PICK)
        for _ in range(sum(CHOSEN.values())):
            round_ = walker.state.packing.round
            assert round_ is not None
            assert round_.stop is not None
            walker.type_as_scanner(scene.goods[round_.stop.wanted.sku].gtin)
            walker.settle()
        return walker.on(Screen.STAFF_STAGE)

    def stage(self) -> str:
        """Put the bag at a place: its label and the place's are scanned."""
        walker = self._scene.walker
        walker.type_as_scanner(f"{BAG_PREFIX}0417")
        walker.settle()
        walker.type_as_scanner(f"{PLACE_PREFIX}A1")
        walker.on(Screen.STAFF_ORDERS)
        walker.wait(self._is_ready, "order to be ready")
        mine = [o for o in self._orders() if o.order_id == self.order_id]
        return f"{mine[0].state} at {mine[0].place}"

    def show_code(self) -> str:
        """Sign out; the customer holds the phone to the camera on the start screen."""
        walker = self._scene.walker
        walker.touch("cancelButton")
        walker.on(Screen.START)
        walker.hold(self._code, "qr")
        walker.on(Screen.COLLECT_READY)
        walker.wait(lambda: self._coming() is not None, "somebody to be called")
        walker.settle()
        pickup, coming = walker.state.pickup, self._coming()
        assert pickup is not None
        assert pickup.order is not None
        assert coming is not None
        return f"waits at {pickup.order.place}, {coming.way} called"

    def collect(self) -> str:
        """ "I have my order"."""
        self._scene.walker.touch("primaryButton")
        return self._scene.walker.on(Screen.COLLECT_DONE)

    def show_code_again(self) -> str:
        """A second try with the same code."""
        walker = self._scene.walker
        walker.touch("primaryButton")
        walker.on(Screen.START)
        walker.hold(self._code, "qr")
        walker.wait(lambda: walker.state.notice is not None, "refusal")
        walker.settle()
        notice = walker.state.notice
        return notice.kind.value if notice is not None else ""

    def leave(self) -> str:
        """Back."""
        self._scene.walker.touch("cancelButton")
        return self._scene.walker.on(Screen.START)

    def books(self) -> str:
        """What the cloud's inventory says afterwards."""
        cloud = self._scene.cloud
        fewer = self._on_hand - cloud.on_hand(self._first)
        return f"{fewer} fewer, {cloud.reserved(self._first)} reserved"

    def _coming(self) -> Coming | None:
        pickup = self._scene.walker.state.pickup
        return pickup.coming if pickup is not None else None

    def _orders(self) -> tuple[OrderView, ...]:
        staff = self._scene.walker.state.staff
        return staff.orders if staff is not None else ()

    def _is_ready(self) -> bool:
        return any(
            o.order_id == self.order_id and o.state is OrderState.READY for o in self._orders()
        )
