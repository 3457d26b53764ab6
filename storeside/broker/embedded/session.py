"""What the broker holds for one client: subscriptions, and messages not yet acknowledged."""

import logging
from collections import deque
from typing import Protocol

from storeside.broker.embedded import packets
from storeside.broker.embedded.packets import Message, Wish
from storeside.broker.embedded.reading import Reason
from storeside.broker.settings import (
    INFLIGHT_MESSAGES_MAX,
    QUEUED_BYTES_MAX,
    QUEUED_MESSAGES_MAX,
)

log = logging.getLogger("storeside.broker.embedded")

_PACKET_IDS = 0xFFFF
_DROPS_PER_WARNING = 1000


class Link(Protocol):
    """A client's connection."""

    level: int

    def send(self, data: bytes) -> None:
        """Send a whole packet."""

    def close(self, reason: Reason) -> None:
        """Send what is due, then close."""

    @property
    def is_choked(self) -> bool:
        """Whether more lies waiting to be sent than a QoS 0 message is worth."""


class Session:
    """One client, connected or away. Bounded: what is over the limits is dropped and logged."""

    def __init__(self, client_id: str) -> None:
        """Start empty."""
        self.client_id = client_id
        self.subscriptions: dict[str, Wish] = {}
        self.inflight: dict[int, Message] = {}
        self.waiting: deque[Message] = deque()
        self.received: set[int] = set()
        """Packet identifiers of QoS 2 messages taken and not yet released."""
        self.expiry_s = 0
        self.left_at_s: float | None = None
        self.link: Link | None = None
        self._waiting_bytes = 0
        self._window = INFLIGHT_MESSAGES_MAX
        self._last_id = 0
        self._dropped = 0

    def attach(self, link: Link, receive_max: int) -> None:
        """Connect: what was sent and not acknowledged goes out again, then what waited."""
        self.link, self.left_at_s = link, None
        self._window = min(INFLIGHT_MESSAGES_MAX, receive_max)
        for packet_id, message in self.inflight.items():
            link.send(packets.publish(message, link.level, packet_id, dup=True))
        self._send_waiting()

    def detach(self, now_s: float) -> None:
        """Note that the client is away since ``now_s``."""
        self.link, self.left_at_s = None, now_s

    def deliver(self, message: Message) -> None:
        """Send a message, or keep it until there is room or the client is back."""
        if message.qos == 0:
            if self.link and not self.link.is_choked:
                self.link.send(packets.publish(message, self.link.level, 0))
            return
        size = len(message.payload)
        over = self._waiting_bytes + size > QUEUED_BYTES_MAX
        if over or len(self.waiting) >= QUEUED_MESSAGES_MAX:
            self._drop()
            return
        self.waiting.append(message)
        self._waiting_bytes += size
        self._send_waiting()

    def acknowledged(self, packet_id: int) -> None:
        """Forget a message that the client has; an unknown number is passed over."""
        if self.inflight.pop(packet_id, None) is not None:
            self._send_waiting()

    def _send_waiting(self) -> None:
        link = self.link
        while link and self.waiting and len(self.inflight) < self._window:
            message = self.waiting.popleft()
            self._waiting_bytes -= len(message.payload)
            packet_id = self._next_id()
            self.inflight[packet_id] = message
            link.send(packets.publish(message, link.level, packet_id))

    def _next_id(self) -> int:
        while True:  # ends: the window is far smaller than the numbers there are
            self._last_id = self._last_id % _PACKET_IDS + 1
            if self._last_id not in self.inflight:
                return self._last_id

    def _drop(self) -> None:
        if self._dropped % _DROPS_PER_WARNING == 0:
            log.warning("queue of %s is full: dropped %d so far", self.client_id, self._dropped + 1)
        self._dropped += 1
