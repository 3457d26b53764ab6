"""Lines of members, coupons and the points programme into documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from msgspec.structs import replace

from cloud_inventory.importer.line import Line
from cloud_inventory.importer.offers import read_money
from cloud_inventory.importer.table import Columns, Problems, read_table
from cloud_inventory.store.port import CloudStore
from storecore.contracts.cloud_api import ImportRequest
from storecore.contracts.members import PROGRAMME_KEY, Member, Programme, member_key
from storecore.contracts.offers import Coupon, CouponUse, Offer
from storecore.gs1.loyalty import COUPON_PREFIX, member_number, read_coupon

MEMBERS = Columns(
    file="members",
    needed=("number", "name"),
    others=("tier", "points", "offline_points"),
)
COUPONS = Columns(file="coupons", needed=("code", "offer_id"), others=("member_number",))
PROGRAMME = Columns(
    file="programme",
    needed=("currency", "earn_amount", "earn_points", "step_points", "step_value"),
)
POINTS_MAX = 99_999_999
Known = Callable[[str], Member | None]


class Club(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of members: themselves, their coupons, and how points count."""

    members: Mapping[str, Member] = {}
    coupons: Mapping[str, Coupon] = {}
    programme: Programme | None = None

    def documents(self) -> list[tuple[str, str, msgspec.Struct]]:
        """What is published: collection, key, document."""
        programme = [] if self.programme is None else [self.programme]
        return [
            *(("coupon", key, coupon) for key, coupon in self.coupons.items()),
            *(("member", key, member) for key, member in self.members.items()),
            *(("programme", PROGRAMME_KEY, one) for one in programme),
        ]


def read_club(
    request: ImportRequest,
    store: CloudStore,
    offers: Mapping[str, Offer],
    currency: str,
    problems: Problems,
) -> Club:
    """The files of members, coupons and the programme, as far as they were given."""

    def known(key: str) -> Member | None:
        return store.published("member", key, Member)

    coupons: dict[str, Coupon] = {}
    if request.coupons:
        coupons = read_coupons(request.coupons, offers, store.is_coupon_used, problems)
    members: dict[str, Member] = {}
    if request.members:
        members = read_members(request.members, coupons, known, problems)
    programme = None
    if request.programme:
        programme = read_programme(request.programme, currency, problems)
    return Club(members=members, coupons=coupons, programme=programme)


def read_members(
    text: str, coupons: Mapping[str, Coupon], known: Known, problems: Problems
) -> dict[str, Member]:
    """The good lines of a file of members by key. Whoever is known keeps their points and coupons.

    Numbers and full names go no further than this: what is published is a hash and initials.
    """
    found: dict[str, Member] = {}
    for line in read_table(text, MEMBERS, problems):
        key = _member_key(line, "number")
        if key in found:
            line.wrong("number", "it stands on an earlier line too; keep one of them")
        name = line.text("name")
        points = line.whole("points", 0, POINTS_MAX, needed=False) or 0
        offline = line.whole("offline_points", 0, POINTS_MAX, needed=False) or 0
        if line.good:
            fresh = Member(member_key=key, name=_initials(name), points=points)
            before = known(key) or fresh
            own = [one.coupon_id for one in coupons.values() if one.member_key == key]
            found[key] = replace(
                before,
                name=fresh.name,
                tier=line.cell("tier"),
                offline_points=offline,
                coupons=tuple(sorted({*before.coupons, *own})),
            )
        problems.add_line(MEMBERS.file, line)
    return found


def read_coupons(
    text: str, offers: Mapping[str, Offer], is_used: Callable[[str], bool], problems: Problems
) -> dict[str, Coupon]:
    """The good lines of a file of single-use coupons by their digits, those used up left out."""
    found: dict[str, Coupon] = {}
    for line in read_table(text, COUPONS, problems):
        code = read_coupon(COUPON_PREFIX + line.cell("code"))
        if code is None:
            line.wrong("code", "write 13 digits with their check digit, and 1 to 12 more")
        elif code in found:
            line.wrong("code", "it stands on an earlier line too; keep one of them")
        offer = offers.get(line.cell("offer_id"))
        if offer is None or offer.coupon is not CouponUse.SINGLE_USE:
            line.wrong("offer_id", "name an offer whose coupon is single_use")
        owner = _member_key(line, "member_number") if line.cell("member_number") else ""
        if line.good and code is not None and offer is not None and not is_used(code):
            found[code] = Coupon(coupon_id=code, offer_id=offer.offer_id, member_key=owner)
        problems.add_line(COUPONS.file, line)
    return found


def read_programme(text: str, currency: str, problems: Problems) -> Programme | None:
    """The one line of a file that says how points are earned and spent."""
    programme = None
    for line in read_table(text, PROGRAMME, problems):
        if programme is not None:
            line.wrong("earn_amount", "a programme is one line; leave the others out")
        earn = read_money(line, "earn_amount", currency)
        step = read_money(line, "step_value", currency)
        points = line.whole("earn_points", 1, POINTS_MAX)
        size = line.whole("step_points", 1, POINTS_MAX)
        if line.good and earn and step and points and size:
            programme = Programme(
                earn_amount=earn, earn_points=points, step_points=size, step_value=step
            )
        problems.add_line(PROGRAMME.file, line)
    return programme


def _member_key(line: Line, column: str) -> str:
    number = member_number(line.cell(column))
    if number is None:
        line.wrong(column, "write 8 to 18 digits, the last one the check digit")
        return ""
    return member_key(number)


def _initials(name: str) -> str:
    return " ".join(f"{word[0]}." for word in name.split()[:3])
