"""The web shop's addresses, and a page in plain words for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from cloud_inventory.api.refusals import status_of
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.web.forms import Form, read_form
from cloud_inventory.web.language import choose_language
from cloud_inventory.web.shop import Shop
from cloud_inventory.web.texts import say
from storecore.logs import Log

log = Log(__name__)

STYLE = Path(__file__).parent / "static"


def language_of(request: Request, form: Form | None = None) -> str:
    """The language of a request: its form, its address, then the browser's wish."""
    asked = (form.get("lang") if form else "") or request.query_params.get("lang", "")
    return choose_language(asked, request.headers.get("Accept-Language", ""))


def shop_routes(shop: Shop, assets: Path) -> list[BaseRoute]:
    """Pages, pictures and style."""

    async def goods(request: Request) -> Response:
        form, language = _asked(request), language_of(request)
        return await _say_no_kindly(shop, language, lambda: shop.goods(language, form))

    async def review(request: Request) -> Response:
        form, language = _asked(request), language_of(request)
        return await _say_no_kindly(shop, language, lambda: shop.review(language, form))

    async def order(request: Request) -> Response:
        order_id, language = request.path_params["order_id"], language_of(request)
        return await _say_no_kindly(shop, language, lambda: shop.order(language, order_id))

    async def cancel(request: Request) -> Response:
        order_id, language = request.path_params["order_id"], language_of(request)
        return await _say_no_kindly(shop, language, lambda: shop.cancel(language, order_id))

    return [
        Route("/", goods, methods=["GET"]),
        Route("/review", review, methods=["GET"]),
        Route("/review", _posted(shop, shop.choose), methods=["POST"]),
        Route("/orders", _posted(shop, shop.place), methods=["POST"]),
        Route("/orders/{order_id}", order, methods=["GET"]),
        Route("/orders/{order_id}/cancel", cancel, methods=["POST"]),
        Mount("/goods", StaticFiles(directory=assets / "goods", check_dir=False)),
        Mount("/marks", StaticFiles(directory=assets / "marks", check_dir=False)),
        Mount("/style", StaticFiles(directory=STYLE)),
    ]


def _asked(request: Request) -> Form:
    return Form(list(request.query_params.multi_items()))


def _posted(
    shop: Shop, make: Callable[[str, Form], Response]
) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            form = await read_form(request)
        except CloudRefused as refusal:
            return _refused(shop, language_of(request), refusal)
        language = language_of(request, form)
        return await _say_no_kindly(shop, language, lambda: make(language, form))

    return answer


async def _say_no_kindly(shop: Shop, language: str, make: Callable[[], Response]) -> Response:
    try:
        return await run_in_threadpool(make)
    except CloudRefused as refusal:
        return _refused(shop, language, refusal)


def _refused(shop: Shop, language: str, refusal: CloudRefused) -> Response:
    log.info("page_refused", code=refusal.code.value, detail=refusal.detail)
    text = say(language, f"error.{refusal.code}")
    return shop.error(language, status_of(refusal.code), text)
