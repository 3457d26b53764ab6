"""The web shop's addresses, and a page in plain words for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from cloud_inventory.api.refusals import status_of
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.web.checkout import Checkout
from cloud_inventory.web.forms import Form, read_form
from cloud_inventory.web.ground import ShopGround
from cloud_inventory.web.language import choose_language
from cloud_inventory.web.member import MemberPages, number_of
from cloud_inventory.web.order_page import OrderPage
from cloud_inventory.web.shop import Shop
from cloud_inventory.web.texts import say
from storecore.logs import Log

log = Log(__name__)

Page = Callable[[Request], Awaitable[Response]]
STYLE = Path(__file__).parent / "static"


def language_of(request: Request, form: Form | None = None) -> str:
    """The language of a request: its form, its address, then the browser's wish."""
    asked = (form.get("lang") if form else "") or request.query_params.get("lang", "")
    return choose_language(asked, request.headers.get("Accept-Language", ""))


class ShopPages(NamedTuple):
    """All pages of the shop."""

    shop: Shop
    checkout: Checkout
    orders: OrderPage
    members: MemberPages

    @classmethod
    def over(cls, ground: ShopGround) -> ShopPages:
        """The pages over one ground."""
        return cls(Shop(ground), Checkout(ground), OrderPage(ground), MemberPages(ground))


def shop_routes(pages: ShopPages, assets: Path) -> list[BaseRoute]:
    """Pages, pictures and style."""
    shop, checkout, orders = pages.shop, pages.checkout, pages.orders
    door = _Door(shop)
    return [
        Route(
            "/",
            door.shown(lambda at: shop.goods(at.language, at.form, member_number=at.member)),
            methods=["GET"],
        ),
        Route(
            "/review",
            door.shown(lambda at: checkout.review(at.language, at.form, member_number=at.member)),
            methods=["GET"],
        ),
        Route(
            "/review", door.posted(lambda at: shop.choose(at.language, at.form)), methods=["POST"]
        ),
        Route(
            "/orders",
            door.posted(lambda at: checkout.place(at.language, at.form, member_number=at.member)),
            methods=["POST"],
        ),
        Route(
            "/orders/{order_id}",
            door.shown(lambda at: orders.show(at.language, at.path["order_id"])),
            methods=["GET"],
        ),
        Route(
            "/orders/{order_id}/cancel",
            door.shown(lambda at: orders.cancel(at.language, at.path["order_id"])),
            methods=["POST"],
        ),
        *_member_routes(door, pages.members),
        Mount("/goods", StaticFiles(directory=assets / "goods", check_dir=False)),
        Mount("/marks", StaticFiles(directory=assets / "marks", check_dir=False)),
        Mount("/style", StaticFiles(directory=STYLE)),
    ]


def _member_routes(door: _Door, members: MemberPages) -> list[Route]:
    return [
        Route(
            "/member",
            door.shown(lambda at: members.show(at.language, at.form, at.member)),
            methods=["GET"],
        ),
        Route(
            "/member",
            door.posted(lambda at: members.sign_in(at.language, at.form, secure=at.secure)),
            methods=["POST"],
        ),
        Route("/member/out", door.posted(lambda at: members.sign_out(at.form)), methods=["POST"]),
    ]


class _Asked(NamedTuple):
    """One request, as far as pages care."""

    language: str
    form: Form
    member: str
    path: dict[str, str]
    secure: bool


class _Door:
    """Makes handlers of pages; what is refused becomes a page in plain words."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def shown(self, make: Callable[[_Asked], Response]) -> Page:
        """A page that is asked for by its address alone."""

        async def answer(request: Request) -> Response:
            return await self._answer(request, make, _asked(request), language_of(request))

        return answer

    def posted(self, make: Callable[[_Asked], Response]) -> Page:
        """A page that a form is sent to."""

        async def answer(request: Request) -> Response:
            try:
                form = await read_form(request)
            except CloudRefused as refusal:
                return _refused(self._shop, language_of(request), refusal)
            return await self._answer(request, make, form, language_of(request, form))

        return answer

    async def _answer(
        self, request: Request, make: Callable[[_Asked], Response], form: Form, language: str
    ) -> Response:
        at = _Asked(
            language, form, number_of(request), request.path_params, request.url.scheme == "https"
        )
        try:
            return await run_in_threadpool(make, at)
        except CloudRefused as refusal:
            return _refused(self._shop, language, refusal)


def _asked(request: Request) -> Form:
    return Form(list(request.query_params.multi_items()))


def _refused(shop: Shop, language: str, refusal: CloudRefused) -> Response:
    log.info("page_refused", code=refusal.code.value, detail=refusal.detail)
    text = say(language, f"error.{refusal.code}")
    return shop.error(language, status_of(refusal.code), text)
