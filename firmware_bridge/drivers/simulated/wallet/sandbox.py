"""The keys and names under which a simulated gateway and its one merchant know each other."""

from __future__ import annotations

import secrets
from pathlib import Path

import msgspec

from firmware_bridge.drivers.simulated.wallet.keys import make_pair

FILE = "sandbox.json"
MERCHANT_ID = "1900000001"
APP_ID = "wx0000000000000001"
ALIPAY_APP_ID = "2021000000000001"
CERTIFICATE_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
PUBLIC_KEY_ID = "PUB_KEY_ID_0000000000000000000000000000000001"


class Sandbox(msgspec.Struct, frozen=True, kw_only=True):
    """Both sides' keys: what the merchant has of them stands in the kiosk's payments file."""

    merchant_private: str
    merchant_public: str
    platform_private: str
    platform_public: str
    api_v3_key: str
    bank_token: str


def open_sandbox(folder: Path) -> Sandbox:
    """The sandbox of a folder; made where there is none yet."""
    file = folder / FILE
    if file.exists():
        return msgspec.json.decode(file.read_bytes(), type=Sandbox)
    merchant_private, merchant_public = make_pair()
    platform_private, platform_public = make_pair()
    made = Sandbox(
        merchant_private=merchant_private,
        merchant_public=merchant_public,
        platform_private=platform_private,
        platform_public=platform_public,
        api_v3_key=secrets.token_hex(16),
        bank_token=secrets.token_urlsafe(24),
    )
    folder.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_bytes(msgspec.json.encode(made))
    fresh.replace(file)
    return made
