"""What the broker holds, on disk: sessions, queued and retained messages, as one file.

Written as mosquitto writes its own: every few seconds when something changed, and on leaving.
"""

import os
from pathlib import Path

import msgspec

from storeside.broker.embedded.hub import Hub
from storeside.broker.embedded.packets import Message, Wish
from storeside.broker.embedded.session import Session


class _Kept(msgspec.Struct, array_like=True):
    client_id: str
    expiry_s: int
    left_at_s: float
    subscriptions: dict[str, Wish]
    inflight: dict[int, Message]
    waiting: list[Message]
    received: set[int]


class _Snapshot(msgspec.Struct):
    version: int
    sessions: list[_Kept]
    retained: list[Message]


class SnapshotError(Exception):
    """The file is not one of ours, or is damaged."""


def save(hub: Hub, path: Path, now_s: float) -> None:
    """Write everything that outlives a restart; the file is whole at any moment."""
    sessions = [
        _Kept(
            client_id=session.client_id,
            expiry_s=session.expiry_s,
            left_at_s=now_s if session.left_at_s is None else session.left_at_s,
            subscriptions=session.subscriptions,
            inflight=session.inflight,
            waiting=list(session.waiting),
            received=session.received,
        )
        for session in hub.sessions.values()
        if session.expiry_s
    ]
    data = msgspec.msgpack.encode(_Snapshot(1, sessions, list(hub.retained.values())))
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def load(path: Path) -> Hub:
    """Return the hub as it was saved, empty where there is no file; `SnapshotError` if damaged."""
    hub = Hub()
    if not path.exists():
        return hub
    try:
        snapshot = msgspec.msgpack.decode(path.read_bytes(), type=_Snapshot)
    except msgspec.MsgspecError as error:
        raise SnapshotError(f"{path} cannot be read: {error}") from error
    hub.retained = {message.topic: message for message in snapshot.retained}
    for kept in snapshot.sessions:
        session = hub.sessions[kept.client_id] = Session(kept.client_id)
        session.expiry_s = kept.expiry_s
        session.subscriptions = kept.subscriptions
        session.inflight, session.received = kept.inflight, kept.received
        session.detach(kept.left_at_s)
        for message in kept.waiting:
            session.deliver(message)
    return hub
