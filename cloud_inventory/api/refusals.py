"""Refusals as HTTP answers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from cloud_inventory.domain.refusal import CloudRefused
from storecore.contracts.cloud_api import CloudRefusal, CloudRefusalCode
from storecore.serving.messages import struct_response

_STATUS = {
    CloudRefusalCode.BAD_REQUEST: 400,
    CloudRefusalCode.NOT_ALLOWED: 403,
    CloudRefusalCode.UNKNOWN_STORE: 404,
    CloudRefusalCode.UNKNOWN_ORDER: 404,
    CloudRefusalCode.PRICE_CHANGED: 409,
    CloudRefusalCode.NOT_AVAILABLE: 409,
    CloudRefusalCode.REQUEST_REUSED: 409,
    CloudRefusalCode.TOO_LATE: 409,
    CloudRefusalCode.SLOT_GONE: 409,
}
_STATUS_OTHERWISE = 422


def status_of(code: CloudRefusalCode) -> int:
    """The HTTP status that goes with a refusal."""
    return _STATUS.get(code, _STATUS_OTHERWISE)


async def cloud_refused_response(_: Request, error: Exception) -> Response:
    """Starlette's handler for `CloudRefused`: a `CloudRefusal`."""
    assert isinstance(error, CloudRefused)
    refusal = CloudRefusal(code=error.code, detail=error.detail, sku=error.sku)
    return struct_response(refusal, status_of(error.code))
