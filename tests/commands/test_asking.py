"""When a command is sent, sent again, and given up: without a broker."""

from __future__ import annotations

from edge_agent.devices.asking import AGAIN_S, GRACE_S, Asking
from storecore.contracts.commands import Command, OpenDoor, Outcome, Reason, Reply


def command(command_id: str = "c1", within_ms: int = 5000) -> Command:
    return Command(
        v=1,
        id=command_id,
        correlation="basket-1",
        asker="edge-1",
        device="locker-1",
        within_ms=within_ms,
        action=OpenDoor(door="3"),
    )


def reply(command_id: str = "c1") -> Reply:
    return Reply(v=1, id=command_id, device="locker-1", outcome=Outcome.DONE, at_ms=1)


def test_a_command_is_sent_at_once_and_again_until_its_reply_with_what_is_left_of_its_term() -> (
    None
):
    asking = Asking()
    asking.begin(command(), 100.0)
    assert asking.due(100.0) == [command()]
    assert asking.due(100.0 + AGAIN_S / 2) == []
    (again,) = asking.due(100.0 + AGAIN_S)
    assert (again.id, again.within_ms) == ("c1", 4000)
    assert asking.heard(reply())
    assert asking.due(102.5) == []
    assert asking.wait_s(102.5) is None


def test_a_reply_ends_a_command_once() -> None:
    asking = Asking()
    asking.begin(command(), 0)
    assert asking.heard(reply())
    assert not asking.heard(reply())
    assert not asking.heard(reply("another"))


def test_without_a_reply_nobody_knows() -> None:
    asking = Asking()
    asking.begin(command(), 0)
    (sent,) = asking.due(0)
    asking.sent(sent)
    assert asking.due(5.5) == []
    assert asking.expired(5.0 + GRACE_S / 2, 9) == []
    (given_up,) = asking.expired(5.0 + GRACE_S, 9)
    assert (given_up.outcome, given_up.reason) == (Outcome.UNKNOWN, Reason.NO_REPLY)
    assert (given_up.id, given_up.correlation, given_up.at_ms) == ("c1", "basket-1", 9)


def test_what_was_never_sent_was_not_done() -> None:
    asking = Asking()
    asking.begin(command(), 0)
    (given_up,) = asking.expired(5.0, 9)
    assert (given_up.outcome, given_up.reason) == (Outcome.LATE, Reason.NO_BROKER)


def test_a_new_connection_sends_what_waits_at_once() -> None:
    asking = Asking()
    asking.begin(command(), 0)
    assert asking.due(0)
    asking.line_is_back(0.1)
    assert asking.wait_s(0.1) == 0
    assert [again.id for again in asking.due(0.1)] == ["c1"]


def test_the_same_id_again_is_the_same_command() -> None:
    asking = Asking()
    asking.begin(command(), 0)
    asking.due(0)
    asking.begin(command(), 0.5)
    assert asking.due(0.5) == []
