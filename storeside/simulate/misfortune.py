"""What goes wrong in a run: lines, power, disks, clocks, servers."""

from __future__ import annotations

from storeside.simulate.chain import Chain
from storeside.simulate.disk import Copy, FailPoint
from storeside.simulate.edge import EdgeNode
from storeside.simulate.node import Node
from storeside.simulate.plan import SKUS, Happening
from storeside.simulate.till import TillNode


class Misfortune:
    """Acts on a chain; each method is one kind of the plan."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._put_back_ms: dict[str, int] = {}

    def cut(self, happening: Happening) -> None:
        """A line is down for a while."""
        self._sever(happening.number, happening.size)

    def flap(self, happening: Happening) -> None:
        """A line goes down and up ten times."""
        for n in range(10):
            self._chain.clockwork.after(
                n * happening.size // 10,
                lambda: self._sever(happening.number, happening.size // 20),
            )

    def crash(self, happening: Happening) -> None:
        """A node loses power between two things that it does."""
        self._node(happening).die("any_time")

    def fail(self, happening: Happening) -> None:
        """A node loses power when it next comes to a numbered moment."""
        self._node(happening).armed = FailPoint(happening.size)

    def roll_back(self, happening: Happening) -> None:
        """Somebody puts an old copy of a database back, beside the notes of today."""
        node = self._node(happening)
        taken_ms, copy = self._chain.copies[node.name]
        if not node.life.over and not self._alone_knows(node, taken_ms):
            self._put_back(node, copy, with_notes=False)

    def clone(self, happening: Happening) -> None:
        """A kiosk's whole disk is replaced by an old image of it, notes and all."""
        till = self._chain.tills[happening.number % len(self._chain.tills)]
        if not till.life.over:
            self._put_back(till, self._chain.copies[till.name][1], with_notes=True)

    def clock(self, happening: Happening) -> None:
        """A node's clock is set wrong."""
        node = self._node(happening)
        node.clock.skew_ms = happening.size
        self._chain.clockwork.note("clock_set", f"{node.name} {happening.size}")

    def full(self, happening: Happening) -> None:
        """A disk has no room left for a while."""
        node = self._node(happening)
        self._chain.clockwork.note("disk_full", node.name)
        node.disk.fill(full=True)
        self._chain.clockwork.after(happening.size, lambda: node.disk.fill(full=False))

    def slow(self, happening: Happening) -> None:
        """A server answers after everybody has given up."""
        self._trouble(self._chain.network.slow, "server_slow", happening)

    def lie(self, happening: Happening) -> None:
        """What a server says arrives as something else, half of the time."""
        self._trouble(self._chain.network.lying, "server_lying", happening)

    def _sever(self, number: int, length_ms: int) -> None:
        chain = self._chain
        lines = [(edge.name, "cloud") for edge in chain.edges]
        lines += [(till.name, till.edge) for till in chain.tills]
        line = lines[number % len(lines)]
        if line in chain.network.cut:
            return
        chain.clockwork.note("line_cut", f"{line} {length_ms}")
        chain.network.cut.add(line)
        chain.clockwork.after(length_ms, lambda: self._mend(line))

    def _mend(self, line: tuple[str, str]) -> None:
        self._chain.network.cut.discard(line)
        node = next(node for node in self._chain.nodes if node.name == line[0])
        if isinstance(node, EdgeNode | TillNode) and not node.life.over:
            node.sending.wake()
            node.reading.wake()

    def _alone_knows(self, node: Node, taken_ms: int) -> bool:
        """Whether an edge and its cloud would both forget: what only those two knew is gone for
        good then, and no software can bring it back."""
        others = self._chain.edges if node is self._chain.cloud else [self._chain.cloud]
        if not isinstance(node, EdgeNode) and node is not self._chain.cloud:
            return False
        return any(self._put_back_ms.get(other.name, -1) >= taken_ms for other in others)

    def _put_back(self, node: Node, copy: Copy, *, with_notes: bool) -> None:
        chain = self._chain
        self._put_back_ms[node.name] = chain.clockwork.now_ms
        chain.clockwork.note("disk_cloned" if with_notes else "disk_put_back", node.name)
        node.die("for_repair")
        chain.truth.disk_put_back(node.disk.conn, copy.database, exact=not with_notes)
        before = _sales_on(node)
        node.disk.put_back(copy, with_notes=with_notes)
        gone = before - _sales_on(node)
        for other in chain.nodes:
            gone -= _sales_on(other)
        chain.truth.lost_sales |= gone
        if node is chain.cloud:
            chain.truth.lost_orders |= chain.truth.orders - _orders_on(node)
        if isinstance(node, EdgeNode):
            chain.truth.lost_steps.add(node.store_id)
        for store in chain.stores:
            chain.truth.shaken.update((store.store_id, sku) for sku in SKUS)

    def _trouble(self, among: set[str], kind: str, happening: Happening) -> None:
        servers = [self._chain.cloud.name, *(edge.name for edge in self._chain.edges)]
        server = servers[happening.number % len(servers)]
        self._chain.clockwork.note(kind, server)
        among.add(server)
        self._chain.clockwork.after(happening.size, lambda: among.discard(server))

    def _node(self, happening: Happening) -> Node:
        return self._chain.nodes[happening.number % len(self._chain.nodes)]


def _sales_on(node: Node) -> set[str]:
    rows = node.disk.conn.execute("SELECT correlation FROM fact WHERE type = 'SaleCompleted'")
    return {str(row[0]) for row in rows}


def _orders_on(node: Node) -> set[str]:
    return {str(row[0]) for row in node.disk.conn.execute("SELECT order_id FROM orders")}
