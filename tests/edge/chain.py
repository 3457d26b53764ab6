"""What the chain signs: a key, orders with real ids, and codes for them."""

from __future__ import annotations

from base64 import b64encode

from storecore.contracts.orders import Order, PickupKey
from storecore.gs1.pickup import make_pickup_code
from storecore.gs1.spoken import ALPHABET
from storecore.signing.keys import SigningKey
from storecore.signing.pickup import sign_pickup
from tests.edge.shop import STORE, Shop, order

KEY = SigningKey(b"k" * 32)
STRANGER = SigningKey(b"s" * 32)


def send_key(shop: Shop, key: SigningKey = KEY) -> None:
    """The store gets the public half of a key."""
    public = PickupKey(key_id=key.key_id, public=b64encode(key.public).decode(), from_ms=0)
    shop.come_down(("pickup_key", key.key_id, public))


def real_order(number: int, *lines: tuple[str, int], **more: object) -> Order:
    """An order with an id and a code as the cloud makes them."""
    order_id = "01JB3ZC2Y6" + "".join(ALPHABET[number >> 5 * i & 31] for i in reversed(range(16)))
    code = make_pickup_code(number.to_bytes(5, "big"))
    return order(order_id, *lines, **{"pickup_code": code, **more})


def signed(one: Order, key: SigningKey = KEY, store_id: str = STORE) -> str:
    """The text of the order's QR code."""
    return sign_pickup(one.order_id, store_id, key)
