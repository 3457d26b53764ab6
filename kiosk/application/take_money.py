"""Makes what takes the money, from the options and the payments file."""

from __future__ import annotations

from kiosk.application.payments import Payments
from kiosk.devices.bank_qr import BankQr
from kiosk.devices.nexo import NexoTerminal
from kiosk.devices.payment import PaymentTerminal
from kiosk.devices.payment_file import (
    BANK,
    AlipayKeys,
    PaymentFile,
    TerminalKey,
    WeChatKeys,
    read_payment_file,
)
from kiosk.devices.wallet import WalletTerminal
from kiosk.domain.tenders import ALIPAY, CARD, WECHAT
from kiosk.options import KioskOptions
from storecore.clock import Clock
from storecore.contracts.nexo.protection import Protection


def payments_of(options: KioskOptions, clock: Clock) -> Payments:
    """All ways to pay of a kiosk.

    Raises:
        PaymentFileError: the payments file cannot be used.
    """
    file = read_payment_file(options.payments)
    means: dict[str, PaymentTerminal] = {}
    for way in file.ways:
        made = _made(way, file, options, clock)
        if made is not None:
            means[way] = made
    return Payments(means, file.as_ways(), file.offline)


def _made(
    way: str, file: PaymentFile, options: KioskOptions, clock: Clock
) -> PaymentTerminal | None:
    """Who takes money this way; the counter is nobody, and gift cards are the edge's."""
    if way == CARD.way_id:
        return NexoTerminal(
            options.terminal_url,
            options.terminal_id,
            options.name,
            _protection(file.card),
            clock.wall_ms,
        )
    if way == WECHAT and file.wechat is not None:
        return _wechat(file.wechat, file.description, clock)
    if way == ALIPAY and file.alipay is not None:
        return _alipay(file.alipay, file.description, clock)
    if way == BANK and file.bank is not None:
        bank = BankQr(**{name: getattr(file.bank, name) for name in file.bank.__struct_fields__})
        return WalletTerminal(bank, file.bank.name, clock.monotonic_s)
    return None


# A kiosk that takes no wallet starts without their libraries.


def _wechat(keys: WeChatKeys, description: str, clock: Clock) -> PaymentTerminal:
    from kiosk.devices.wechat import GATEWAY, WeChat  # noqa: PLC0415

    api = WeChat(
        merchant_id=keys.merchant_id,
        app_id=keys.app_id,
        certificate_serial=keys.certificate_serial,
        private_key=keys.private_key,
        api_v3_key=keys.api_v3_key,
        public_key=keys.public_key,
        public_key_id=keys.public_key_id,
        notify_url=keys.notify_url,
        description=description,
        gateway=keys.gateway or GATEWAY,
    )
    return WalletTerminal(api, keys.merchant_id, clock.monotonic_s)


def _alipay(account: AlipayKeys, description: str, clock: Clock) -> PaymentTerminal:
    from kiosk.devices.alipay import GATEWAY, AliPay  # noqa: PLC0415

    api = AliPay(
        app_id=account.app_id,
        private_key=account.private_key,
        alipay_public_key=account.alipay_public_key,
        currency=account.currency,
        subject=description,
        gateway=account.gateway or GATEWAY,
    )
    return WalletTerminal(api, account.app_id, clock.monotonic_s)


def _protection(key: TerminalKey | None) -> Protection | None:
    if key is None:
        return None
    return Protection(key.key_identifier, key.key_version, key.passphrase)
