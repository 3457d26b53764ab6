"""Lines of a store's people into documents: of PINs and badges only hashes go any further."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cloud_inventory.importer.line import Line
from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.contracts.staff import Role, StaffPerson, badge_hash
from storecore.gs1.badge import parse_badge_code
from storecore.gs1.errors import CodeError
from storecore.secrets.hashes import Passwords

STAFF = Columns(
    file="staff", needed=("staff_id", "name", "role"), others=("pin", "badge", "active")
)
STAFF_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}", re.ASCII)
PIN = re.compile(r"[0-9]{4,12}", re.ASCII)
NAME_CHARS_MAX = 30
PINS = Passwords()


def read_staff(
    text: str, known: Mapping[str, StaffPerson], problems: Problems
) -> dict[str, StaffPerson]:
    """The good lines by staff_id. Whoever the file does not name stays as they are; an empty cell
    keeps the PIN or the badge that somebody has."""
    found: dict[str, StaffPerson] = {}
    badges = {person.badge_hash: key for key, person in known.items() if person.badge_hash}
    for line in read_table(text, STAFF, problems):
        person = _read_person(line, known, badges)
        if person.staff_id in found:
            line.wrong("staff_id", "it stands on an earlier line too; keep one of them")
        if line.good:
            found[person.staff_id] = person
        problems.add_line(STAFF.file, line)
    return found


def _read_person(
    line: Line, known: Mapping[str, StaffPerson], badges: dict[str, str]
) -> StaffPerson:
    key = line.cell("staff_id")
    if not STAFF_ID.fullmatch(key):
        line.wrong("staff_id", "write 1 to 32 lower-case letters, digits or hyphens, no name")
    name = line.text("name")
    if len(name) > NAME_CHARS_MAX:
        line.wrong("name", f"what colleagues call them, at most {NAME_CHARS_MAX} characters")
    role = Role(line.choice("role", [role.value for role in Role]))
    active = not line.cell("active") or line.choice("active", ["yes", "no"]) == "yes"
    before = known.get(key)
    badge = _badge(line, key, badges) or (before.badge_hash if before else "")
    pin = _pin(line, before)
    if active and not badge and not line.cell("pin") and not pin:
        line.wrong("pin", "give a PIN, a badge or both; nobody can sign in without")
    return StaffPerson(
        staff_id=key, name=name, role=role, pin_hash=pin, badge_hash=badge, active=active
    )


def _pin(line: Line, before: StaffPerson | None) -> str:
    """The hash that is published already where it is of the same PIN."""
    kept = before.pin_hash if before is not None else ""
    pin = line.cell("pin")
    if not pin:
        return kept
    if not PIN.fullmatch(pin):
        line.wrong("pin", "write 4 to 12 digits; 6 or more are hard to watch and to guess")
        return ""
    if not line.good:
        return ""
    return kept if kept and PINS.is_right(kept, pin) else PINS.hash(pin)


def _badge(line: Line, key: str, badges: dict[str, str]) -> str:
    text = line.cell("badge")
    if not text:
        return ""
    try:
        hashed = badge_hash(parse_badge_code(text))
    except CodeError:
        line.wrong("badge", "write SSB: and 22 characters, as `storeside cloud badges` makes them")
        return ""
    if badges.setdefault(hashed, key) != key:
        line.wrong("badge", "somebody else has this badge; each person needs their own")
    return hashed
