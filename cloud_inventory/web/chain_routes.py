"""The chain's addresses: signing in and out, and pages for those who have signed in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.staff.book import SESSION_S
from cloud_inventory.staff.door import SignInRefused, StaffDoor, form_key, is_form_key
from cloud_inventory.web.chain import CHAIN, ChainPages, Visit
from cloud_inventory.web.chain_pictures import PicturePages
from cloud_inventory.web.forms import Form, read_form
from cloud_inventory.web.live import live_route
from cloud_inventory.web.render import SAFETY_HEADERS, Pages
from cloud_inventory.web.routes import language_of
from cloud_inventory.web.texts import say
from storecore.logs import Log

log = Log(__name__)

SESSION_COOKIE = "storeside_staff"
DOOR_COOKIE = "storeside_door"
SIGN_IN = f"{CHAIN}/sign-in"
SIGN_OUT = f"{CHAIN}/sign-out"
LIVE = f"{CHAIN}/live"

Make = Callable[[Visit, Form], Response]
Handler = Callable[[Request], Awaitable[Response]]


class SignInPage:
    """The page with name and password. Its form carries a key to a cookie of its own."""

    def __init__(self, door: StaffDoor, pages: Pages) -> None:
        self._door = door
        self._pages = pages

    def show(self, request: Request, status: int = 200, complaint: str = "") -> Response:
        """The page; `complaint` says why one was not let in."""
        language = language_of(request)
        token = request.cookies.get(DOOR_COOKIE, "") or self._door.token()
        page = self._pages.page(
            "chain_sign_in.html",
            language,
            f"{SIGN_IN}?",
            status=status,
            complaint=complaint,
            key=form_key(token),
            sign_in=f"{SIGN_IN}?lang={language}",
        )
        _set_cookie(request, page, DOOR_COOKIE, token)
        return page

    def let_in(self, request: Request, form: Form) -> Response:
        """A session for whoever knows the password; otherwise the page again."""
        language = language_of(request)
        if not is_form_key(request.cookies.get(DOOR_COOKIE, ""), form.get("key")):
            return self.show(request, 403, say(language, "chain.stale_form"))
        try:
            token = self._door.sign_in(form.get("name"), form.get("password"))
        except SignInRefused as refusal:
            log.warning("sign_in_refused", wait_s=refusal.wait_s)
            if refusal.wait_s:
                text = say(language, "chain.wait", seconds=refusal.wait_s)
                answer = self.show(request, 429, text)
                answer.headers["Retry-After"] = str(refusal.wait_s)
                return answer
            return self.show(request, 401, say(language, "chain.wrong"))
        log.info("signed_in")
        answer = _go(f"{CHAIN}?lang={language}")
        _set_cookie(request, answer, SESSION_COOKIE, token)
        answer.delete_cookie(DOOR_COOKIE, path=CHAIN)
        return answer


def chain_routes(
    chain: ChainPages,
    pictures: PicturePages,
    door: StaffDoor,
    pages: Pages,
    newest: Callable[[], int],
) -> list[Route]:
    """`/chain` and below; `newest` is the position of the newest fact."""
    sign_in = SignInPage(door, pages)

    async def ask(request: Request) -> Response:
        return await run_in_threadpool(sign_in.show, request)

    async def let_in(request: Request) -> Response:
        form = await _form_of(request)
        return await run_in_threadpool(sign_in.let_in, request, form)

    async def let_out(request: Request) -> Response:
        form = await _form_of(request)
        token = request.cookies.get(SESSION_COOKIE, "")
        answer = _go(f"{SIGN_IN}?lang={language_of(request)}")
        if is_form_key(token, form.get("key")):
            await run_in_threadpool(door.sign_out, token)
            answer.delete_cookie(SESSION_COOKIE, path=CHAIN)
        return answer

    return [
        Route(CHAIN, _for_staff(door, chain.stores), methods=["GET"]),
        Route(SIGN_IN, ask, methods=["GET"]),
        Route(SIGN_IN, let_in, methods=["POST"]),
        Route(SIGN_OUT, let_out, methods=["POST"]),
        live_route(LIVE, door, _token_of, newest),
        *(
            Route(f"{CHAIN}/{name}", _for_staff(door, make), methods=["GET"])
            for name, make in (
                ("stock", chain.stock),
                ("orders", chain.orders),
                ("facts", chain.facts),
                ("refused", chain.refused),
                ("search", chain.search),
                ("item", pictures.item),
                ("map", pictures.map),
            )
        ),
    ]


def _token_of(request: Request) -> str:
    return request.cookies.get(SESSION_COOKIE, "")


def _for_staff(door: StaffDoor, make: Make) -> Handler:
    async def answer(request: Request) -> Response:
        token = _token_of(request)
        name = await run_in_threadpool(door.whose, token)
        language = language_of(request)
        if name is None:
            return _go(f"{SIGN_IN}?lang={language}")
        form = Form(list(request.query_params.multi_items()))
        visit = Visit(name=name, language=language, key=form_key(token))
        return await run_in_threadpool(make, visit, form)

    return answer


async def _form_of(request: Request) -> Form:
    """The posted form; an empty one, which carries no key, for what is none."""
    try:
        return await read_form(request)
    except CloudRefused:
        return Form([])


def _go(address: str) -> Response:
    return RedirectResponse(address, 303, headers=SAFETY_HEADERS)


def _set_cookie(request: Request, answer: Response, name: str, token: str) -> None:
    answer.set_cookie(
        name,
        token,
        max_age=SESSION_S,
        path=CHAIN,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
