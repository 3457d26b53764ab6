"""Receipt numbers: without gaps, and never given twice, whatever copy of the disk is put in."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec

from kiosk.application.assemble import DATABASE
from kiosk.application.receipt_numbers import HeardNumbers, NumberNote
from kiosk.devices.memory import MemoryTerminal
from kiosk.flow import touches as t
from kiosk.flow.state import Screen
from storecore.contracts.exchange import Entry
from storecore.contracts.receipts import ReceiptHead
from storecore.journal.fence import NoteFile
from tests.edge.sales import sale, sell
from tests.edge.shop import Shop
from tests.kiosk.counter import Counter
from tests.kiosk.journey import SCAN_MILK


class Till:
    """A kiosk with its note, whose disk may be put back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "disk"
        self.folder.mkdir()
        self._note = folder / "note"

    def sells(self, count: int, heard: int = 0) -> list[int]:
        """Start, sell, stop; the numbers given. The edge has `heard` of a number."""
        with Counter(self.folder, MemoryTerminal()) as kiosk:
            note = NumberNote(NoteFile(self._note))
            kiosk.writer.run(note.take_up)
            if heard:
                kiosk.writer.run(lambda db: HeardNumbers("kiosk-1").on_entry(db, head(heard)))
            kiosk.core.start()
            before = len(kiosk.sales())
            for _ in range(count):
                kiosk.does(SCAN_MILK, t.PayTouched())
                kiosk.until(lambda state: state.screen is Screen.DONE)
                kiosk.does(t.ReceiptTaken())
            note.keep(kiosk.writer.reader())
            return [one.receipt_number for one in kiosk.sales()[before:]]


def head(number: int, kiosk_id: str = "kiosk-1") -> Entry:
    """As the edge tells it."""
    document = ReceiptHead(kiosk_id=kiosk_id, number=number)
    raw = msgspec.Raw(msgspec.json.encode(document))
    return Entry(collection="receipt_head", key=kiosk_id, version=1, raw=raw)


def test_an_old_copy_of_the_disk_goes_on_after_the_newest_number(tmp_path: Path) -> None:
    till = Till(tmp_path)
    assert till.sells(2) == [1, 2]
    shutil.copytree(till.folder, tmp_path / "copy")
    assert till.sells(3) == [3, 4, 5]
    shutil.rmtree(till.folder)
    shutil.copytree(tmp_path / "copy", till.folder)
    assert till.sells(2) == [6, 7]
    assert till.sells(1) == [8]


def test_a_new_disk_goes_on_after_what_the_edge_has_heard(tmp_path: Path) -> None:
    till = Till(tmp_path)
    assert till.sells(2) == [1, 2]
    (till.folder / DATABASE).unlink()
    for left in till.folder.glob(f"{DATABASE}-*"):
        left.unlink()
    (tmp_path / "note").unlink()
    assert till.sells(1, heard=2) == [3]
    assert till.sells(1, heard=2) == [4], "an older word changes nothing"


def test_another_kiosks_numbers_are_its_own(tmp_path: Path) -> None:
    with Counter(tmp_path, MemoryTerminal()) as kiosk:
        heard = HeardNumbers("kiosk-1")
        kiosk.writer.run(lambda db: heard.on_entry(db, head(9, "kiosk-2")))
        (rows,) = kiosk.writer.reader().execute("SELECT count(*) FROM receipt_floor").fetchone()
        assert rows == 0


def test_the_edge_tells_each_kiosk_its_highest_number(tmp_path: Path) -> None:
    shop = Shop(tmp_path).furnish()
    for number, kiosk_id in ((4, "kiosk-1"), (5, "kiosk-1"), (3, "kiosk-2")):
        sell(shop, sale(("milk", 1, ()), receipt_number=number, kiosk_id=kiosk_id))
    page = shop.books.feed.page(shop.writer.reader(), 0, 1000, "kiosk-1")
    heads = [
        msgspec.json.decode(one.raw, type=ReceiptHead)
        for one in page.entries
        if one.collection == "receipt_head"
    ]
    assert heads == [ReceiptHead(kiosk_id="kiosk-1", number=5)]
