"""What is published next, and when again."""

from __future__ import annotations

from firmware_bridge.publish.window import (
    AGAIN_AFTER_S,
    AGAIN_AFTER_S_MAX,
    PROBE_AGAIN_AFTER_S,
    PROBE_MAX,
    WINDOW_MAX,
    Window,
)


def proven() -> Window:
    """A connection on which the edge has confirmed the probe, position 1."""
    window = Window()
    window.connected(1)
    window.sent(1, 1, 0)
    window.confirmed(0, 2, live=True, now_s=0)
    return window


def test_nothing_but_a_probe_is_out_until_the_edge_answers() -> None:
    window = Window()
    window.connected(1)
    assert window.room == PROBE_MAX
    window.sent(30, 30, 0)
    assert window.room == 0
    window.confirmed(10, 21, live=True, now_s=1)
    assert (window.published, window.room) == (0, WINDOW_MAX)


def test_a_confirmation_that_the_broker_kept_proves_nothing() -> None:
    window = Window()
    window.connected(1)
    window.sent(30, 30, 0)
    window.confirmed(10, 21, live=False, now_s=1)
    assert window.room == 0
    window.confirmed(0, 31, live=False, now_s=1)
    assert window.room == PROBE_MAX


def test_a_confirmation_of_nothing_that_is_out_proves_nothing() -> None:
    window = Window()
    window.connected(1)
    window.sent(30, 30, 0)
    window.confirmed(30, 1, live=True, now_s=1)
    assert window.room == 0


def test_nothing_is_repeated_while_confirmations_come() -> None:
    window = proven()
    for second in range(1, 30):
        window.sent(second, 1, second)
        window.confirmed(0, second + 1, live=True, now_s=second + 0.1)
        assert not window.tick(second + 0.9)
    assert window.published == 29


def test_unconfirmed_is_repeated_from_the_oldest_and_ever_less_often() -> None:
    window = proven()
    now_s, waits_s = 0.0, []
    for _ in range(6):
        window.sent(window.published + 10, 10, now_s)
        wait_s = window.wait_s(now_s)
        assert wait_s is not None
        assert not window.tick(now_s + wait_s - 0.01)
        now_s += wait_s
        assert window.tick(now_s)
        assert (window.published, window.room) == (0, PROBE_MAX)
        waits_s.append(wait_s)
    assert waits_s[0] == AGAIN_AFTER_S
    assert waits_s == sorted(waits_s)
    assert waits_s[-1] == AGAIN_AFTER_S_MAX


def test_confirmations_of_one_device_do_not_hide_what_is_missing_of_another() -> None:
    window = proven()
    window.sent(2, 1, 0)
    for tenth in range(1, 60):
        window.sent(2 + tenth, 1, tenth / 10)
        window.confirmed(1, 2, live=True, now_s=tenth / 10)
    assert window.tick(5.2)


def test_a_new_connection_begins_with_the_oldest_and_on_trial() -> None:
    window = proven()
    window.sent(40, 40, 0)
    window.connected(2)
    assert (window.published, window.room) == (0, PROBE_MAX)


def test_the_first_probe_is_soon_repeated() -> None:
    window = Window()
    window.connected(1)
    window.sent(30, 30, 0)
    assert window.wait_s(0) == PROBE_AGAIN_AFTER_S
    assert window.tick(PROBE_AGAIN_AFTER_S)
    assert window.room == PROBE_MAX


def test_no_more_than_the_window_is_out() -> None:
    window = proven()
    window.sent(WINDOW_MAX, WINDOW_MAX, 0)
    assert window.room == 0
    window.confirmed(500, WINDOW_MAX - 499, live=True, now_s=1)
    assert window.room == WINDOW_MAX - 500
