"""Loading a catalogue into the running cloud, for those who hold the import token, and backends."""

from __future__ import annotations

import hmac

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cloud_inventory.domain.refusal import CloudRefused
from cloud_inventory.importer.load import load
from cloud_inventory.store.port import CloudStore
from storecore.access.keys import HolderKind, Keys, hash_of
from storecore.contracts.cloud_api import IMPORT_PATH, CloudRefusalCode, ImportRequest
from storecore.logs import Log
from storecore.serving.messages import read_struct, struct_response

log = Log(__name__)

IMPORT_BYTES_MAX = 32_000_000


def import_routes(store: CloudStore, token: str, keys: Keys) -> list[Route]:
    """The import route; an empty token refuses everyone but backends."""

    def is_backend(authorization: str) -> bool:
        holder = keys.whose(hash_of(authorization.removeprefix("Bearer ")))
        return holder is not None and holder.kind is HolderKind.BACKEND

    async def take(request: Request) -> Response:
        given = request.headers.get("Authorization", "")
        if not await run_in_threadpool(is_backend, given):
            _check(given, token)
        asked = await read_struct(request, ImportRequest, IMPORT_BYTES_MAX)
        report = await run_in_threadpool(load, store, asked)
        log.info("catalogue_imported", store=asked.store_id, problems=len(report.problems))
        return struct_response(report)

    return [Route(IMPORT_PATH, take, methods=["POST"])]


def _check(authorization: str, token: str) -> None:
    if not token:
        raise CloudRefused(
            CloudRefusalCode.NOT_ALLOWED,
            "this cloud takes no import over HTTP; start it with an import_token, "
            "or stop it and import into its data folder",
        )
    if not hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
        raise CloudRefused(
            CloudRefusalCode.NOT_ALLOWED, "the import token is not the one of this cloud"
        )
