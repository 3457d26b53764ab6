"""What browsers send, read with limits."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from cloud_inventory.domain.refusal import CloudRefused
from storecore.contracts.cloud_api import CloudRefusalCode, PlaceOrderLine

FORM_BYTES_MAX = 200_000
FIELDS_MAX = 5000
QUANTITY_PREFIX = "q."
_DIGITS_MAX = 4


class Form:
    """Fields of a form or of an address, each perhaps several times."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self._fields = fields

    def get(self, name: str) -> str:
        """The first value, or an empty text."""
        return next((value for key, value in self._fields if key == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return [value for key, value in self._fields if key == name]

    def basket(self) -> dict[str, str]:
        """What is wanted of each sku, as typed: lines that were carried along, and above them what
        stands beside the goods of the page; one more of the sku in `add`."""
        wanted: dict[str, str] = {}
        for text in self.all("line"):
            sku, _, quantity = text.rpartition(":")
            wanted[sku] = quantity
        for key, value in self._fields:
            if key.startswith(QUANTITY_PREFIX):
                wanted[key.removeprefix(QUANTITY_PREFIX)] = value.strip()
        if more := self.get("add"):
            before = wanted.get(more, "") or "0"
            wanted[more] = str(int(before) + 1) if _is_number(before) else before
        return {sku: text for sku, text in wanted.items() if text not in ("", "0")}

    def lines(self) -> tuple[PlaceOrderLine, ...]:
        """Order lines written as `line=SKU:QUANTITY`.

        Raises:
            CloudRefused: a line that is written otherwise.
        """
        lines = []
        for text in self.all("line"):
            sku, colon, quantity = text.rpartition(":")
            if not colon:
                raise CloudRefused(CloudRefusalCode.BAD_REQUEST, "a line is SKU:QUANTITY")
            lines.append(PlaceOrderLine(sku=sku, quantity=read_quantity(sku, quantity)))
        return tuple(lines)


def read_quantity(sku: str, text: str) -> int:
    """A typed quantity.

    Raises:
        CloudRefused: not a whole number.
    """
    if not _is_number(text):
        raise CloudRefused(CloudRefusalCode.BAD_QUANTITY, f"{text!r} is no quantity", sku)
    return int(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS_MAX


async def read_form(request: Request) -> Form:
    """The fields of a posted form.

    Raises:
        CloudRefused: too large, or not a form.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > FORM_BYTES_MAX:
            raise CloudRefused(CloudRefusalCode.BAD_REQUEST, "the form is too large")
    try:
        text = body.decode("utf-8")
        return Form(parse_qsl(text, keep_blank_values=True, max_num_fields=FIELDS_MAX))
    except ValueError as error:
        raise CloudRefused(CloudRefusalCode.BAD_REQUEST, str(error)) from error
