"""What is published next, and when again."""

from __future__ import annotations

from firmware_bridge.publish.window import AGAIN_AFTER_S, AGAIN_AFTER_S_MAX, WINDOW_MAX, Window


def test_nothing_is_repeated_while_confirmations_come() -> None:
    window = Window()
    window.connected(0, 0)
    for second in range(1, 30):
        window.sent(second, 1, second)
        window.confirmed(0, 0 if second == 29 else second + 1, second + 0.1)
        assert not window.tick(second + 0.9)
    assert window.published == 29


def test_unconfirmed_is_repeated_from_the_oldest_and_ever_less_often() -> None:
    window = Window()
    window.connected(0, 0)
    now_s, waits_s = 0.0, []
    for _ in range(6):
        window.sent(window.published + 10, 10, now_s)
        wait_s = window.wait_s(now_s)
        assert wait_s is not None
        assert not window.tick(now_s + wait_s - 0.01)
        now_s += wait_s
        assert window.tick(now_s)
        assert window.published == 0
        waits_s.append(wait_s)
    assert waits_s[0] == AGAIN_AFTER_S
    assert waits_s == sorted(waits_s)
    assert waits_s[-1] == AGAIN_AFTER_S_MAX


def test_confirmations_of_one_device_do_not_hide_what_is_missing_of_another() -> None:
    window = Window()
    window.connected(0, 0)
    window.sent(1, 1, 0)
    for tenth in range(1, 60):
        window.sent(1 + tenth, 1, tenth / 10)
        window.confirmed(1, 1, tenth / 10)
    assert window.tick(5.2)


def test_a_new_connection_begins_with_the_oldest() -> None:
    window = Window()
    window.connected(0, 0)
    window.sent(40, 40, 0)
    window.connected(1, 1)
    assert (window.published, window.room) == (0, WINDOW_MAX)


def test_no_more_than_the_window_is_out() -> None:
    window = Window()
    window.connected(0, 0)
    window.sent(WINDOW_MAX, WINDOW_MAX, 0)
    assert window.room == 0
    window.confirmed(500, WINDOW_MAX - 499, 1)
    assert window.room == WINDOW_MAX - 500
