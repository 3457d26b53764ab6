"""The fuzzer's short form over every codec, and that it would find what it looks for."""

from __future__ import annotations

import pytest

from firmware_bridge.codecs.errors import FormatError
from tests.fuzz.codecs import CODECS, Codec, WrongFrame
from tests.fuzz.mutate import Mutator
from tests.fuzz.run import Crashed, fuzz


@pytest.mark.parametrize("name", CODECS)
def test_a_codec_reads_or_refuses(name: str) -> None:
    found = fuzz(name, CODECS[name], 500, seed=1)
    assert found.accepted + found.refused == 500
    assert found.refused > 0 or name in (
        "esc/pos",
        "llrp frames",
        "vendor zigbee2mqtt/bridge/state",
    )


@pytest.mark.parametrize("name", CODECS)
def test_good_inputs_are_accepted(name: str) -> None:
    codec = CODECS[name]
    accepted = 0
    for sample in codec.samples:
        try:
            codec.read(sample)
        except codec.refuses:
            continue
        accepted += 1
    assert accepted, "the samples have to lead deep into the codec"


def test_a_codec_that_stumbles_is_found() -> None:
    def stumbles(data: bytes) -> None:
        if len(data) % 7 == 3:
            raise IndexError(data)
        raise FormatError(data)

    with pytest.raises(Crashed, match="IndexError"):
        fuzz("stumbles", Codec(stumbles, [b"abcdef"]), 500, seed=1)


def test_a_codec_that_believes_anything_is_found() -> None:
    def believes(data: bytes) -> None:
        if data != b"abcdef":
            raise WrongFrame(data)

    with pytest.raises(Crashed, match="WrongFrame"):
        fuzz("believes", Codec(believes, [b"abcdef"]), 500, seed=1)


def test_the_same_seed_is_the_same_run() -> None:
    runs = [list(Mutator([b"abc", b"defgh"], "7").inputs(200)) for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(set(runs[0])) > 100
