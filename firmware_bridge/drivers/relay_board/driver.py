"""A wall of doors and outputs on a serial line: looked at ten times a second."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from itertools import count
from queue import Empty, SimpleQueue
from typing import NamedTuple

from firmware_bridge.codecs.errors import FormatError
from firmware_bridge.codecs.modbus import (
    BoardRefused,
    Function,
    Request,
    close_for,
    decode_answer,
    encode_request,
    is_whole,
    open_now,
    read_bits,
)
from firmware_bridge.drivers.port import Done, Emit
from firmware_bridge.drivers.relay_board.panel import Drive, Panel
from firmware_bridge.drivers.relay_board.settings import Board, Door
from firmware_bridge.drivers.serial_line import LineLost, SerialLine
from storecore.clock import Clock
from storecore.contracts.commands import Action, Outcome, Reason
from storecore.contracts.observations import DoorObserved
from storecore.contracts.status import DeviceStatus
from storecore.logs import Log
from storecore.replication.backoff import Backoff

log = Log(__name__)

LOOK_S = 0.1
ANSWER_S_MAX = 0.5
REPEAT_S = 30.0
"""Doors are told again after so long, so that their age is known."""

STUMBLES_MAX = 3
"""So many garbled answers in a row are a lost line."""


class _Job(NamedTuple):
    action: Action
    until_s: float
    done: Future[Done]


class RelayBoardDriver:
    """Opens the line, looks at the contacts, and drives relays as the `Panel` says."""

    def __init__(self, board: Board, emit: Emit, clock: Clock) -> None:
        self._board = board
        self._emit = emit
        self._clock = clock
        self._panel = Panel(board)
        self._asked: SimpleQueue[_Job] = SimpleQueue()
        self._under_way: dict[int, Future[Done]] = {}
        self._numbers = count(1)
        self._online = False
        self._errors = 0
        self._reading = ""
        self._seen_s: float | None = None
        self._told_s: float | None = None
        self._stumbles = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"board-{board.name}", daemon=True)

    @property
    def device(self) -> str:
        """The wall's name."""
        return self._board.name

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """End; what is held is let go by the board itself."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(2 * ANSWER_S_MAX)

    def status(self) -> DeviceStatus:
        """What stands open and is on, or what keeps it from us."""
        seen_s = self._seen_s
        age_s = 0.0 if seen_s is None else self._clock.monotonic_s() - seen_s
        return DeviceStatus(
            device=self.device,
            online=self._online,
            reading=self._reading,
            age_ms=round(age_s * 1000),
            errors=self._errors,
        )

    def carry_out(self, action: Action, until_s: float) -> Done:
        """Open a door, hold or release an output; see `Commanded`."""
        if not self._online:
            return Done(Outcome.FAILED, Reason.DEVICE_AWAY, self._reading or "not connected yet")
        job = _Job(action, until_s, Future())
        self._asked.put(job)
        left_s = max(0.0, until_s - self._clock.monotonic_s())
        try:
            return job.done.result(left_s + 2 * ANSWER_S_MAX)
        except TimeoutError:
            if job.done.cancel():
                return Done(Outcome.LATE, Reason.TERM_OVER, "the board was busy until then")
            return Done(Outcome.UNKNOWN, Reason.DEVICE_AWAY, "the board did not answer in time")

    def _serve(self) -> None:
        backoff = Backoff(first_s=0.2, last_s=5.0)
        while not self._stopping.is_set():
            try:
                with SerialLine(self._board.path, self._board.baud) as line:
                    self._attend(line, backoff)
            except LineLost as problem:
                if self._online or not self._reading:
                    log.warning("board_lost", device=self.device, problem=str(problem))
                self._errors += self._online
                self._online = False
                self._reading = str(problem)
                self._panel.lost(str(problem))
                self._answer()
                self._stopping.wait(backoff.next_s())

    def _attend(self, line: SerialLine, backoff: Backoff) -> None:
        self._told_s = None
        while not self._stopping.is_set():
            self._look(line)
            if not self._online:
                log.info("board_answers", device=self.device, path=self._board.path)
                self._online = True
            backoff.reset()
            self._take_jobs()
            for drive in self._panel.due(self._clock.monotonic_s()):
                self._drive(line, drive)
            self._answer()
            self._reading = self._panel.words()
            self._wait()

    def _wait(self) -> None:
        """Until the next look is due, or a job is there."""
        try:
            job = self._asked.get(timeout=LOOK_S)
        except Empty:
            return
        self._begin(job)

    def _take_jobs(self) -> None:
        while not self._asked.empty():
            self._begin(self._asked.get())

    def _begin(self, job: _Job) -> None:
        if not job.done.set_running_or_notify_cancel():
            return
        number = next(self._numbers)
        self._under_way[number] = job.done
        self._panel.ask(number, job.action, job.until_s, self._clock.monotonic_s())

    def _answer(self) -> None:
        for number, done in self._panel.ended():
            self._under_way.pop(number).set_result(done)

    def _look(self, line: SerialLine) -> None:
        doors: dict[str, bool] = {}
        for address in sorted({door.address for door in self._board.door}):
            doors |= self._contacts(line, address)
        if not self._board.door:  # an output board: only whether it is there
            output = self._board.output[0]
            self._ask(line, read_bits(output.address, Function.READ_RELAYS, 0, 1))
        now_s = self._clock.monotonic_s()
        changes = self._panel.saw(doors, now_s)
        if doors:
            self._seen_s = now_s
        if self._told_s is None or now_s - self._told_s >= REPEAT_S:
            self._told_s = now_s
            news = doors
        else:
            news = {change.door: change.open for change in changes}
        for door, is_open in news.items():
            self._emit(
                DoorObserved(
                    device=self.device,
                    seq=0,
                    at_ms=self._clock.wall_ms(),
                    door=door,
                    open=is_open,
                )
            )

    def _contacts(self, line: SerialLine, address: int) -> dict[str, bool]:
        here = [door for door in self._board.door if door.address == address]
        most = max(door.contact for door in here)
        bits = self._ask(line, read_bits(address, Function.READ_CONTACTS, 0, most))
        if not bits:
            return {}
        return {door.name: bits[door.contact - 1] is not door.shut_when_closed for door in here}

    def _ask(self, line: SerialLine, request: Request) -> tuple[bool, ...]:
        """The bits asked for; none where this one answer was garbled.

        Raises:
            LineLost: nobody answers, or nothing but noise.
        """
        try:
            frame = line.exchange(encode_request(request), is_whole, ANSWER_S_MAX)
            bits = decode_answer(frame, request)
        except (FormatError, BoardRefused) as problem:
            self._errors += 1
            log.warning("board_unreadable", device=self.device, problem=str(problem))
            self._stumbles += 1
            if self._stumbles >= STUMBLES_MAX:
                self._stumbles = 0
                raise LineLost(f"{self._board.path}: {problem}") from problem
            return ()
        self._stumbles = 0
        return bits

    def _drive(self, line: SerialLine, drive: Drive) -> None:
        address, relay = drive.part.address, drive.part.relay - 1
        request = (
            close_for(address, relay, drive.tenths) if drive.tenths else open_now(address, relay)
        )
        try:
            frame = line.exchange(encode_request(request), is_whole, ANSWER_S_MAX)
            decode_answer(frame, request)
        except BoardRefused as problem:
            self._panel.undriven(drive, Outcome.REFUSED, Reason.DEVICE_REFUSED, str(problem))
        except FormatError as problem:
            self._panel.undriven(drive, Outcome.UNKNOWN, Reason.DEVICE_AWAY, str(problem))
        except LineLost as problem:
            self._panel.undriven(drive, Outcome.UNKNOWN, Reason.DEVICE_AWAY, str(problem))
            raise
        else:
            self._panel.driven(drive, self._clock.monotonic_s())
            if isinstance(drive.part, Door):
                log.info("door_unlocked", device=self.device, door=drive.part.name)
