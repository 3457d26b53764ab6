"""Members sign in with the number on their card, which stays in a cookie on their own device."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cloud_inventory.web.forms import Form
from cloud_inventory.web.ground import ShopGround
from cloud_inventory.web.texts import say
from storecore.contracts.members import Member

COOKIE = "member"
KEPT_S = 180 * 24 * 3600
NUMBER_CHARS_MAX = 40
SEE_OTHER = 303


def number_of(request: Request) -> str:
    """The number that the browser was given to keep."""
    return request.cookies.get(COOKIE, "")[:NUMBER_CHARS_MAX]


def member_words(member: Member | None, language: str) -> str:
    """Who is signed in, as shown on a page; empty for nobody."""
    if member is None:
        return ""
    points = say(language, "member_points", points=member.points)
    return " · ".join(part for part in (member.name, member.tier, points) if part)


class MemberPages:
    """Signing in and out."""

    def __init__(self, ground: ShopGround) -> None:
        self._ground = ground

    def show(self, language: str, asked: Form, number: str, *, wrong: bool = False) -> Response:
        """Who is signed in, or where to write the number."""
        back = _back(asked.get("back"))
        return self._ground.pages.page(
            "member.html",
            language,
            f"/member?{urlencode({'back': back})}&",
            status=422 if wrong else 200,
            back=back,
            member=member_words(self._ground.ordering.member(number), language),
            complaint=say(language, "error.unknown_member") if wrong else "",
        )

    def sign_in(self, language: str, form: Form, *, secure: bool) -> Response:
        """Keep the number on the device where it is a member's, exactly as it was written."""
        number = "".join(form.get("number").split())[:NUMBER_CHARS_MAX]
        if self._ground.ordering.member(number) is None:
            return self.show(language, form, "", wrong=True)
        answer = RedirectResponse(_back(form.get("back")), SEE_OTHER)
        answer.set_cookie(
            COOKIE, quote(number), max_age=KEPT_S, httponly=True, samesite="lax", secure=secure
        )
        return answer

    def sign_out(self, form: Form) -> Response:
        """Forget the number."""
        answer = RedirectResponse(_back(form.get("back")), SEE_OTHER)
        answer.delete_cookie(COOKIE)
        return answer


def _back(address: str) -> str:
    """Where to go afterwards: a page of this shop, and no other."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
