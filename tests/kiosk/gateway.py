"""The simulated payment gateway as a process, and the kiosk's own adapters to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

from firmware_bridge.drivers.simulated.wallet import sandbox as box
from kiosk.devices.alipay import AliPay
from kiosk.devices.bank_qr import BankQr
from kiosk.devices.wallet import WalletApi, WalletTerminal
from kiosk.devices.wechat import WeChat
from storecore.clock import SystemClock
from tests.ports import free_ports
from tests.waiting import until

MODULE = "firmware_bridge.drivers.simulated.wallet_gateway"


class Gateway:
    """Started once; `behaves` changes it, `pays` is a phone, `kept` its record."""

    def __init__(self, folder: Path) -> None:
        (self.port,) = free_ports(1)
        self.url = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; returns when it answers."""
        command = [sys.executable, "-m", MODULE, "--port", str(self.port)]
        command += ["--data", str(self._folder), "--log-level", "warning"]
        self._process = subprocess.Popen(command)
        until(self._answers)

    def stop(self) -> int:
        """End it; its exit code."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait()

    def behaves(self, **how: Any) -> None:
        """From now on like this."""
        self._post("/v1/behaviour", how)

    def pays(self, qr_text: str) -> str:
        """A phone reads the code and pays; what became of the order."""
        return str(self._post("/v1/phone/scan", {"qr_text": qr_text})["state"])

    def confirms(self, scheme: str, order_id: str) -> None:
        """The customer confirms on the phone."""
        self._post("/v1/phone/confirm", {"scheme": scheme, "order_id": order_id})

    def kept(self) -> dict[str, int]:
        """By order: minor units paid and not given back."""
        with requests.Session() as session:
            session.trust_env = False
            answer: dict[str, int] = session.get(self.url + "/v1/kept", timeout=10).json()["orders"]
        return answer

    def api(self, scheme: str) -> WalletApi:
        """The kiosk's adapter for one of "wechat", "alipay", "bank", with good keys."""
        keys = box.open_sandbox(self._folder)
        if scheme == "wechat":
            return self.wechat(keys.merchant_private, keys.platform_public)
        if scheme == "alipay":
            return self.alipay(keys.merchant_private, keys.platform_public)
        return self.bank(keys.bank_token)

    def wechat(self, private_key: str, public_key: str) -> WeChat:
        """WeChat Pay with these keys."""
        return WeChat(
            merchant_id=box.MERCHANT_ID,
            app_id=box.APP_ID,
            certificate_serial=box.CERTIFICATE_SERIAL,
            private_key=private_key,
            api_v3_key=box.open_sandbox(self._folder).api_v3_key,
            public_key=public_key,
            public_key_id=box.PUBLIC_KEY_ID,
            notify_url="https://shop.example/paid",
            description="Corner & Co.",
            gateway=self.url,
        )

    def alipay(self, private_key: str, public_key: str) -> AliPay:
        """Alipay with these keys."""
        return AliPay(
            app_id=box.ALIPAY_APP_ID,
            private_key=private_key,
            alipay_public_key=public_key,
            currency="EUR",
            subject="Corner & Co. 街角小店",
            gateway=self.url + "/gateway.do",
        )

    def bank(self, token: str) -> BankQr:
        """The bank with this token."""
        return BankQr(
            url=self.url,
            token=token,
            account={"00": "example.bank", "01": "DE89370400440532013000"},
            name="Corner & Co.",
            city="Hamburg",
            country="DE",
        )

    def terminal(self, scheme: str, **times: float) -> WalletTerminal:
        """The adapter as a means of payment, in a hurry."""
        given = {"poll_s": 0.02, "paid_within_s": 20.0, "confirmed_within_s": 20.0, **times}
        return WalletTerminal(self.api(scheme), scheme, SystemClock().monotonic_s, **given)

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        with requests.Session() as session:
            session.trust_env = False
            reply = session.post(self.url + path, json=body, timeout=10)
        assert reply.status_code == 200, reply.text
        answer: dict[str, Any] = reply.json()
        return answer

    def _answers(self) -> bool:
        try:
            self.behaves()
        except requests.RequestException:
            return False
        return True
