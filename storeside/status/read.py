"""Asks each program how it is."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import msgspec
import requests

from storecore.access.keys import bearer
from storecore.contracts.exchange import STATUS_PATH
from storecore.contracts.status import ProgramStatus

ANSWER_S_MAX = 2.0
DEFAULT_URLS = {
    "cloud": "http://127.0.0.1:8700",
    "edge": "http://127.0.0.1:8710",
    "kiosk": "http://127.0.0.1:8720",
    "bridge": "http://127.0.0.1:8730",
}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A program as found: `up` with its status, or not up with the reason."""

    program: str
    url: str
    up: bool
    problem: str = ""
    status: ProgramStatus | None = None


class StoreStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What `storeside status --json` prints."""

    up: bool
    programs: tuple[Answer, ...]


def ask(program: str, url: str, key: str = "") -> Answer:
    """One program's answer; never raises for a program that is down or talks nonsense."""
    try:
        with requests.Session() as session:
            session.trust_env = False
            response = session.get(url + STATUS_PATH, headers=bearer(key), timeout=ANSWER_S_MAX)
        response.raise_for_status()
        status = msgspec.json.decode(response.content, type=ProgramStatus)
    except (requests.RequestException, msgspec.MsgspecError) as error:
        return Answer(program=program, url=url, up=False, problem=type(error).__name__)
    return Answer(program=program, url=url, up=True, status=status)


def ask_all(urls: dict[str, str], keys: Mapping[str, str] | None = None) -> StoreStatus:
    """Every program's answer, asked at the same time."""
    with ThreadPoolExecutor(max_workers=len(urls)) as pool:
        shown = [(keys or {}).get(program, "") for program in urls]
        answers = tuple(pool.map(ask, urls.keys(), urls.values(), shown))
    return StoreStatus(up=all(answer.up for answer in answers), programs=answers)
