"""A customer at home: uses the cloud's plain web shop as a browser without JavaScript does."""

from __future__ import annotations

from html.parser import HTMLParser

import requests

from storeside.programs.settings import STORE_ID


class _FormFields(HTMLParser):
    """Collects the named inputs of the form with one action."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self._action = action
        self._inside = False
        self.fields: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = given.get("action") == self._action
        elif tag == "input" and self._inside and given.get("name"):
            self.fields.append((str(given["name"]), given.get("value") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False


class Customer:
    """Someone with a browser."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()
        self._session.trust_env = False

    def order(self, name: str, quantities: dict[str, int]) -> tuple[str, str]:
        """Choose goods, review, place the order; its id and what its QR code says."""
        chosen = {f"q.{sku}": str(count) for sku, count in quantities.items()}
        review = self._post("/review", [("store", STORE_ID), ("lang", "en"), *chosen.items()])
        form = _FormFields("/orders")
        form.feed(review.text)
        fields = [(key, value) for key, value in form.fields if key != "name"]
        page = self._post("/orders", [*fields, ("name", name)])
        order_id = page.url.split("/orders/")[1].split("?")[0]
        code = self._session.get(f"{self._url}/v1/orders/{order_id}/code", timeout=10).json()
        return order_id, str(code["text"])

    def reads(self, order_id: str) -> str:
        """The order page's headline."""
        page = self._session.get(
            f"{self._url}/orders/{order_id}", params={"lang": "en"}, timeout=10
        )
        page.raise_for_status()
        return page.text.split("<h1>")[1].split("</h1>")[0]

    def _post(self, path: str, fields: list[tuple[str, str]]) -> requests.Response:
        response = self._session.post(self._url + path, data=fields, timeout=10)
        response.raise_for_status()
        return response
