"""A store's people from a file: hashes go down, PINs and badges go nowhere."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from cloud_inventory.__main__ import main
from storecore.contracts.cloud_api import ImportReport
from storecore.contracts.staff import Role, StaffPerson, badge_hash
from storecore.gs1.badge import make_badge_code, parse_badge_code
from tests.cloud.rig import QUICK_PASSWORDS, Cloud, small_import

BADGE = make_badge_code(b"thirteenbytes")
HEADER = "staff_id,name,role,pin,badge,active\n"
TWO = HEADER + f"s-1,Kim,attendant,258014,{BADGE},yes\ns-2,Lee,picker,,{BADGE[:-1]}X,\n"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """How much work a hash is does not matter here."""
    monkeypatch.setattr("cloud_inventory.importer.staff.PINS", QUICK_PASSWORDS)


def people(cloud: Cloud) -> dict[str, StaffPerson]:
    """What the store is sent."""
    sent = [entry for entry in cloud.reference().entries if entry.collection == "staff"]
    return {one.key: msgspec.json.decode(one.document or b"", type=StaffPerson) for one in sent}


def loaded(cloud: Cloud, staff: str) -> ImportReport:
    return cloud.load(small_import(staff=staff))


def test_people_come_down_as_hashes_and_stay_as_they_are_when_loaded_again(cloud: Cloud) -> None:
    report = loaded(cloud, TWO)
    assert [one.problem for one in report.problems] == [
        f"badge {BADGE[:-1]}X: write SSB: and 22 characters, "
        "as `storeside cloud badges` makes them",
        "pin is empty: give a PIN, a badge or both; nobody can sign in without",
    ]
    kim = people(cloud)["s-1"]
    assert (kim.name, kim.role, kim.active) == ("Kim", Role.ATTENDANT, True)
    assert kim.badge_hash == badge_hash(parse_badge_code(BADGE))
    assert QUICK_PASSWORDS.is_right(kim.pin_hash, "258014")
    sent = b"".join(e.document or b"" for e in cloud.reference().entries)
    assert b"258014" not in sent
    assert BADGE.encode() not in sent
    assert loaded(cloud, TWO).changed == 0


def test_an_empty_cell_keeps_the_pin_and_a_new_one_replaces_it(cloud: Cloud) -> None:
    loaded(cloud, HEADER + "s-1,Kim,attendant,258014,,\n")
    first = people(cloud)["s-1"]
    loaded(cloud, HEADER + "s-1,Kim,manager,,,\n")
    assert people(cloud)["s-1"] == msgspec.structs.replace(first, role=Role.MANAGER)
    loaded(cloud, HEADER + "s-1,Kim,manager,999111,,no\n")
    changed = people(cloud)["s-1"]
    assert not changed.active
    assert QUICK_PASSWORDS.is_right(changed.pin_hash, "999111")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Kim Lee,Kim,attendant,2580,,", "lower-case letters, digits or hyphens, no name"),
        ("s-1,,attendant,2580,,", "name is empty"),
        ("s-1,Kim,boss,2580,,", "role boss: write attendant or picker or manager"),
        ("s-1,Kim,picker,25,,", "pin 25: write 4 to 12 digits"),
        ("s-1,Kim,picker,,,", "give a PIN, a badge or both"),
        ("s-1,Kim,picker,25801,,maybe", "active maybe: write yes or no"),
        (f"s-1,Kim,picker,,{BADGE},\ns-2,Lee,picker,,{BADGE},", "somebody else has this badge"),
        ("s-1,Kim,picker,25801,,\ns-1,Lee,picker,25801,,", "it stands on an earlier line too"),
    ],
)
def test_what_is_wrong_is_named(cloud: Cloud, line: str, words: str) -> None:
    problems = [one.problem for one in loaded(cloud, HEADER + line + "\n").problems]
    assert any(words in problem for problem in problems), problems


def test_badges_are_made_as_many_as_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["badges", "3"]) == 0
    codes = capsys.readouterr().out.split()
    assert len({parse_badge_code(code) for code in codes}) == 3
    for wrong in (["badges", "none"], ["badges", "0"], ["badges", "1", "2"]):
        assert main(wrong) == 2
    assert "from 1 to 1000" in capsys.readouterr().err


def test_the_demos_people_can_be_loaded(cloud: Cloud) -> None:
    file = Path(__file__).parents[2] / "assets" / "demo" / "staff.csv"
    assert loaded(cloud, file.read_text(encoding="utf-8")).problems == ()
    assert len(people(cloud)) == 3
