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
def test_enter_completes_a_code_at_once(text: str, gap_s: float) -> None:
    wedge = WedgeAssembler()
    _type(wedge, text, gap_s)
    (heard,) = wedge.end(1.0 + len(text) * gap_s)
    assert (heard.kind, heard.text, heard.is_ended) == ("code", text, True)
    assert wedge.tick(99.0) == []


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
        heard += wedge.end(now_s)
        now_s += 0.01
    assert [(h.kind, h.text) for h in heard] == [("code", code) for code in codes]


@given(st.lists(st.tuples(st.text(max_size=5), st.floats(0, 0.2), st.booleans()), max_size=40))
def test_whatever_comes_no_character_is_lost_or_made_up(
    keys: list[tuple[str, float, bool]],
) -> None:
    wedge, now_s = WedgeAssembler(), 0.0
    heard = []
    for text, gap_s, is_end in keys:
        now_s += gap_s
        heard += wedge.push(text, now_s)
        if is_end:
            heard += wedge.end(now_s)
    heard += wedge.tick(now_s + 1.0)
    assert "".join(h.text for h in heard) == "".join(text for text, _, _ in keys)


def test_control_characters_inside_a_code_are_text() -> None:
    wedge, text = WedgeAssembler(), "".join(map(chr, range(128)))
    assert _type(wedge, text, 0.001) == []
    assert wedge.end(1.13) == [Heard("code", text, 1.127, is_ended=True)]


def test_three_quick_keys_are_typing() -> None:
    wedge = WedgeAssembler()
    _type(wedge, "abc", 0.005)
    assert wedge.tick(2.0)[0].kind == "typing"


def test_a_key_held_down_is_typing() -> None:
    wedge = WedgeAssembler()
    _type(wedge, "0" * 40, 0.030)
    assert wedge.tick(9.0) == [Heard("typing", "0" * 40, 1.0 + 39 * 0.030)]


def test_enter_alone_comes_back_as_typing() -> None:
    assert WedgeAssembler().end(3.0) == [Heard("typing", "", 3.0, is_ended=True)]


def test_a_code_after_typing_is_still_a_code() -> None:
    wedge = WedgeAssembler()
    wedge.push("x", 0.0)
    heard = _type(wedge, "9521234567899", 0.004, start_s=0.1)
    assert heard == [Heard("typing", "x", 0.0)]
    assert wedge.end(0.2)[0].text == "9521234567899"


def test_a_stream_without_end_does_not_fill_the_memory() -> None:
    wedge, heard = WedgeAssembler(), []
    for number in range(5):
        heard += wedge.push("ab" * 2000, number * 0.001)
    assert sum(len(h.text) for h in heard) >= 8000
