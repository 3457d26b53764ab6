"""The broker's sockets: bytes in, packets to the hub, packets out."""

import asyncio
import logging
import time

from storeside.broker.embedded import packets
from storeside.broker.embedded.hub import Hub
from storeside.broker.embedded.packets import LEVEL_5, Connect, Kind
from storeside.broker.embedded.reading import (
    SESSION_EXPIRY,
    PacketError,
    Reader,
    Reason,
    find_packet,
)
from storeside.broker.embedded.session import Session
from storeside.broker.settings import MESSAGE_BYTES_MAX

log = logging.getLogger("storeside.broker.embedded")

CONNECT_S_MAX = 10.0
_CHOKED_BYTES = 8 * 1024 * 1024
_V3_REFUSALS = {Reason.VERSION_UNSUPPORTED: 1, Reason.CLIENT_ID_INVALID: 2}


class Connection(asyncio.Protocol):
    """One client's connection; the `Link` of its session."""

    def __init__(self, hub: Hub) -> None:
        """Wait for the client's CONNECT."""
        self.level = 4
        self._hub = hub
        self._session: Session | None = None
        self._connect: Connect | None = None
        self._will: packets.Message | None = None
        self._incoming = bytearray()
        self._outgoing = bytearray()
        self._loop = asyncio.get_running_loop()
        self._heard_at_s = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Give the client a little time to say who it is."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._timer = self._loop.call_later(CONNECT_S_MAX, self.close, Reason.KEEP_ALIVE_TIMEOUT)

    def data_received(self, data: bytes) -> None:
        """Handle every packet that is complete."""
        self._incoming += data
        self._heard_at_s = self._loop.time()
        at = 0
        try:
            if self._session is None and self._incoming[0] >> 4 != Kind.CONNECT:
                raise PacketError("the first packet is not CONNECT", Reason.PROTOCOL_ERROR)
            while self._transport and at < len(self._incoming):
                found = find_packet(self._incoming, at, MESSAGE_BYTES_MAX)
                if found is None:
                    break
                first, body = self._incoming[at], bytes(self._incoming[found[0] : found[1]])
                at = found[1]
                self._handle(first >> 4, first & 0x0F, body)
        except PacketError as error:
            name = self._session.client_id if self._session else "a newcomer"
            log.warning("disconnected %s: %s (%#x)", name, error, error.reason)
            self.close(error.reason)
        del self._incoming[:at]

    def connection_lost(self, exc: Exception | None) -> None:
        """Publish the last will unless the client has said goodbye."""
        self._end()

    def send(self, data: bytes) -> None:
        """Send a packet together with others of this turn of the loop."""
        if not self._outgoing:
            self._loop.call_soon(self._flush)
        self._outgoing += data

    @property
    def is_choked(self) -> bool:
        """Whether the client takes in less than it is sent."""
        waiting = self._transport.get_write_buffer_size() if self._transport else 0
        return waiting + len(self._outgoing) > _CHOKED_BYTES

    def close(self, reason: Reason) -> None:
        """Tell an MQTT 5 client why, and close."""
        if self._transport is None:
            return
        if self._session is None and self.level != LEVEL_5:
            code = _V3_REFUSALS.get(reason)
            if code:
                self.send(packets.connack(self.level, code))
        elif self._session is None:
            self.send(packets.connack(self.level, reason))
        elif self.level == LEVEL_5:
            self.send(packets.packet(Kind.DISCONNECT, bytes([reason])))
        self._end()

    def _end(self) -> None:
        """Close and leave the hub; once, whoever comes first."""
        self._flush()
        transport, self._transport = self._transport, None
        if transport is None:
            return
        transport.close()
        if self._timer:
            self._timer.cancel()
        if self._session:
            self._hub.leave(self._session, self, time.time())
            if self._will:
                self._hub.publish(self._will, self._session.client_id)

    def _flush(self) -> None:
        if self._transport and self._outgoing:
            self._transport.write(bytes(self._outgoing))
        self._outgoing.clear()

    def _handle(self, kind: int, flags: int, body: bytes) -> None:
        if self._session is None:
            self._admit(body)
        elif kind == Kind.PUBLISH:
            self._publish(self._session, flags, body)
        elif kind == Kind.PUBACK:
            self._session.acknowledged(Reader(body).packet_id())
            self._hub.changes += 1
        elif kind == Kind.PUBREL:
            packet_id = Reader(body).packet_id()
            self._session.received.discard(packet_id)
            self.send(packets.acknowledgement(Kind.PUBCOMP, packet_id))
        elif kind == Kind.SUBSCRIBE:
            self._hub.subscribe(self._session, self, *packets.read_subscribe(body, self.level))
        elif kind == Kind.UNSUBSCRIBE:
            self._hub.unsubscribe(self._session, self, *packets.read_unsubscribe(body, self.level))
        elif kind == Kind.PINGREQ:
            self.send(packets.packet(Kind.PINGRESP, b""))
        elif kind == Kind.DISCONNECT:
            self._goodbye(body)
        else:
            raise PacketError(f"a packet of type {kind} from a client", Reason.PROTOCOL_ERROR)

    def _admit(self, body: bytes) -> None:
        if len(body) > 6 and body[6] == LEVEL_5:
            self.level = LEVEL_5  # so that even a refusal is in the client's language
        connect = packets.read_connect(body)
        self.level = connect.level
        self._session = self._hub.open(connect, self)
        self._connect, self._will = connect, connect.will
        if self._timer:
            self._timer.cancel()
        if connect.keep_alive_s:
            self._watch(connect.keep_alive_s * 1.5)

    def _watch(self, silence_s_max: float) -> None:
        """Close a connection that is silent for one and a half keep-alive times."""
        left_s = self._heard_at_s + silence_s_max - self._loop.time()
        if left_s <= 0:
            self.close(Reason.KEEP_ALIVE_TIMEOUT)
        else:
            self._timer = self._loop.call_later(left_s, self._watch, silence_s_max)

    def _publish(self, session: Session, flags: int, body: bytes) -> None:
        message, packet_id = packets.read_publish(flags, body, self.level)
        if message.qos < 2 or packet_id not in session.received:
            self._hub.publish(message, session.client_id)
        if message.qos == 1:
            self.send(packets.acknowledgement(Kind.PUBACK, packet_id))
        elif message.qos == 2:
            session.received.add(packet_id)
            self.send(packets.acknowledgement(Kind.PUBREC, packet_id))

    def _goodbye(self, body: bytes) -> None:
        if not body or body[0] != Reason.WILL_REQUESTED:
            self._will = None
        if self._session and self.level == LEVEL_5 and len(body) > 1:
            numbers = Reader(body[1:]).properties()[1]
            self._session.expiry_s = numbers.get(SESSION_EXPIRY, self._session.expiry_s)
        self._end()
