"""Gift cards as in a shop: a cloud and an edge agent as processes, one card for each run."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from cloud_inventory.assembly import OpenData
from cloud_inventory.importer.load import load
from kiosk.application.edge_client import EdgeClient
from kiosk.application.gift_cards import GiftCards
from storecore.gs1.gift_card import gift_card_key, make_gift_code
from tests.cloud.rig import STORE, small_import
from tests.ports import free_ports
from tests.waiting import until

ON_CARD_MINOR = 100
"""Less than anything costs, so that a card pays in part."""
WAIT_S = 60.0


def gift_number(run: str) -> str:
    """The number of a run's card."""
    return make_gift_code(hashlib.sha256(run.encode()).digest()[:7])


class GiftHouse:
    """The cards of the runs that are named; a run redeems its own alone."""

    def __init__(self, folder: Path, runs: tuple[str, ...]) -> None:
        self._folder = folder
        self._runs = runs
        self._cloud_port, self._edge_port = free_ports(2)
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Issue the cards, then start both; returns when the edge answers."""
        self._issue()
        cloud = f"http://127.0.0.1:{self._cloud_port}"
        self._run("cloud_inventory", self._cloud_port)
        more = ("--cloud-url", cloud, "--store-id", STORE, "--broker-port", "1")
        self._run("edge_agent", self._edge_port, *more)
        until(self._cards("look").ready, WAIT_S)

    def stop(self) -> None:
        """End them."""
        for process in self._processes:
            process.terminate()
            process.wait()

    def means(self, run: str) -> GiftCards:
        """As the kiosk of a run has them."""
        return self._cards(run)

    def taken(self, run: str) -> dict[str, int]:
        """By intent: minor units that the run's card has paid and not got back."""
        rows = self._ask(
            self._folder / "edge_agent" / "edge.db",
            "SELECT intent_id, minor - (SELECT coalesce(sum(minor), 0) FROM gift_credit c "
            "WHERE c.intent_id = r.intent_id) FROM gift_redemption r "
            "WHERE card = ? AND state = 'redeemed'",
            gift_card_key(gift_number(run)),
        )
        return {intent: minor for intent, minor in rows if minor}

    def settle(self, minor: int) -> None:
        """Wait until the cloud counts so much on all cards together, rights in use aside.

        Raises:
            AssertionError: it never comes to that.
        """
        database = self._folder / "cloud_inventory" / "cloud.db"
        until(lambda: self._ask(database, "SELECT sum(minor) FROM gift_card") == [(minor,)], WAIT_S)

    @property
    def issued_minor(self) -> int:
        """What was on all cards in the beginning."""
        return ON_CARD_MINOR * len(self._runs)

    def _cards(self, name: str) -> GiftCards:
        return GiftCards(EdgeClient(f"http://127.0.0.1:{self._edge_port}", name), name)

    def _issue(self) -> None:
        lines = [f"{gift_number(run)},{ON_CARD_MINOR / 100:.2f},EUR\n" for run in self._runs]
        data = OpenData(self._folder / "cloud_inventory")
        try:
            cards = "number,amount,currency\n" + "".join(lines)
            assert load(data.store, small_import(gift_cards=cards)).problems == ()
        finally:
            data.close()

    def _run(self, module: str, port: int, *more: str) -> None:
        command = [sys.executable, "-m", module, "--port", str(port), "--log-level", "warning"]
        command += ["--data", str(self._folder / module), *more]
        self._processes.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))

    def _ask(self, database: Path, query: str, *values: str) -> list[tuple[Any, ...]]:
        conn = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        try:
            return conn.execute(query, values).fetchall()
        finally:
            conn.close()
