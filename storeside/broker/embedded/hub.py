"""The broker without its sockets: who is there, who wants what, what is retained."""

from collections.abc import Iterator

from msgspec.structs import replace

from storeside.broker.embedded import packets
from storeside.broker.embedded.packets import LEVEL_5, NEVER_S, Connect, Kind, Message, Wish
from storeside.broker.embedded.reading import PacketError, Reason, text_bytes
from storeside.broker.embedded.session import Link, Session
from storeside.broker.embedded.topics import is_valid_filter, matches
from storeside.broker.settings import CLIENT_EXPIRY_DAYS, MESSAGE_BYTES_MAX

_ROUTES_MAX = 10_000
_EXPIRY_S_MAX = CLIENT_EXPIRY_DAYS * 86_400
_FAILURE_V3 = 0x80
_ASSIGNED_CLIENT_ID = 0x12
# Told to MQTT 5 clients: the largest packet; no subscription identifiers, no shared ones.
_LIMITS = b"\x27" + MESSAGE_BYTES_MAX.to_bytes(4, "big") + b"\x29\x00\x2a\x00"


class Hub:
    """All sessions and retained messages. Time is passed in, as seconds of any one clock."""

    def __init__(self) -> None:
        """Start empty."""
        self.sessions: dict[str, Session] = {}
        self.retained: dict[str, Message] = {}
        self.changes = 0
        """Grows with everything that a restart must not lose."""
        self._routes: dict[str, list[tuple[Session, Wish]]] = {}
        self._unnamed = 0

    def open(self, connect: Connect, link: Link) -> Session:
        """Admit a client, throw out its earlier connection, and send it what is due.

        Raises `PacketError` when it wants a kept session but gives no name for it.
        """
        client_id, properties = connect.client_id, _LIMITS
        if not client_id:
            if connect.level != LEVEL_5 and not connect.clean:
                raise PacketError("a kept session without a name", Reason.CLIENT_ID_INVALID)
            client_id = self._name()
            properties += bytes([_ASSIGNED_CLIENT_ID]) + text_bytes(client_id)
        session = self.sessions.get(client_id)
        if session and session.link:
            session.link.close(Reason.TAKEN_OVER)
            session = self.sessions.get(client_id)
        if connect.clean or session is None:
            self.forget(client_id)
            session = self.sessions[client_id] = Session(client_id)
            present = False
        else:
            present = True
        session.expiry_s = connect.expiry_s
        self.changes += 1
        link.send(packets.connack(connect.level, 0, present=present, properties=properties))
        session.attach(link, connect.receive_max)
        return session

    def leave(self, session: Session, link: Link, now_s: float) -> None:
        """Note that a connection is gone; a session not to be kept goes with it."""
        if session.link is not link:
            return  # taken over meanwhile
        session.detach(now_s)
        self.changes += 1
        if session.expiry_s == 0:
            self.forget(session.client_id)

    def publish(self, message: Message, sender: str = "") -> None:
        """Retain a message if it asks for that, and give it to all who want it."""
        if message.retain:
            if message.payload:
                self.retained[message.topic] = message
            else:
                self.retained.pop(message.topic, None)
            self.changes += 1
        for session, wish in self._route(message.topic):
            if wish.no_local and session.client_id == sender:
                continue
            retain = message.retain and wish.retain_as_published
            session.deliver(replace(message, qos=min(message.qos, wish.qos), retain=retain))
            self.changes += 1

    def subscribe(
        self, session: Session, link: Link, packet_id: int, wanted: list[tuple[str, Wish]]
    ) -> None:
        """Subscribe, confirm, and send the retained messages that are asked for."""
        codes, retained = [], list[Message]()
        for topic_filter, wish in wanted:
            refusal = _refusal(topic_filter)
            if refusal:
                codes.append(refusal if link.level == LEVEL_5 else _FAILURE_V3)
                continue
            is_new = topic_filter not in session.subscriptions
            session.subscriptions[topic_filter] = wish
            codes.append(wish.qos)
            if wish.retain_handling == 0 or (wish.retain_handling == 1 and is_new):
                retained += self._retained_for(topic_filter, wish)
        self._routes.clear()
        self.changes += 1
        link.send(packets.suback(Kind.SUBACK, link.level, packet_id, codes))
        for message in retained:
            session.deliver(message)

    def unsubscribe(self, session: Session, link: Link, packet_id: int, filters: list[str]) -> None:
        """End subscriptions and confirm."""
        codes = [
            Reason.SUCCESS if session.subscriptions.pop(name, None) else Reason.NO_SUBSCRIPTION
            for name in filters
        ]
        self._routes.clear()
        self.changes += 1
        link.send(packets.suback(Kind.UNSUBACK, link.level, packet_id, list[int](codes)))

    def forget(self, client_id: str) -> None:
        """End a session with all that it holds."""
        if self.sessions.pop(client_id, None) is not None:
            self._routes.clear()
            self.changes += 1

    def expire(self, now_s: float) -> None:
        """End the sessions of clients that have stayed away too long."""
        for session in list(self.sessions.values()):
            limit_s = min(session.expiry_s, _EXPIRY_S_MAX)
            if session.expiry_s == NEVER_S:
                limit_s = _EXPIRY_S_MAX
            if session.left_at_s is not None and now_s - session.left_at_s >= limit_s:
                self.forget(session.client_id)

    def _route(self, topic: str) -> list[tuple[Session, Wish]]:
        route = self._routes.get(topic)
        if route is None:
            if len(self._routes) >= _ROUTES_MAX:
                self._routes.clear()
            route = self._routes[topic] = list(self._subscribers(topic))
        return route

    def _subscribers(self, topic: str) -> Iterator[tuple[Session, Wish]]:
        """Yield each session once, with the highest QoS of its filters that match."""
        for session in self.sessions.values():
            wishes = [w for name, w in session.subscriptions.items() if matches(name, topic)]
            if wishes:
                yield session, max(wishes, key=lambda wish: wish.qos)

    def _retained_for(self, topic_filter: str, wish: Wish) -> Iterator[Message]:
        for topic, message in self.retained.items():
            if matches(topic_filter, topic):
                yield replace(message, qos=min(message.qos, wish.qos), retain=True)

    def _name(self) -> str:
        while True:
            self._unnamed += 1
            name = f"unnamed-{self._unnamed}"
            if name not in self.sessions:
                return name


def _refusal(topic_filter: str) -> int:
    if not is_valid_filter(topic_filter):
        return Reason.FILTER_INVALID
    return Reason.SHARED_UNSUPPORTED if topic_filter.startswith("$share/") else 0
