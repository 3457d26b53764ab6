"""The file that says what stands and lies on the simulated shop floor when it opens.

TOML with one `[[place]]` for each place, or JSON with a list of the same under `place` (or the
list alone):

    [[place]]
    place = "jeans-wall"      # name; without it `DEVICE`, or `DEVICE:ANTENNA:SKU` for a reader
    device = "reader-1"       # the scale or reader that sees the place
    kind = "impinj"           # scale | impinj | zebra | llrp
    antenna = 1               # readers only: which antenna sees it
    sku = "jeans-32"
    count = 12                # pieces lying there when the shop opens
    gtin = "9521000000017"    # readers only: GTIN-8 to GTIN-14, for the tags
    gs1_prefix_length = 7     # readers only: 6 to 12, how much of the GTIN is the company's
    unit_weight_g = 500       # scales only: weight of one piece in grams

What does not concern a place may be left out, or be 0 or empty. A scale sees one place; a reader
sees as many as it has antennas and skus.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from storecore.gs1.epc import encode_sgtin96
from storecore.gs1.errors import CodeError, EpcError
from storecore.gs1.gtin import parse_gtin

PIECES_MAX = 500
READER_ANTENNA_MAX = 32

Name = Annotated[str, Meta(pattern=r"^[^\s/+#]+$", max_length=64)]
"""A level of an MQTT topic: no blank, slash, plus or hash."""


class FloorError(ValueError):
    """A floor file that cannot be used; the message says which place and what to do."""


class Kind(StrEnum):
    """What sees a place."""

    SCALE = "scale"
    IMPINJ = "impinj"
    ZEBRA = "zebra"
    LLRP = "llrp"


class FloorPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One place: see the module's text."""

    device: Name
    kind: Kind
    sku: Annotated[str, Meta(min_length=1)]
    count: Annotated[int, Meta(ge=0, le=PIECES_MAX)]
    antenna: Annotated[int, Meta(ge=0, le=READER_ANTENNA_MAX)] = 0
    gtin: str = ""
    gs1_prefix_length: Annotated[int, Meta(ge=0, le=12)] = 0
    unit_weight_g: Annotated[int, Meta(ge=0)] = 0
    place: str = ""

    @property
    def name(self) -> str:
        """The name by which people and requests call the place."""
        if self.place:
            return self.place
        if self.kind is Kind.SCALE:
            return self.device
        return f"{self.device}:{self.antenna}:{self.sku}"

    def epc(self, serial: int) -> str:
        """The tag of one piece, as hexadecimal SGTIN-96."""
        return encode_sgtin96(parse_gtin(self.gtin), self.gs1_prefix_length, serial)


def read_floor(path: Path) -> tuple[FloorPlace, ...]:
    """The places in a floor file, TOML or JSON by its ending.

    Raises:
        FloorError: it cannot be read, or a place cannot be as it is written.
    """
    found = parse_floor(path)
    listed = found.get("place") if isinstance(found, dict) else found
    if not isinstance(listed, list) or not listed:
        raise FloorError(f"{path} names no place; write one [[place]] for each")
    try:
        places = tuple(_place(number, entry) for number, entry in enumerate(listed, 1))
        _check_together(places)
    except FloorError as error:
        raise FloorError(f"{path}: {error}") from error
    return places


def parse_floor(path: Path) -> Any:
    """What stands in a floor file, unchecked.

    Raises:
        FloorError: it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return msgspec.json.decode(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise FloorError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        kind = "JSON" if path.suffix == ".json" else "TOML"
        raise FloorError(f"{path} is not {kind}: {error}") from error


def _place(number: int, entry: Any) -> FloorPlace:
    try:
        place = msgspec.convert(entry, FloorPlace)
        _check(place)
    except (msgspec.ValidationError, FloorError, CodeError, EpcError) as error:
        raise FloorError(f"place {number}: {error}") from error
    return place


def _check(place: FloorPlace) -> None:
    if place.kind is Kind.SCALE:
        if place.unit_weight_g == 0:
            raise FloorError(f"{place.name} is on a scale and needs unit_weight_g")
        return
    if place.antenna < 1:
        raise FloorError(f"{place.name} is seen by a reader and needs an antenna from 1")
    if not place.gtin or not place.gs1_prefix_length:
        raise FloorError(f"{place.name} holds tags and needs gtin and gs1_prefix_length")
    place.epc(0)


def _check_together(places: tuple[FloorPlace, ...]) -> None:
    names: set[str] = set()
    kinds: dict[str, Kind] = {}
    for place in places:
        if place.name in names:
            raise FloorError(f"there are two places {place.name!r}; name them with `place`")
        names.add(place.name)
        known = kinds.setdefault(place.device, place.kind)
        if known is not place.kind:
            raise FloorError(f"{place.device} cannot be both {known} and {place.kind}")
        if known is Kind.SCALE and sum(other.device == place.device for other in places) > 1:
            raise FloorError(f"{place.device} is one scale and sees one place only")
