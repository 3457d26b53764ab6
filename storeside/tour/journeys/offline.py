"""Offline: the store goes on without the cloud, the kiosk without the edge; nothing is lost."""

from __future__ import annotations

from kiosk.flow.state import Screen
from storeside.tour.journeys.shelf import Floor
from storeside.tour.scene import Scene

MILK, BREAD, COFFEE = "milk-1l", "baguette", "coffee-500g"


def walk(scene: Scene) -> None:
    """First without the cloud, then without the edge."""
    scene.report.begin("The lines are down")
    before = scene.cloud.on_hand(MILK)
    offline = Offline(scene)
    scene.step("The cloud stops", "cloud down", lambda: offline.stop("cloud"))
    scene.step("A sale without the cloud", "1 milk sold", lambda: offline.sell(MILK))
    coffee = scene.goods[COFFEE]
    scene.step(
        "The shelf still asks for staff",
        f"restock {coffee.place}: {coffee.minimum - 1} of {coffee.target}",
        offline.shelf,
    )
    scene.step("The cloud comes back", "the cloud has every fact once", offline.cloud_back)
    scene.step("The edge agent stops", "edge down", lambda: offline.stop("edge"))
    scene.step("A sale without the edge", "1 milk sold", lambda: offline.sell(MILK))
    scene.step("And another", "1 baguette sold", lambda: offline.sell(BREAD))
    scene.step("The edge comes back", "the cloud has every fact once", offline.edge_back)
    scene.step(
        "Head office counted each milk once",
        str(before - 2),
        lambda: str(scene.cloud.on_hand(MILK)),
        picture=False,
    )


class Offline:
    """Stops and starts programs while a person goes on shopping."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._floor = Floor(scene)

    def stop(self, program: str) -> str:
        """Stop a program and let the kiosk notice."""
        self._scene.store.children[program].stop()
        walker = self._scene.walker
        if program == "edge":
            walker.wait(lambda: not walker.state.links.edge_up, "news that the edge is gone")
        else:
            walker.wait(
                lambda: walker.state.links.cloud_up is False, "news that the cloud is gone", 30.0
            )
        walker.settle()
        return f"{program} down"

    def sell(self, sku: str) -> str:
        """One piece, paid."""
        walker = self._scene.walker
        walker.touch("buyDoor")
        walker.on(Screen.BASKET)
        self._scene.scan(sku)
        self._scene.pay()
        self._scene.report.keep("paid")
        walker.touch("primaryButton")
        walker.on(Screen.START)
        return f"1 {sku.partition('-')[0]} sold"

    def shelf(self) -> str:
        """Goods are taken while the cloud is away; staff are asked all the same."""
        scene = self._scene
        scene.sign_in()
        asked = self._floor.take_down(COFFEE)
        scene.report.keep("task")
        self._floor.fill_up(COFFEE)
        self._floor.leave()
        return asked

    def cloud_back(self) -> str:
        """Start the cloud; wait until it has everything."""
        return self._back("cloud")

    def edge_back(self) -> str:
        """Start the edge; wait until everything has passed through it."""
        return self._back("edge")

    def _back(self, program: str) -> str:
        store, walker = self._scene.store, self._scene.walker
        store.start(program)
        walker.wait(lambda: store.is_up(program), f"{program} to answer", 30.0)
        walker.wait(lambda: walker.state.links.edge_up, "news that the edge is back", 30.0)
        walker.wait(
            lambda: walker.state.links.cloud_up is not False, "news that the cloud is back", 30.0
        )
        return self._scene.all_arrived()
