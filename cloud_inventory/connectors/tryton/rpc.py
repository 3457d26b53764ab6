"""Tryton's JSON-RPC, as its own clients speak it: `POST /DATABASE/rpc/`. The door to requests."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import msgspec
import requests

from cloud_inventory.connectors.port import BackendDown

ANSWER_S_MAX = 60.0
Row = dict[str, Any]


class TrytonSaysNo(BackendDown):
    """Tryton refuses a step, in words for people."""


class TrytonRpc:
    """A session with one database; made anew when Tryton has forgotten it."""

    def __init__(self, url: str, database: str, user: str, password: str) -> None:
        self._url = f"{url.rstrip('/')}/{quote(database, safe='')}/rpc/"
        self._user = user
        self._password = password
        self._session = requests.Session()
        self._session.trust_env = False
        self._context: Row = {}
        self.user_id = 0

    def search_read(self, model: str, domain: list[Any], fields: list[str]) -> list[Row]:
        """Rows of a model; names like `warehouse.code` come in a row of their own, `warehouse.`."""
        found: list[Row] = self.call(f"model.{model}.search_read", domain, 0, None, None, fields)
        return found

    def read(
        self, model: str, ids: list[int], fields: list[str], context: Mapping[str, Any]
    ) -> list[Row]:
        """Rows by their ids, in another context."""
        found: list[Row] = self.call(f"model.{model}.read", ids, fields, context=context)
        return found

    def call(self, method: str, *arguments: Any, context: Mapping[str, Any] | None = None) -> Any:
        """What a method answers.

        Raises:
            TrytonSaysNo: it refuses the step.
            BackendDown: it does not answer.
        """
        if "Authorization" not in self._session.headers:
            self._log_in()
        given = [*arguments, {**self._context, **(context or {})}]
        status, answer = self._post(method, given)
        if status == requests.codes.unauthorized:
            self._log_in()
            status, answer = self._post(method, given)
        return self._result(method, status, answer)

    def close(self) -> None:
        """Let go of open connections."""
        self._session.close()

    def _log_in(self) -> None:
        self._session.headers.pop("Authorization", None)
        given = [self._user, {"password": self._password}, "en"]
        status, answer = self._post("common.db.login", given)
        if status == requests.codes.unauthorized:
            raise BackendDown(f"Tryton does not let {self._user} in: look at user and password")
        self.user_id, token, *_ = self._result("common.db.login", status, answer)
        session = base64.b64encode(f"{self._user}:{self.user_id}:{token}".encode()).decode()
        self._session.headers["Authorization"] = f"Session {session}"
        _, answer = self._post("model.res.user.get_preferences", [True, {}])
        company = (answer or {}).get("result", {}).get("company")
        self._context = {"company": company, "companies": [company]} if company else {}

    def _post(self, method: str, arguments: list[Any]) -> tuple[int, Any]:
        body = msgspec.json.encode({"id": 0, "method": method, "params": arguments})
        try:
            answer = self._session.post(
                self._url,
                data=body,
                headers={"Content-Type": "application/json"},
                timeout=ANSWER_S_MAX,
                allow_redirects=False,
            )
            content = msgspec.json.decode(answer.content) if answer.ok else None
        except (requests.RequestException, msgspec.MsgspecError) as error:
            raise BackendDown(f"Tryton does not answer: {type(error).__name__}") from error
        return answer.status_code, content

    def _result(self, method: str, status: int, answer: Any) -> Any:
        if status != requests.codes.ok:
            raise BackendDown(f"Tryton answers {method} with status {status}")
        if not isinstance(answer, dict):
            raise BackendDown(f"Tryton answers {method} with something else")
        if problem := answer.get("error"):
            if problem[0] in ("UserError", "UserWarning"):
                raise TrytonSaysNo(f"Tryton says to {method}: {problem[1]}")
            raise BackendDown(f"Tryton fails at {method}: {str(problem)[:300]}")
        return answer.get("result")


def decimal_of(value: Any) -> Decimal:
    """A number as Tryton writes it."""
    return Decimal(value["decimal"]) if isinstance(value, dict) else Decimal(str(value or 0))


def time_text(value: Row | None) -> str:
    """A time as text that sorts; empty for none."""
    if not value:
        return ""
    moment = datetime(**{part: value[part] for part in _PARTS})  # noqa: DTZ001  it is UTC
    return moment.replace(tzinfo=UTC).isoformat(timespec="microseconds")


def time_value(moment: datetime) -> Row:
    """A time as Tryton reads it."""
    return {"__class__": "datetime", **{part: getattr(moment, part) for part in _PARTS}}


_PARTS = ("year", "month", "day", "hour", "minute", "second", "microsecond")
