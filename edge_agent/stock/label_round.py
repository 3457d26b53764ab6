"""Keeps shelf labels true: asks for each that shows another price than the catalogue has."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import msgspec

from edge_agent.devices.commander import Commander
from edge_agent.stock.labels import ShelfLabels
from storecore.clock import Clock
from storecore.contracts.commands import Name, Outcome, Reply, ShowLabel
from storecore.database.writer import Writer
from storecore.logs import Log

log = Log(__name__)

LOOK_S = 2.0
AGAIN_S = 600.0
"""A label that has not confirmed is told again; one that sleeps wakes within minutes."""

REFUSED_AGAIN_S = 60.0
AT_ONCE = 4
WITHIN_S = 20.0


class LabelsError(ValueError):
    """A list of labels that cannot be used; the message says which entry."""


class LabelPost(msgspec.Struct, frozen=True):
    """Which label hangs at a place, and which access point it belongs to."""

    place: str
    device: Name
    label: str


def parse_posts(text: str) -> tuple[LabelPost, ...]:
    """Labels from `PLACE=DEVICE:MAC`, parted by commas.

    Raises:
        LabelsError: an entry of another form, or a place twice.
    """
    posts: dict[str, LabelPost] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        place, equals, rest = entry.partition("=")
        device, colon, label = rest.partition(":")
        if not (place and equals and device and colon and label):
            raise LabelsError(f"shelf_labels: {entry!r} is not PLACE=DEVICE:MAC")
        if place in posts:
            raise LabelsError(f"shelf_labels: {place} has two labels")
        posts[place] = LabelPost(place, device, label)
    return tuple(posts.values())


class LabelRound:
    """A thread; without labels it does nothing."""

    def __init__(
        self,
        posts: tuple[LabelPost, ...],
        labels: ShelfLabels,
        writer: Writer,
        commander: Commander,
        clock: Clock,
    ) -> None:
        self._posts = posts
        self._labels = labels
        self._writer = writer
        self._commander = commander
        self._clock = clock
        self._asked: dict[str, tuple[int, float]] = {}
        self._under_way: dict[str, Future[Reply]] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="labels", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        if self._posts:
            self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(LOOK_S)

    def _serve(self) -> None:
        while not self._stopping.wait(LOOK_S):
            try:
                self._settle()
                self._ask()
            except Exception:
                log.exception("labels_failed")

    def _settle(self) -> None:
        for place, future in list(self._under_way.items()):
            if not future.done():
                continue
            del self._under_way[place]
            reply = future.result()
            if reply.outcome is not Outcome.DONE:
                version, _ = self._asked[place]
                self._asked[place] = (version, self._clock.monotonic_s() + REFUSED_AGAIN_S)
                log.warning("label_not_told", place=place, detail=reply.detail)

    def _ask(self) -> None:
        now_s = self._clock.monotonic_s()
        for post, wanted in self._wanted():
            if len(self._under_way) >= AT_ONCE:
                return
            version, again_s = self._asked.get(post.place, (-1, 0.0))
            same = version == wanted.price_version
            if post.place in self._under_way or (same and now_s < again_s):
                continue
            self._asked[post.place] = (wanted.price_version, now_s + AGAIN_S)
            self._under_way[post.place] = self._commander.ask(
                post.device, wanted, within_s=WITHIN_S
            )

    def _wanted(self) -> Iterator[tuple[LabelPost, ShowLabel]]:
        """The labels that do not show, as far as is known, what they should."""
        conn = self._writer.reader()
        for post in self._posts:
            wanted = self._labels.wanted(conn, post.place, post.label)
            shown = self._labels.label(conn, post.place)
            if wanted is None:
                continue
            if shown is None or (shown.sku, shown.price) != (wanted.sku, wanted.price):
                yield post, wanted
