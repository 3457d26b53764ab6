"""Looks at badges and PINs, and keeps on disk how often somebody was wrong."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from kiosk.application.workers import Answer, Workers
from kiosk.flow.door import CheckStaff, Person, StaffKnown, StaffUnknown
from kiosk.flow.events import Event
from kiosk.flow.parts import NOBODY_NAMED
from storecore.clock import Clock
from storecore.contracts.staff import Role, StaffPerson, badge_hash
from storecore.database.writer import Writer
from storecore.gs1.badge import parse_badge_code
from storecore.gs1.errors import CodeError
from storecore.logs import Log
from storecore.secrets.delay import IN_STORE, Delays
from storecore.secrets.hashes import Passwords

log = Log(__name__)

STAFF_DOOR_MIGRATIONS = Migrations("kiosk_staff_door")
_THIS_KIOSK = "kiosk"
_FIRST = Person(staff_id=NOBODY_NAMED, name=NOBODY_NAMED, role=Role.MANAGER)


@STAFF_DOOR_MIGRATIONS()
def tries(db: Database) -> None:
    """`bucket` is the kiosk or a person of the store; a row is there while it was wrong."""
    db.conn.execute(
        "CREATE TABLE staff_try (bucket TEXT PRIMARY KEY, failures INTEGER NOT NULL) WITHOUT ROWID"
    )


class TryBook:
    """Counts wrong PINs per person and per kiosk, and how long to wait after them.

    Only the count is on disk. Waits are measured by the clock that nobody can set; after a start
    they begin anew, so that switching the kiosk off and on shortens none. Safe from any thread.
    """

    def __init__(self, writer: Writer, clock: Clock, delays: Delays = IN_STORE) -> None:
        self._writer = writer
        self._clock = clock
        self._delays = delays
        rows = writer.reader().execute("SELECT bucket, failures FROM staff_try").fetchall()
        now_s = clock.monotonic_s()
        self._until_s = {str(name): now_s + delays.after(count) / 1000 for name, count in rows}

    def begin(self, staff_id: str) -> float:
        """Count a try before it is looked at; seconds still to wait, or 0."""
        return self._writer.run(lambda db: self._begin(db, staff_id))

    def wait_s(self, staff_id: str) -> float:
        """Seconds until this person may try again here."""
        until_s = max(self._until_s.get(name, 0.0) for name in _buckets(staff_id))
        return max(0.0, until_s - self._clock.monotonic_s())

    def right(self, staff_id: str) -> None:
        """It was theirs: what was wrong before is forgotten."""

        def work(db: Database) -> None:
            for name in _buckets(staff_id):
                db.conn.execute("DELETE FROM staff_try WHERE bucket = ?", (name,))
                self._until_s.pop(name, None)

        self._writer.run(work)

    def _begin(self, db: Database, staff_id: str) -> float:
        wait_s = self.wait_s(staff_id)
        if wait_s > 0:
            return wait_s
        for name in _buckets(staff_id):
            (failures,) = db.conn.execute(
                "INSERT INTO staff_try VALUES (?, 1) ON CONFLICT (bucket) "
                "DO UPDATE SET failures = failures + 1 RETURNING failures",
                (name,),
            ).fetchone()
            self._until_s[name] = self._clock.monotonic_s() + self._delays.after(failures) / 1000
        return 0.0


class StaffDoor:
    """`people` tells who works here; it is asked on the kiosk's own thread.

    While it tells of nobody, `first_pin` lets a colleague in, who then is a manager: a new shop
    can be set up. Hashing takes a moment, so it is done by the workers.
    """

    def __init__(
        self,
        people: Callable[[], Sequence[StaffPerson]],
        tries: TryBook,
        workers: Workers,
        answer: Answer,
        *,
        first_pin: str,
        passwords: Passwords | None = None,
    ) -> None:
        self._people = people
        self._tries = tries
        self._workers = workers
        self._answer = answer
        self._first_pin = first_pin
        self._passwords = passwords or Passwords()

    def check(self, effect: CheckStaff) -> None:
        """Whose badge or PIN is this?"""
        people = self._people()
        if effect.badge:
            self._answer(_badge(effect, people))
            return
        self._workers.run("staff-pin", lambda: self._pin(effect, people), self._answer)

    def _pin(self, effect: CheckStaff, people: Sequence[StaffPerson]) -> Event:
        try:
            return self._tried(effect, people)
        except Exception:  # an answer must come: the screen waits for it
            log.exception("pin_not_checked")
            return StaffUnknown(request_id=effect.request_id)

    def _tried(self, effect: CheckStaff, people: Sequence[StaffPerson]) -> Event:
        found = next((one for one in people if one.staff_id == effect.staff_id), None)
        person = _FIRST if not people else _known(found)
        bucket = person.staff_id if person is not None else ""
        wait_s = self._tries.begin(bucket)
        if wait_s > 0:
            return StaffUnknown(request_id=effect.request_id, wait_s=wait_s)
        if not self._is_right(effect.pin, found, first=not people) or person is None:
            log.warning("pin_wrong", staff=bucket)
            wait_s = self._tries.wait_s(bucket)
            return StaffUnknown(request_id=effect.request_id, wait_s=wait_s)
        self._tries.right(bucket)
        log.info("staff_known", staff=bucket, by="pin")
        return StaffKnown(request_id=effect.request_id, person=person)

    def _is_right(self, pin: str, found: StaffPerson | None, *, first: bool) -> bool:
        if first:
            return hmac.compare_digest(pin.encode(), self._first_pin.encode())
        return self._passwords.is_right(found.pin_hash or None if found else None, pin)


def _badge(effect: CheckStaff, people: Sequence[StaffPerson]) -> Event:
    """A badge is too long to be guessed: wrong ones are not counted."""
    try:
        hashed = badge_hash(parse_badge_code(effect.badge))
    except CodeError:
        return StaffUnknown(request_id=effect.request_id)
    person = _known(next((one for one in people if one.badge_hash == hashed), None))
    if person is None:
        log.warning("badge_unknown")
        return StaffUnknown(request_id=effect.request_id)
    log.info("staff_known", staff=person.staff_id, by="badge")
    return StaffKnown(request_id=effect.request_id, person=person, by_badge=True)


def _known(found: StaffPerson | None) -> Person | None:
    if found is None or not found.active:
        return None
    return Person(staff_id=found.staff_id, name=found.name, role=found.role)


def _buckets(staff_id: str) -> tuple[str, str]:
    return _THIS_KIOSK, f"person:{staff_id}"
