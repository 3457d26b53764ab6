"""A wall of doors behind relay boards of eight: pure, told of frames, people and the time."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.modbus import (
    REQUEST_BYTES,
    Function,
    Request,
    decode_request,
    encode_bits,
    encode_exception,
    encode_request,
)
from firmware_bridge.drivers.relay_board.settings import Board, Door, Output

RELAYS_PER_BOARD = 8
_NO_SUCH_RELAY = 2
_NO_SUCH_VALUE = 3
_ON = 0xFF00


class WallRefused(Exception):
    """Something that cannot be done at this wall; the message says why."""


class Wall:
    """The relays, each with the time until it is closed, and the doors. Safe from any thread.

    A door springs open when its relay closes, unless it is `jammed`; a person who is done shuts
    it after `shut_after_s` (0: nobody does). A relay that is closed without a time stays closed,
    as on the real board: it is what the dead-man's rule guards against.
    """

    def __init__(self, board: Board, shut_after_s: float = 0.0) -> None:
        parts: list[Door | Output] = [*board.door, *board.output]
        self._parts = {(part.address, part.relay - 1): part for part in parts}
        self._doors = {door.name: door for door in board.door}
        self._shut_after_s = shut_after_s
        self._closed_until_s: dict[tuple[int, int], float] = {}
        self._opened_s: dict[str, float] = {}
        self.jammed: set[str] = set()
        self._lock = threading.Lock()

    def answer(self, frame: bytes, now_s: float) -> bytes:
        """What the board that is addressed says; nothing where none is, or the frame is broken."""
        try:
            request = decode_request(frame)
        except FormatError:
            return b""
        if request.address not in {address for address, _ in self._parts}:
            return b""
        with self._lock:
            if request.function is Function.WRITE_RELAY:
                return self._write(request, now_s)
            if request.first + request.value > RELAYS_PER_BOARD:
                return encode_exception(request, _NO_SUCH_RELAY)
            numbers = range(request.first, request.first + request.value)
            look = self._relay if request.function is Function.READ_RELAYS else self._contact
            bits = tuple(look(request.address, number, now_s) for number in numbers)
            return encode_bits(request, bits)

    def shut(self, door: str) -> None:
        """Someone shuts a door.

        Raises:
            WallRefused: there is no such door.
        """
        with self._lock:
            self._known(door)
            self._opened_s.pop(door, None)

    def open(self, door: str, now_s: float) -> None:
        """Someone opens a door by force, or with the emergency key.

        Raises:
            WallRefused: there is no such door.
        """
        with self._lock:
            self._known(door)
            self._opened_s[door] = now_s

    def open_doors(self, now_s: float) -> list[str]:
        """The doors that stand open."""
        with self._lock:
            return [name for name in self._doors if self._is_open(name, now_s)]

    def closed_relays(self, now_s: float) -> list[str]:
        """The doors and outputs whose relay is closed: unlocked, or on."""
        with self._lock:
            return [
                part.name for key, part in self._parts.items() if self._relay(*key, now_s=now_s)
            ]

    def _write(self, request: Request, now_s: float) -> bytes:
        timed = request.timed_relay
        relay = request.first if timed is None else timed
        key = (request.address, relay)
        if relay >= RELAYS_PER_BOARD:
            return encode_exception(request, _NO_SUCH_RELAY)
        if timed is not None:
            self._closed_until_s[key] = now_s + request.value / 10
        elif request.value in (0, _ON):
            self._closed_until_s[key] = float("inf") if request.value else now_s
        else:
            return encode_exception(request, _NO_SUCH_VALUE)
        part = self._parts.get(key)
        if isinstance(part, Door) and part.name not in self.jammed and request.value:
            self._opened_s.setdefault(part.name, now_s)
        return encode_request(request)

    def _relay(self, address: int, number: int, now_s: float) -> bool:
        return now_s < self._closed_until_s.get((address, number), 0.0)

    def _contact(self, address: int, number: int, now_s: float) -> bool:
        for door in self._doors.values():
            if (door.address, door.contact - 1) == (address, number):
                return self._is_open(door.name, now_s) is not door.shut_when_closed
        return False

    def _is_open(self, name: str, now_s: float) -> bool:
        opened_s = self._opened_s.get(name)
        if opened_s is None:
            return False
        if self._shut_after_s and now_s >= opened_s + self._shut_after_s:
            del self._opened_s[name]
            return False
        return True

    def _known(self, door: str) -> None:
        if door not in self._doors:
            raise WallRefused(f"there is no door {door!r}; there are: {', '.join(self._doors)}")


def board_of(name: str, path: str, doors: int, outputs: Sequence[str]) -> Board:
    """Boards of eight relays in a row: doors "1", "2" and so on, then the outputs."""

    def place(index: int) -> tuple[int, int]:
        return 1 + index // RELAYS_PER_BOARD, 1 + index % RELAYS_PER_BOARD

    return Board(
        name=name,
        path=path,
        door=tuple(
            Door(name=str(index + 1), address=address, relay=relay, contact=relay)
            for index in range(doors)
            for address, relay in [place(index)]
        ),
        output=tuple(
            Output(name=output, address=address, relay=relay)
            for index, output in enumerate(outputs, doors)
            for address, relay in [place(index)]
        ),
    )


def split_frames(heard: bytes) -> tuple[list[bytes], bytes]:
    """The requests in what was heard, and what is left; noise between them is skipped."""
    frames: list[bytes] = []
    while len(heard) >= REQUEST_BYTES:
        try:
            decode_request(heard[:REQUEST_BYTES])
        except FormatError:
            heard = heard[1:]
            continue
        frames.append(heard[:REQUEST_BYTES])
        heard = heard[REQUEST_BYTES:]
    return frames, heard
