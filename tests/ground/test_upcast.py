"""A fact of an earlier version is read as one of now; what is on disk stays as it was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, ClassVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storecore.contracts import facts
from storecore.contracts.body import Body
from storecore.contracts.facts import Fact, read_body


def named(fields: dict[str, Any]) -> dict[str, Any]:
    fields["place"] = fields.pop("where")
    return fields


def in_grams(fields: dict[str, Any]) -> dict[str, Any]:
    fields["weight_g"] = round(fields.pop("weight_kg") * 1000)
    return fields


class Moved(Body, frozen=True, kw_only=True):
    """Its third version: `where` became `place`, and kilograms became grams."""

    version_now: ClassVar[int] = 3
    upcasts: ClassVar[Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {
        1: named,
        2: in_grams,
    }
    place: str
    weight_g: int


@pytest.fixture(autouse=True)
def moved_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(facts.FACT_TYPES, "Moved", Moved)


def fact(version: int, payload: bytes) -> Fact:
    return Fact(
        origin="o",
        incarnation="i",
        seq=1,
        hlc=1,
        type="Moved",
        version=version,
        correlation="",
        payload=msgspec.Raw(payload),
        prev_hash="",
        hash="",
    )


@pytest.mark.parametrize(
    ("version", "payload"),
    [
        (1, b'{"where": "A1", "weight_kg": 1.25}'),
        (2, b'{"place": "A1", "weight_kg": 1.25}'),
        (3, b'{"place": "A1", "weight_g": 1250}'),
    ],
)
def test_each_version_is_read_as_the_newest(version: int, payload: bytes) -> None:
    assert read_body(fact(version, payload)) == Moved(place="A1", weight_g=1250)


def test_a_version_of_the_future_is_left_alone() -> None:
    assert read_body(fact(4, b"{}")) is None


@pytest.mark.parametrize("payload", [b"[]", b"{}", b'{"where": 1, "weight_kg": "x"}', b"1"])
def test_what_does_not_fit_its_own_version_is_named(payload: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        read_body(fact(1, payload))


def test_a_version_that_nothing_tells_how_to_read_is_named() -> None:
    with pytest.raises(msgspec.ValidationError, match="version 0"):
        read_body(fact(0, b"{}"))


@given(st.sampled_from([1, 2, 3, 4]), st.binary(max_size=40))
def test_nothing_but_the_stated_errors_comes_out(version: int, payload: bytes) -> None:
    with suppress(msgspec.MsgspecError):
        read_body(fact(version, payload))
