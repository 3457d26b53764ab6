"""The whole HTTP application: exchanges, orders, import, status, web shop."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from cloud_inventory.api.refusals import cloud_refused_response
from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.web.routes import language_of
from cloud_inventory.web.shop import Shop
from cloud_inventory.web.texts import say
from storecore.contracts.cloud_api import CloudRefusal, CloudRefusalCode
from storecore.logs import Log
from storecore.serving.key_door import KeyRefused, key_refused_response
from storecore.serving.messages import Refused, refused_response, struct_response

log = Log(__name__)

_API = "/v1/"
_TEXTS = {404: "error.not_found", 405: "error.method"}


def make_app(
    routes: Sequence[BaseRoute], shop: Shop, middleware: Sequence[Middleware]
) -> Starlette:
    """The application; what no route answers is told in JSON under /v1/, on a page elsewhere."""

    async def no_route(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if request.url.path.startswith(_API):
            refusal = CloudRefusal(code=CloudRefusalCode.BAD_REQUEST, detail=error.detail)
            return struct_response(refusal, error.status_code)
        language = language_of(request)
        text = say(language, _TEXTS.get(error.status_code, "error.bad_request"))
        return shop.error(language, error.status_code, text)

    async def broken(request: Request, error: Exception) -> Response:
        log.error("request_failed", path=request.url.path, error=type(error).__name__)
        if request.url.path.startswith(_API):
            return Response(status_code=500)
        language = language_of(request)
        return shop.error(language, 500, say(language, "error.broken"))

    return Starlette(
        routes=list(routes),
        middleware=list(middleware),
        exception_handlers={
            KeyRefused: key_refused_response,
            Refused: refused_response,
            CloudRefused: cloud_refused_response,
            HTTPException: no_route,
            Exception: broken,
        },
    )
