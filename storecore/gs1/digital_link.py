"""GS1 Digital Link: a web address that carries an item's number, as QR codes on packs do.

Source: GS1 Digital Link Standard, URI Syntax, release 1.2 and later, uncompressed form.
"""

from __future__ import annotations

import re

from storecore.gs1.biip_door import read_link
from storecore.gs1.element import ElementData, interpret
from storecore.gs1.errors import CodeError, CodeRefusal

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# Every primary identifier that a till can use: an item (01) or a parcel (00).
_KEY = re.compile(r"/(?:01/(?:\d{8}|\d{12,14})|00/\d{18})(?=[/?#]|$)", re.ASCII)


def is_link(text: str) -> bool:
    """True where the text is a web address of any kind."""
    return _SCHEME.match(text) is not None


def parse_digital_link(uri: str, *, currency_decimals: int = 2) -> ElementData:
    """Read a Digital Link URI of any domain.

    Args:
        uri: begins with http:// or https://.
        currency_decimals: decimals of the shop's currency, for prices that name none.

    Raises:
        CodeError: NOT_A_SHOP_CODE for any other web address; otherwise as `parse_elements`.
    """
    if not is_link(uri) or _KEY.search(uri) is None:
        message = f"{uri[:80]!r} is a web address without an item number"
        raise CodeError(CodeRefusal.NOT_A_SHOP_CODE, message)
    return interpret(read_link(uri), currency_decimals=currency_decimals)
