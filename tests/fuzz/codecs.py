"""Every codec: what it reads, what good inputs look like, and what it may never accept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from edge_agent.ingest.decode import decode
from edge_agent.ingest.messages import BadMessage, Message
from edge_agent.ingest.vendors.sparkplug_proto import Payload
from firmware_bridge.codecs import mt_sics, toledo_8217
from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.escpos import EscposReader
from firmware_bridge.codecs.impinj_r700 import decode_impinj
from firmware_bridge.codecs.llrp import answers, settings
from firmware_bridge.codecs.llrp.frames import Splitter, encode_frame
from firmware_bridge.codecs.llrp.reports import ReportDecoder, encode_reports
from firmware_bridge.codecs.modbus import (
    BoardRefused,
    Function,
    close_for,
    decode_answer,
    decode_request,
    encode_bits,
    encode_exception,
    encode_request,
    is_whole,
    read_bits,
)
from firmware_bridge.codecs.scale import ScaleOrder, ScaleTrouble, ScaleWeight
from firmware_bridge.codecs.zebra_iotc import decode_zebra
from tests.bridge.test_codecs import IMPINJ_SAMPLE, ZEBRA_SAMPLE
from tests.bridge.test_llrp_codec import EVENT, KNOWN, REPORT, ROUND
from tests.edge.test_vendor_fixtures import FOLDER, lines_of

STORE = "s1"
ASKED = read_bits(1, Function.READ_CONTACTS, 0, 8)
PULSE = close_for(1, 3, 5)


class WrongFrame(AssertionError):
    """Something was accepted that is not what was written."""


class Codec(NamedTuple):
    """Reads bytes or raises one of `refuses`; anything else is a crash."""

    read: Callable[[bytes], Any]
    samples: Sequence[bytes]
    refuses: tuple[type[Exception], ...] = (FormatError,)


def _same(data: bytes, written: bytes) -> None:
    if data != written:
        raise WrongFrame(f"{data!r} was taken for {written!r}")


def _sics(data: bytes) -> None:
    found = mt_sics.decode_line(data)
    if isinstance(found, ScaleWeight) and b"-0" not in data:
        value = data.rstrip(b"\r\n")[4:14].strip()
        if Decimal(value.decode()) != found.value:
            raise WrongFrame(f"{data!r} was taken for {found}")


def _toledo(data: bytes) -> None:
    found = toledo_8217.decode_answer(data, "kg")
    plain = bytes(byte & 0x7F for byte in data)
    if isinstance(found, ScaleWeight) and f"{found.value:f}".encode() not in plain:
        raise WrongFrame(f"{data!r} was taken for {found}")


def _request(data: bytes) -> None:
    _same(data, encode_request(decode_request(data)))


def _bits(data: bytes) -> None:
    is_whole(data)
    bits = decode_answer(data, ASKED)
    _same(data, encode_bits(ASKED, bits))


def _pulse(data: bytes) -> None:
    decode_answer(data, PULSE)
    _same(data, encode_request(PULSE))


def _frames(data: bytes) -> None:
    at = 0
    for frame in Splitter().feed(data):
        written = encode_frame(frame)
        came = data[at : at + len(written)]
        # Two versions of the protocol are read, one is written: their bits are left out.
        if (came[0] & 3, came[1:]) != (written[0] & 3, written[1:]):
            raise WrongFrame(f"{came!r} was taken for {written!r}")
        at += len(written)


def _escpos(data: bytes) -> None:
    for _ in EscposReader().feed(data):
        pass


def _ingest(topic: str) -> Callable[[bytes], Any]:
    return lambda data: decode(Message(topic, data), STORE, 65_536, 0)


def _sparkplug_sample() -> bytes:
    payload = Payload(timestamp=5, seq=1)
    payload.metrics.add(name="Inputs/chiller_temperature", datatype=10, double_value=-18.5)
    payload.metrics.add(name="Inputs/door", datatype=11, boolean_value=True)
    body: bytes = payload.SerializeToString()
    return body


def _vendors() -> dict[str, Codec]:
    found: dict[str, Codec] = {}
    for file in sorted(FOLDER.glob("*.jsonl")):
        lines = lines_of(file.read_text(encoding="utf-8"))
        topics = {line["topic"] for line in lines}
        for topic in sorted(topics):
            samples = [line["payload"].encode() for line in lines if line["topic"] == topic]
            read = _ingest(f"storeside/v1/{STORE}/vendor/{topic}")
            found[f"vendor {topic}"] = Codec(read, samples, (BadMessage,))
    return found


ENVELOPE = (
    b'{"v":1,"bridge":"b","boot_id":"x","observations":[{"kind":"weight","device":"d","seq":1,'
    b'"at_ms":1,"grams":5,"stable":true},{"kind":"door","device":"d","seq":2,"at_ms":1,'
    b'"door":"1","open":false}]}'
)
STATE = (
    b'{"v":1,"bridge":"b","boot_id":"x","at_ms":1,"status":{"device":"d","online":true,'
    b'"reading":"","age_ms":1}}'
)
_WEIGHT = ScaleWeight(Decimal("1.250"), "kg", stable=True, net=True)

CODECS: dict[str, Codec] = {
    "mt-sics": Codec(
        _sics,
        [
            mt_sics.encode_weight(ScaleWeight(Decimal("-10.50"), "g", stable=False)),
            *(mt_sics.encode_trouble(trouble) for trouble in ScaleTrouble),
        ],
    ),
    "mt-sics orders": Codec(
        lambda data: mt_sics.decode_order(ScaleOrder.TARE, data),
        [mt_sics.encode_weight(_WEIGHT, "T"), b"T I\r\n", b"T +\r\n"],
    ),
    "8217": Codec(
        _toledo,
        [toledo_8217.encode_weight(_WEIGHT), toledo_8217.encode_trouble(ScaleTrouble.MOVING)],
    ),
    "modbus requests": Codec(_request, [encode_request(ASKED), encode_request(PULSE)]),
    "modbus bits": Codec(
        _bits,
        [encode_bits(ASKED, (True, False) * 4), encode_exception(ASKED, 2)],
        (FormatError, BoardRefused),
    ),
    "modbus relays": Codec(
        _pulse, [encode_request(PULSE), encode_exception(PULSE, 3)], (FormatError, BoardRefused)
    ),
    "llrp frames": Codec(_frames, [bytes.fromhex("043e0000000a00000001") * 3]),
    "llrp reports": Codec(
        lambda data: ReportDecoder().decode(data), [encode_reports([REPORT, REPORT])]
    ),
    "llrp capabilities": Codec(answers.decode_capabilities, [answers.encode_capabilities(KNOWN)]),
    "llrp events": Codec(answers.decode_event, [answers.encode_event(EVENT)]),
    "llrp rospec": Codec(settings.decode_rospec, [settings.encode_rospec(ROUND)]),
    "impinj": Codec(decode_impinj, [IMPINJ_SAMPLE]),
    "zebra": Codec(decode_zebra, [ZEBRA_SAMPLE, ZEBRA_SAMPLE * 2]),
    "esc/pos": Codec(
        _escpos, [b"\x1b@Hello\n\x1dv0\x00\x01\x00\x02\x00\xff\x00\x1dV\x00\x10\x04\x01"]
    ),
    "envelopes": Codec(_ingest(f"storeside/v1/{STORE}/obs/b/d"), [ENVELOPE], (BadMessage,)),
    "states": Codec(_ingest(f"storeside/v1/{STORE}/state/b/d"), [STATE], (BadMessage,)),
    "sparkplug": Codec(_ingest(f"spBv1.0/{STORE}/DDATA/n/d"), [_sparkplug_sample()], (BadMessage,)),
    **_vendors(),
}
