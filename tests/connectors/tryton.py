"""A real Tryton on SQLite, in an environment of its own below build/ that is made once and kept."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import requests

from cloud_inventory.connectors.port import BackendDown
from cloud_inventory.connectors.tryton.rpc import TrytonRpc
from storecore.gs1.gtin import check_digit
from tests.ports import free_ports

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements-tryton.lock"
MODULES = ["account_invoice", "product", "sale", "stock"]
DATABASE, USER, PASSWORD = "shop", "admin", "head-office-7391"
TEMPLATE = "template-1.sqlite"
"""Counts up when it is to be made in another way."""
_READY = "ready"
_START_S_MAX = 60.0
_READS = (b"search_read", b".read", b"get_preferences", b"db.login")


def bar_code(number: int) -> str:
    body = f"95210020{number:04}"
    return body + str(check_digit(int(body)))


def decimal(number: str) -> dict[str, str]:
    return {"__class__": "Decimal", "decimal": number}


class TrytonServer:
    """A trytond with a company, a warehouse `WH` and a customer; `rpc` speaks with it."""

    def __init__(self, folder: Path) -> None:
        self._home = _home()
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self._home / TEMPLATE, folder / f"{DATABASE}.sqlite")
        (port,) = free_ports(1)
        self.url = f"http://127.0.0.1:{port}"
        self._process = _serve(self._home, folder, port)
        self.rpc = TrytonRpc(self.url, DATABASE, USER, PASSWORD)
        _wait(self.rpc, self._process)
        self.numbers = 0

    def product(self, sku: str, price: str = "1.39", **values: Any) -> int:
        """A salable good with a bar code, the next of `bar_code`."""
        fields = {
            "name": sku.replace("-", " ").capitalize(),
            "type": "goods",
            "list_price": decimal(price),
            "salable": True,
            "default_uom": 1,
            "sale_uom": 1,
            **values,
        }
        product = {"suffix_code": sku}
        made = self.rpc.call(
            "model.product.template.create", [{**fields, "products": [["create", [product]]]}]
        )
        (row,) = self.rpc.search_read("product.product", [["template", "=", made[0]]], ["code"])
        self.numbers += 1
        self.bar_code(row["id"], bar_code(self.numbers))
        return int(row["id"])

    def bar_code(self, product: int, code: str) -> None:
        self.rpc.call(
            "model.product.identifier.create", [{"product": product, "type": "ean", "code": code}]
        )

    def sale(self, *lines: tuple[int, float]) -> int:
        """A sale of these products to Ana Müller, on its way to be shipped."""
        (customer,) = self.rpc.search_read(
            "party.party", [["name", "=", "Ana Müller"]], ["addresses"]
        )
        (warehouse,) = self.rpc.search_read("stock.location", [["code", "=", "WH"]], ["code"])
        address = customer["addresses"][0]
        made = self.rpc.call(
            "model.sale.sale.create",
            [
                {
                    "party": customer["id"],
                    "currency": 1,
                    "warehouse": warehouse["id"],
                    "invoice_method": "manual",
                    "shipment_method": "order",
                    "invoice_address": address,
                    "shipment_address": address,
                    "lines": [["create", [_line(*line) for line in lines]]],
                }
            ],
        )
        for step in ("quote", "confirm", "process"):
            self.rpc.call(f"model.sale.sale.{step}", made)
        return int(made[0])

    def count(self, model: str) -> int:
        return int(self.rpc.call(f"model.{model}.search_count", []))

    def stop(self) -> None:
        self.rpc.close()
        self._process.terminate()
        self._process.wait()


def _line(product: int, quantity: float) -> dict[str, Any]:
    return {
        "type": "line",
        "product": product,
        "quantity": quantity,
        "unit": 1,
        "unit_price": decimal("1.39"),
    }


def _home() -> Path:
    """Where Tryton and its template database are; made where they are not yet."""
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:12]
    home = ROOT / "build" / "tryton" / wanted
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / _READY).exists():
            shutil.rmtree(home, ignore_errors=True)
            _install(home)
            (home / _READY).touch()
        if not (home / TEMPLATE).exists():
            _make_template(home)
    return home


def _install(home: Path) -> None:
    _run([sys.executable, "-m", "venv", str(home / "venv")])
    pip = [str(home / "venv" / "bin" / "pip"), "install", "--quiet", "--require-hashes"]
    _run([*pip, "--disable-pip-version-check", "-r", str(LOCK)])


def _make_template(home: Path) -> None:
    """A database with the modules and a company: 40 s that no test has to wait for again."""
    folder = home / "making"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "password").write_text(PASSWORD)
    config = _config(folder, 1)
    (folder / f"{DATABASE}.sqlite").touch()
    admin = [str(home / "venv" / "bin" / "trytond-admin"), "-c", str(config), "-d", DATABASE]
    _run(
        [*admin, "-u", *MODULES, "--activate-dependencies", "--email", "a@shop.example", "-p"],
        TRYTONPASSFILE=str(folder / "password"),
    )
    (port,) = free_ports(1)
    process = _serve(home, folder, port)
    rpc = TrytonRpc(f"http://127.0.0.1:{port}", DATABASE, USER, PASSWORD)
    try:
        _wait(rpc, process)
        _found_company(rpc)
    finally:
        rpc.close()
        process.terminate()
        process.wait()
    made = folder / TEMPLATE
    with (
        closing(sqlite3.connect(folder / f"{DATABASE}.sqlite")) as source,
        closing(sqlite3.connect(made)) as target,
    ):
        source.backup(target)
    made.replace(home / TEMPLATE)


def _found_company(rpc: TrytonRpc) -> None:
    euro = {"name": "Euro", "symbol": "€", "code": "EUR", "rounding": decimal("0.01"), "digits": 2}
    (currency,) = rpc.call("model.currency.currency.create", [euro])
    since = {"__class__": "date", "year": 2020, "month": 1, "day": 1}
    rate = {"currency": currency, "rate": decimal("1"), "date": since}
    rpc.call("model.currency.currency.rate.create", [rate])
    (party,) = rpc.call("model.party.party.create", [{"name": "The shop"}])
    (company,) = rpc.call("model.company.company.create", [{"party": party, "currency": currency}])
    rpc.call("model.res.user.write", [1], {"companies": [["add", [company]]], "company": company})
    customer = {"name": "Ana Müller", "addresses": [["create", [{}]]]}
    rpc.call("model.party.party.create", [customer])


def _config(folder: Path, port: int) -> Path:
    path = folder / "trytond.conf"
    path.write_text(
        f"[database]\nuri = sqlite://\npath = {folder}\n[web]\nlisten = 127.0.0.1:{port}\n"
        "[session]\nmax_attempt = 1000\n"
    )
    return path


def _serve(home: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    command = [str(home / "venv" / "bin" / "trytond"), "-c", str(_config(folder, port))]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "TRYTOND_DATABASE_NAMES": DATABASE},
        )


def _wait(rpc: TrytonRpc, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_S_MAX
    while True:
        assert process.poll() is None, "trytond has ended; its log is beside its database"
        try:
            rpc.call("model.res.user.get_preferences", True)
        except BackendDown:
            assert time.monotonic() < deadline, "trytond does not answer"
            time.sleep(0.1)
        else:
            return


def _run(command: list[str], **environment: str) -> None:
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"


@contextmanager
def cut_after(rpc: TrytonRpc, changes_max: int) -> Iterator[None]:
    """Cut the line at the request of that number that changes something: it still arrives, and
    its answer is lost, as is everything after it."""
    session = rpc._session
    changes = 0
    original = session.post

    def post(*given: Any, **named: Any) -> requests.Response:
        nonlocal changes
        changes += not any(word in named["data"] for word in _READS)
        if changes > changes_max:
            raise requests.ConnectionError("the line is cut")
        answer = original(*given, **named)
        if changes == changes_max:
            changes += 1
            raise requests.ConnectionError("the line was cut")
        return answer

    session.post = post  # type: ignore[method-assign]
    try:
        yield
    finally:
        session.post = original  # type: ignore[method-assign]
