"""A scanner that types is told from a person by speed, and all of its characters are text."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanner.wedge import Heard, WedgeAssembler

_ASCII = st.text(st.characters(max_codepoint=127), min_size=4, max_size=60).filter(
    lambda text: len(set(text)) > 1
)


def _type(wedge: WedgeAssembler, text: str, gap_s: float, start_s: float = 1.0) -> list[Heard]:
    heard = []
    for index, char in enumerate(text):
        heard += wedge.push(char, start_s + index * gap_s)
    return heard


@given(_ASCII, st.floats(0.0, 0.034))
def test_any_ascii_at_hardware_speed_is_one_code(text: str, gap_s: float) -> None:
    wedge = WedgeAssembler()
    assert _type(wedge, text, gap_s) == []
    last_s = 1.0 + (len(text) - 1) * gap_s
    (heard,) = wedge.tick(last_s + 0.061)
    assert (heard.kind, heard.text, heard.is_ended) == ("code", text, False)


@given(_ASCII, st.floats(0.0, 0.034))
def test_enter_completes_a_code_within_40_ms(text: str, gap_s: float) -> None:
    wedge = WedgeAssembler()
    _type(wedge, text, gap_s)
    ended_s = 1.0 + len(text) * gap_s
    assert wedge.end("\r", ended_s) == []
    (heard,) = wedge.tick(ended_s + 0.041)
    assert (heard.kind, heard.text, heard.is_ended) == ("code", text, True)
    assert wedge.tick(99.0) == []


def test_enter_completes_a_fast_scanners_code_within_8_ms() -> None:
    wedge = WedgeAssembler()
    _type(wedge, "9521234567899", 0.001)
    wedge.end("\r", 1.013)
    assert wedge.tick(1.022)[0].text == "9521234567899"


@given(st.lists(st.tuples(st.sampled_from("abc123\t\x1d"), st.floats(0.036, 2.0)), max_size=30))
def test_a_persons_typing_is_never_a_code_and_nothing_is_lost(
    keys: list[tuple[str, float]],
) -> None:
    wedge, now_s = WedgeAssembler(), 0.0
    heard = []
    for char, gap_s in keys:
        now_s += gap_s
        heard += wedge.push(char, now_s)
    heard += wedge.tick(now_s + 1.0)
    assert all(h.kind == "typing" for h in heard)
    assert "".join(h.text for h in heard) == "".join(char for char, _ in keys)


@given(st.lists(_ASCII, min_size=1, max_size=5))
def test_codes_one_after_another_stay_apart(codes: list[str]) -> None:
    wedge, now_s = WedgeAssembler(), 0.0
    heard = []
    for code in codes:
        heard += _type(wedge, code, 0.002, now_s)
        now_s += len(code) * 0.002
        heard += wedge.end("\r", now_s)
        now_s += 0.02
    heard += wedge.tick(now_s)
    assert [(h.kind, h.text) for h in heard] == [("code", code) for code in codes]


@given(st.lists(st.tuples(st.text(max_size=5), st.floats(0, 0.2), st.booleans()), max_size=40))
def test_whatever_comes_every_key_is_accounted_for(keys: list[tuple[str, float, bool]]) -> None:
    wedge, now_s = WedgeAssembler(), 0.0
    heard, count = [], 0
    for text, gap_s, is_end in keys:
        now_s += gap_s
        heard += wedge.push(text, now_s)
        count += bool(text)
        if is_end:
            heard += wedge.end("\r", now_s)
            count += 1
    heard += wedge.tick(now_s + 1.0)
    assert sum(h.keys for h in heard) == count
    typed = "".join(text for text, _, _ in keys)
    assert "".join(h.text for h in heard).replace("\r", "") == typed.replace("\r", "")


def test_every_ascii_character_inside_a_code_is_text() -> None:
    wedge, text = WedgeAssembler(), "".join(map(chr, range(128)))
    assert _type(wedge, text, 0.001) == []
    wedge.end("\r", 1.128)
    assert wedge.tick(1.2) == [Heard("code", text, 1.128, keys=129, is_ended=True)]


def test_enter_and_tab_between_characters_are_part_of_the_code() -> None:
    wedge = WedgeAssembler()
    _type(wedge, "AB12", 0.002)
    wedge.end("\t", 1.008)
    wedge.push("CD34", 1.010)
    wedge.end("\r", 1.012)
    wedge.end("\r", 1.014)
    assert [h.text for h in wedge.tick(1.1)] == ["AB12\tCD34"]


def test_three_quick_keys_are_typing() -> None:
    wedge = WedgeAssembler()
    _type(wedge, "abc", 0.005)
    assert wedge.tick(2.0)[0].kind == "typing"


def test_a_key_held_down_is_typing() -> None:
    wedge = WedgeAssembler()
    _type(wedge, "0" * 40, 0.030)
    assert wedge.tick(9.0) == [Heard("typing", "0" * 40, 1.0 + 39 * 0.030, keys=40)]


def test_enter_alone_comes_back_as_typing() -> None:
    wedge = WedgeAssembler()
    assert wedge.end("\r", 3.0) == []
    assert wedge.tick(3.061) == [Heard("typing", "\r", 3.0, keys=1)]


def test_a_code_after_typing_is_still_a_code() -> None:
    wedge = WedgeAssembler()
    wedge.push("x", 0.0)
    heard = _type(wedge, "9521234567899", 0.004, start_s=0.1)
    assert heard == [Heard("typing", "x", 0.0, keys=1)]
    assert wedge.flush()[0].text == "9521234567899"


def test_a_stream_without_end_does_not_fill_the_memory() -> None:
    wedge, heard = WedgeAssembler(), []
    for number in range(5):
        heard += wedge.push("ab" * 2000, number * 0.001)
    assert sum(len(h.text) for h in heard) >= 8000
