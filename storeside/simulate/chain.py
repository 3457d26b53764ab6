"""A whole chain of the simulation: one cloud, its stores, the lines between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from edge_agent.stock.ledger import level
from edge_agent.stock.promises import items_to_count
from storecore.contracts.opening import PickupTerms
from storecore.contracts.reference import Store
from storeside.simulate.clockwork import HOUR_MS, Clockwork
from storeside.simulate.cloud import CloudNode
from storeside.simulate.disk import Copy
from storeside.simulate.edge import EdgeNode
from storeside.simulate.network import Network, Weather
from storeside.simulate.node import Node, World
from storeside.simulate.till import TillNode
from storeside.simulate.truth import Truth

KIOSKS = 2
BACKUP_MS = 12 * HOUR_MS
SKEWS_MS = (0, 0, 40, -900, 30_000)


class Chain:
    """Every store has an edge and two kiosks."""

    def __init__(self, seed: str, stores: int, weather: Weather) -> None:
        self.clockwork = Clockwork(f"{seed}/run")
        self.network = Network(self.clockwork, weather)
        self.truth = Truth()
        self.world = World(self.clockwork, self.network, self.truth)
        self.cloud = CloudNode(self.world)
        self.edges = [EdgeNode(self.world, f"s{n}") for n in range(1, stores + 1)]
        self.tills = [
            TillNode(self.world, edge.store_id, n) for edge in self.edges for n in range(KIOSKS)
        ]
        self.nodes: list[Node] = [self.cloud, *self.edges, *self.tills]
        self.stores = [
            Store(
                store_id=edge.store_id,
                names={"en": edge.store_id},
                currency="EUR",
                pickup=PickupTerms(hold_h=12),
            )
            for edge in self.edges
        ]
        self.copies: dict[str, tuple[int, Copy]] = {}

    def start(self) -> None:
        """Open the shops."""
        for node in self.nodes:
            node.clock.skew_ms = self.clockwork.random.choice(SKEWS_MS)
            node.start()
        for edge in self.edges:
            self._connect(edge, self.cloud.readers, self.cloud.name)
        for till in self.tills:
            edge = next(edge for edge in self.edges if edge.name == till.edge)
            self._connect(till, edge.readers, edge.name)
        self.back_up()

    def back_up(self) -> None:
        """Every twelve hours each disk is copied, as a careful owner does."""
        for node in self.nodes:
            self.copies[node.name] = (self.clockwork.now_ms, node.disk.copy())
            node.disk.sync()
        self.clockwork.after(BACKUP_MS, self.back_up)

    def heal(self) -> None:
        """All that is wrong is put right: lines, servers, disks, clocks. Who is off comes back."""
        for troubles in (self.network.cut, self.network.slow, self.network.lying):
            troubles.clear()
        for node in self.nodes:
            node.armed = None
            node.clock.skew_ms = 0
            if node.disk.full:
                node.disk.fill(full=False)
            if node.life.over:
                node.start()

    def count_all(self) -> None:
        """What has to be counted is counted; the goods are where the books say."""
        for edge in self.edges:
            for item in items_to_count(edge.disk.conn):
                on_hand = level(edge.disk.conn, item).on_hand
                edge.guarded(partial(edge.count, item, on_hand))

    def stir(self) -> None:
        """Every line is tried now."""
        below: list[EdgeNode | TillNode] = [*self.edges, *self.tills]
        for node in below:
            if not node.life.over:
                node.sending.stir()
                node.reading.wake()

    def close(self) -> None:
        """Let go of all disks."""
        for node in self.nodes:
            node.life.over = True
            node.disk.conn.close()

    def _connect(
        self, node: EdgeNode | TillNode, readers: list[Callable[[], None]], server: str
    ) -> None:
        """A request that waits at the server is answered on news, where the line holds."""

        def ring() -> None:
            if not node.life.over and (node.name, server) not in self.network.cut:
                node.reading.wake()

        readers.append(ring)
