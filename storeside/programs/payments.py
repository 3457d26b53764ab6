"""The demo's payments file: every way to pay, at the simulated terminal and gateway."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from firmware_bridge.drivers.simulated.wallet import sandbox
from storecore.options.read import write_options

WAYS = ["card", "wechat", "alipay", "gift", "counter"]
FILE = "payments.toml"
_OFFLINE = {"sale_max": 5000, "all_max": 50_000, "hours_max": 24.0}


def write_payments(directory: Path, gateway_url: str) -> Path:
    """Write it below the store's settings; the gateway's keys are made where there are none."""
    keys = sandbox.open_sandbox(directory / "wallet")
    path = directory / "settings" / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    write_options(path, {"ways": WAYS, "description": "Corner & Co."})
    sections: dict[str, dict[str, Any]] = {
        "offline": _OFFLINE,
        "wechat": {
            "merchant_id": sandbox.MERCHANT_ID,
            "app_id": sandbox.APP_ID,
            "certificate_serial": sandbox.CERTIFICATE_SERIAL,
            "private_key": keys.merchant_private,
            "api_v3_key": keys.api_v3_key,
            "public_key": keys.platform_public,
            "public_key_id": sandbox.PUBLIC_KEY_ID,
            "notify_url": "https://shop.example/paid",
            "gateway": gateway_url,
        },
        "alipay": {
            "app_id": sandbox.ALIPAY_APP_ID,
            "private_key": keys.merchant_private,
            "alipay_public_key": keys.platform_public,
            "currency": "EUR",
            "gateway": gateway_url + "/gateway.do",
        },
    }
    part = path.with_suffix(".part")
    with path.open("a", encoding="utf-8") as file:
        for name, values in sections.items():
            write_options(part, values)
            file.write(f"\n[{name}]\n{part.read_text(encoding='utf-8')}")
    part.unlink()
    path.chmod(0o600)
    return path
