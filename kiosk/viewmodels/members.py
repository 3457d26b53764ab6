"""A member at the kiosk, and the number that is being typed. Numbers never leave here unmasked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.membership import points_earned, points_to_ask, worth
from kiosk.flow.members import (
    MemberClosed,
    MemberLeft,
    MemberTouched,
    MemberTyped,
    PointsTouched,
)
from kiosk.flow.state import KioskState
from kiosk.viewmodels.projection import Dispatch, Projection, count, flag, text
from kiosk.viewmodels.wording import Wording
from storecore.gs1.loyalty import MEMBER_DIGITS_MAX, MEMBER_DIGITS_MIN


class MemberView(Projection):
    """Who it is, their points, and what the pad has typed: dots, and the newest digit."""

    changed = Signal()
    sheet = flag("sheet", changed)
    offered = flag("offered", changed)
    known = flag("known", changed)
    name = text("name", changed)
    number = text("number", changed)
    tier = text("tier", changed)
    points = text("points", changed)
    usable = text("usable", changed)
    usableWorth = text("usableWorth", changed)
    used = flag("used", changed)
    usedWorth = text("usedWorth", changed)
    earned = text("earned", changed)
    asking = flag("asking", changed)
    bounded = flag("bounded", changed)
    typed = text("typed", changed)
    digits = count("digits", changed)
    complete = flag("complete", changed)

    def __init__(self, dispatch: Dispatch, parent: QObject | None = None) -> None:
        super().__init__(dispatch, parent)
        self._digits = ""

    def update(self, state: KioskState, wording: Wording) -> None:
        """Show the member of that state; nothing stays of one who has left."""
        club, claims = state.club, state.basket.claims
        if not club.sheet or club.member is not None:
            self._write("")
        member, programme = club.member, claims.programme
        usable = 0
        if member is not None and programme is not None:
            usable = points_to_ask(member.points, state.basket, programme)
        self.show(
            sheet=club.sheet,
            offered=state.members,
            known=member is not None,
            name=member.name if member else "",
            number=member.number if member else "",
            tier=member.tier if member else "",
            points=wording.whole(member.points) if member else "",
            usable=wording.whole(usable) if usable else "",
            usableWorth=wording.money(worth(usable, programme)) if usable and programme else "",
            used=claims.points > 0,
            usedWorth=wording.money(claims.points_value) if claims.points_value else "",
            earned=wording.whole(points_earned(state.basket)) if member else "",
            asking=bool(club.request_id),
            bounded=club.bounded,
        )

    @Slot()
    def open(self) -> None:
        """ "Member?"."""
        self._dispatch(MemberTouched())

    @Slot()
    def close(self) -> None:
        """Close the sheet."""
        self._dispatch(MemberClosed())

    @Slot(str)
    def type(self, characters: str) -> None:
        """Digits from the pad or a keyboard."""
        digits = "".join(one for one in characters if one in "0123456789")
        self._write((self._digits + digits)[:MEMBER_DIGITS_MAX])

    @Slot()
    def wipe(self) -> None:
        """One digit less."""
        self._write(self._digits[:-1])

    @Slot()
    def enter(self) -> None:
        """Use the number."""
        number = self._digits
        self._write("")
        self._dispatch(MemberTyped(number))

    @Slot()
    def usePoints(self) -> None:
        """Spend points, or keep them."""
        self._dispatch(PointsTouched())

    @Slot()
    def leave(self) -> None:
        """ "That is not me"."""
        self._dispatch(MemberLeft())

    def _write(self, digits: str) -> None:
        self._digits = digits
        self.show(
            typed="•" * (len(digits) - 1) + digits[-1:],
            digits=len(digits),
            complete=len(digits) >= MEMBER_DIGITS_MIN,
        )
