"""Orders to kiosks: answered by the kiosk, or taken back when nobody answers."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from edge_agent.pulse import Pulse
from edge_agent.serve import kiosks
from edge_agent.serve.kiosks import KioskDesk
from storecore.contracts.kiosks import (
    Doing,
    KioskAction,
    KioskOrderReply,
    KioskOrderRequest,
    KioskReport,
)
from storecore.contracts.local_api import RefusalCode
from storecore.serving.messages import Refused
from tests.edge.shop import Shop

ASKED = KioskOrderRequest(request_id="o-1", kiosk_id="k-1", action=KioskAction.PAUSE, actor="s-1")


def desk_of(shop: Shop) -> KioskDesk:
    return KioskDesk(Pulse(shop.writer, lambda: None), shop.books.feed, shop.clock)


def orders_for(shop: Shop, kiosk: str) -> list[str]:
    page = shop.books.feed.page(shop.writer.reader(), 0, 1000, kiosk)
    return [
        one.key
        for one in page.entries
        if one.collection == "kiosk_order" and one.document is not None
    ]


def test_what_a_kiosk_does_is_shown_to_all_with_the_edges_time(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    desk_of(shop).report(KioskReport(kiosk_id="k-1", doing=Doing.PAYING, pieces=3))
    (shown,) = shop.shown("kiosk", KioskReport).values()
    assert (shown.doing, shown.pieces, shown.told_ms) == (Doing.PAYING, 3, shop.clock.wall_ms())
    with pytest.raises(Refused):
        desk_of(shop).report(KioskReport(kiosk_id="", doing=Doing.FREE))


@pytest.mark.parametrize("done", [True, False])
def test_an_order_waits_for_its_kiosk(tmp_path: Path, done: bool) -> None:
    shop = Shop(tmp_path)
    desk = desk_of(shop)
    seen: list[str] = []

    def kiosk() -> None:
        while not (found := orders_for(shop, "k-1")):
            pass
        seen.extend(found)
        desk.reply(KioskOrderReply(order_id=found[0], done=done))

    thread = threading.Thread(target=kiosk)
    thread.start()
    try:
        if done:
            desk.order(ASKED)
        else:
            with pytest.raises(Refused) as refused:
                desk.order(ASKED)
            assert refused.value.refusal.code is RefusalCode.ILLEGAL_STEP
    finally:
        thread.join()
    assert seen == ["o-1"]
    assert orders_for(shop, "k-1") == []


def test_an_order_that_nobody_hears_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosks, "KIOSK_ORDER_S", 0.01)
    shop = Shop(tmp_path)
    with pytest.raises(Refused) as refused:
        desk_of(shop).order(ASKED)
    assert refused.value.refusal.code is RefusalCode.KIOSK_SILENT
    assert orders_for(shop, "k-1") == []
    assert orders_for(shop, "k-2") == []
    desk_of(shop).reply(KioskOrderReply(order_id="o-1", done=True))
