"""A simulated payment gateway: `python -m firmware_bridge.drivers.simulated.wallet_gateway`.

It speaks WeChat Pay APIv3 (`/v3/...`), Alipay's open platform (`/gateway.do`) and a bank's own API
(`/v1/bank/orders`), verifies every signature and signs its answers, with keys that it makes in its
data folder. `POST /v1/phone/scan` is a phone that reads a code and pays; `POST /v1/behaviour` says
how gateway and phones behave from then on.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from msgspec import Meta
from starlette.applications import Starlette

from firmware_bridge.drivers.simulated.options import SimulatedOptions
from firmware_bridge.drivers.simulated.wallet.alipay import AlipaySide
from firmware_bridge.drivers.simulated.wallet.bank import BankSide
from firmware_bridge.drivers.simulated.wallet.customer import Customers
from firmware_bridge.drivers.simulated.wallet.keys import Signer, Verifier
from firmware_bridge.drivers.simulated.wallet.orders import WALLET_MIGRATIONS, Orders
from firmware_bridge.drivers.simulated.wallet.phone import PhoneDoor
from firmware_bridge.drivers.simulated.wallet.sandbox import PUBLIC_KEY_ID, open_sandbox
from firmware_bridge.drivers.simulated.wallet.wechat import WeChatSide
from storecore.clock import SystemClock
from storecore.database.writer import Writer
from storecore.logs import start_logs
from storecore.options.read import read_options
from storecore.serving.messages import Refused, refused_response
from storecore.serving.run import AppThread, PortTaken, heed_stop


class GatewayOptions(SimulatedOptions, frozen=True, kw_only=True):
    """A simulated gateway for payment by QR code, with the phones of its customers."""

    data: Annotated[
        str, Meta(description="Folder of keys and record; made where missing.", min_length=1)
    ] = "var/wallet"
    port: Annotated[
        int, Meta(description="Port to listen on; 0 takes a free one.", ge=0, le=65535)
    ] = 8750
    currency: Annotated[
        str, Meta(description="Currency of the shop's Alipay account.", min_length=3, max_length=3)
    ] = "EUR"
    pay_after_s: Annotated[
        float,
        Meta(description="Seconds until somebody scans a code that is shown; below 0 never."),
    ] = -1.0


def main(argv: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT. Returns 0, or 2 where the port is taken."""
    options = read_options(GatewayOptions, "wallet", sys.argv[1:] if argv is None else argv)
    start_logs("wallet", Path(options.logs) if options.logs else None, options.log_level)
    writer = Writer(Path(options.data) / "wallet.db", [WALLET_MIGRATIONS])
    clock = SystemClock()
    orders = Orders(writer, clock)
    customers = Customers(orders, options.pay_after_s)
    try:
        door = AppThread(_app(options, orders, customers, clock), options.host, options.port)
    except PortTaken as problem:
        print(f"storeside wallet: {problem}", file=sys.stderr)
        return 2
    else:
        wait_for_stop = heed_stop()
        door.start()
        wait_for_stop()
        customers.stop()
        door.stop()
        return 0
    finally:
        writer.close()


def _app(
    options: GatewayOptions, orders: Orders, customers: Customers, clock: SystemClock
) -> Starlette:
    sandbox = open_sandbox(Path(options.data))
    merchant, platform = Verifier(sandbox.merchant_public), Signer(sandbox.platform_private)
    wechat = WeChatSide(
        orders,
        customers,
        clock,
        merchant=merchant,
        platform=platform,
        public_key_id=PUBLIC_KEY_ID,
    )
    alipay = AlipaySide(
        orders, customers, merchant=merchant, platform=platform, currency=options.currency
    )
    bank = BankSide(orders, customers, sandbox.bank_token)
    phone = PhoneDoor(orders, customers)
    routes = [*wechat.routes(), *alipay.routes(), *bank.routes(), *phone.routes()]
    return Starlette(routes=routes, exception_handlers={Refused: refused_response})


if __name__ == "__main__":
    raise SystemExit(main())
