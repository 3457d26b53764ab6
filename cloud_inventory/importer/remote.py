"""Sending an import to a running cloud."""

from __future__ import annotations

import msgspec
import requests

from storecore.contracts.cloud_api import IMPORT_PATH, CloudRefusal, ImportReport, ImportRequest

TIMEOUT_S = 120.0


class ImportFailed(Exception):
    """Nothing was imported; the message says why and what to do."""


def send_to_cloud(url: str, token: str, request: ImportRequest) -> ImportReport:
    """Let the cloud at `url` load the files.

    Raises:
        ImportFailed: it cannot be reached, refuses, or answers what no cloud answers.
    """
    try:
        answer = requests.post(
            url.rstrip("/") + IMPORT_PATH,
            data=msgspec.json.encode(request),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            timeout=TIMEOUT_S,
        )
    except requests.RequestException as error:
        raise ImportFailed(
            f"no cloud answers at {url} ({type(error).__name__}); look at its address, "
            "or leave --url out where it is stopped"
        ) from error
    try:
        if answer.status_code == requests.codes.ok:
            return msgspec.json.decode(answer.content, type=ImportReport)
        refusal = msgspec.json.decode(answer.content, type=CloudRefusal)
    except msgspec.MsgspecError as error:
        raise ImportFailed(
            f"{url} answers {answer.status_code}, but not as a cloud does; look at the address"
        ) from error
    raise ImportFailed(f"{url} refuses: {refusal.detail}")
