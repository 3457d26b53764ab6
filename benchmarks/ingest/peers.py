"""What reads the load: our agent, and peers beside it. Each is a process of its own."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from benchmarks.ingest.load import ANTENNAS, GTIN, READERS, STORE_ID
from edge_agent.books import Books
from edge_agent.migrations import MIGRATIONS
from edge_agent.options import EdgeOptions
from storecore.clock import SystemClock
from storecore.contracts.exchange import Entry, ReferencePage
from storecore.contracts.reference import Facing, Item, Sensing, SoldBy
from storecore.database.writer import Writer
from storecore.money import Money

HERE = Path(__file__).parent


class Peer(Protocol):
    """Something that takes messages in."""

    name: str

    def start(self, port: int) -> None:
        """Start it and return when it is subscribed."""

    def count(self) -> int:
        """How many reads it has taken in: durably, where it keeps anything."""

    def pid(self) -> int:
        """Its process."""

    def stop(self) -> None:
        """End it."""


class Child:
    """A peer in a process."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen[str]

    def pid(self) -> int:
        """Its process."""
        return self.process.pid

    def await_line(self, words: str) -> None:
        """Wait until it prints a line with these words; what follows is read and dropped."""
        output = self.process.stdout or self.process.stderr
        assert output is not None
        while words not in output.readline():
            assert self.process.poll() is None, f"{self.name} has ended"
        threading.Thread(target=output.read, daemon=True).start()

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Ours(Child):
    """The edge agent as it ships, with a planogram, so that reads become places and facts."""

    name = "ours: durable, with raw readings, places and facts"

    def __init__(self, folder: Path, options: Sequence[str] = ()) -> None:
        super().__init__(folder)
        self._options = options

    def start(self, port: int) -> None:
        """Furnish its database the first time, then start it."""
        data = self.folder / "edge"
        if not data.exists():
            _furnish(data)
        self._path = data / "edge.db"
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "edge_agent", "--data", str(data)),
                *("--store-id", STORE_ID, "--broker-port", str(port), "--port", "0"),
                *("--cloud-url", "http://127.0.0.1:9", *self._options),
            ],
            text=True,
            stderr=subprocess.PIPE,
        )
        self.await_line("broker_answers")

    def count(self) -> int:
        """What its positions on disk say."""
        return rows(self._path, "SELECT coalesce(sum(seq), 0) FROM reading_position")


class Naive(Child):
    """paho, json and one commit for each message, as many a tutorial has it."""

    name = "naive: paho, one commit a message"

    def start(self, port: int) -> None:
        """Start and wait for the subscription."""
        self._path = self.folder / "naive.db"
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "naive.py"), str(port), str(self._path)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def count(self) -> int:
        """Rows on disk."""
        return rows(self._path, "SELECT count(*) FROM reading")


class Bare(Child):
    """A reader in C that keeps nothing: what the broker can give at most."""

    name = "bare C reader: nothing kept"

    def __init__(self, folder: Path, messages: int) -> None:
        super().__init__(folder)
        self._messages = messages
        self._program = folder / "bare"
        subprocess.run(["cc", "-O2", "-o", str(self._program), str(HERE / "bare.c")], check=True)

    def start(self, port: int) -> None:
        """Start and wait for the subscription."""
        self.process = subprocess.Popen(
            [str(self._program), str(port), str(self._messages)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def count(self) -> int:
        """All or nothing."""
        return self._messages if self.process.poll() is not None else 0


class MosquittoSub(Child):
    """mosquitto's own command line reader; its output goes nowhere."""

    name = "mosquitto_sub: nothing kept"

    def __init__(self, folder: Path, messages: int) -> None:
        super().__init__(folder)
        self._messages = messages

    def start(self, port: int) -> None:
        """Start it; it says nothing when it is subscribed."""
        self.process = subprocess.Popen(
            ["mosquitto_sub", "-p", str(port), "-q", "1", "-t", "#", "-C", str(self._messages)],
            stdout=subprocess.DEVNULL,
            text=True,
        )
        time.sleep(0.5)

    def count(self) -> int:
        """All or nothing."""
        return self._messages if self.process.poll() is not None else 0


def has_mosquitto_sub() -> bool:
    """Whether it is installed (Debian: mosquitto-clients)."""
    return shutil.which("mosquitto_sub") is not None


def has_compiler() -> bool:
    """Whether the reader in C can be made."""
    return shutil.which("cc") is not None


def rows(path: Path, query: str) -> int:
    """The number that a query of one row brings, read beside whoever writes."""
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as connection:
        (number,) = connection.execute(query).fetchone()
    connection.close()
    return int(number)


def _furnish(data: Path) -> None:
    shirt = Item(
        sku="shirt",
        names={"en": "Shirt"},
        category="all",
        price=Money(2500, "EUR"),
        tax_percent=19,
        sold_by=SoldBy.EACH,
        gtin=GTIN,
        tagged=True,
    )
    shelves = [
        Facing(
            place=f"rack-{reader}-{antenna}",
            sku="shirt",
            zone="z",
            bay=reader,
            shelf=antenna,
            minimum=2,
            target=5,
            sensing=Sensing.RFID,
            device=f"reader-{reader}",
            antenna=antenna,
        )
        for reader in range(READERS)
        for antenna in range(1, ANTENNAS + 1)
    ]
    documents = [("item", shirt.sku, shirt), *(("facing", f.place, f) for f in shelves)]
    entries = tuple(
        Entry(
            collection=c,
            key=k,
            version=1,
            raw=msgspec.Raw(json.dumps(msgspec.to_builtins(d)).encode()),
        )
        for c, k, d in documents
    )
    page = ReferencePage(feed="bench", cursor=1, entries=entries, complete=True)
    books = Books(EdgeOptions(store_id=STORE_ID), SystemClock())
    writer = Writer(data / "edge.db", MIGRATIONS)
    writer.run(lambda db: books.mirror.apply(db, page, books.descent.on_entry))
    writer.close()
