"""Bills for the counter at any till of the store: one decision, one sale, and a slip that says so.

Two kiosks and a real edge agent; facts and reference travel when the test says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests

from edge_agent.agent import EdgeAgent
from edge_agent.options import EdgeOptions
from kiosk.application.bill_slip import bill_slip
from kiosk.application.edge_client import EdgeClient
from kiosk.flow import tendering as g
from kiosk.flow import touches as t
from kiosk.flow.events import ReferenceChanged
from kiosk.flow.state import Screen
from kiosk.flow.tendering import PrintBill
from storecore.contracts.bills import BillDecided
from storecore.contracts.exchange import FACTS_PATH, REFERENCE_PATH, FactBatch, ReferencePage
from storecore.contracts.facts import read_body
from storecore.contracts.tenders import BillClosed, BillOpened, ClaimKind, PaymentClaimRaised
from storecore.journal.journal import facts_after
from storecore.languages import LANGUAGES
from tests.edge.running import running
from tests.kiosk.counter import Counter, SilentEdge
from tests.kiosk.journey import SCAN_MILK
from tests.kiosk.purse import Purse, of, staff_does
from tests.kiosk.shop import eur
from tests.kiosk.test_slips import words_of


class Tills:
    """Two tills of a store. `a` writes the bills."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        options = EdgeOptions(data=str(folder / "edge"), port=0, broker_port=1)
        self.edge: EdgeAgent = stack.enter_context(running(options))
        self.line: Any = Line(EdgeClient(self.edge.http.url, "kiosk-1"))
        self.a, self.b = (
            stack.enter_context(
                Counter(
                    folder / name, Purse().card, payments=Purse().payments(), edge=edge, name=name
                )
            )
            for name, edge in (
                ("kiosk-1", self.line),
                ("kiosk-2", EdgeClient(self.edge.http.url, "kiosk-2")),
            )
        )

    def bill(self) -> str:
        """A customer of the first till goes to the counter; the bill's intent."""
        self.a.does(SCAN_MILK, t.PayTouched(), g.WayChosen("counter"))
        self.a.until(lambda state: state.screen is Screen.COUNTER)
        self.a.does(t.ReceiptTaken())
        return of(self.a.bodies(), BillOpened)[-1].intent_id

    def tell(self) -> None:
        """The first till's facts reach the edge."""
        facts = tuple(fact for _, fact in facts_after(self.a.writer.reader(), 0, 1000))
        batch = FactBatch(sender="kiosk-1", facts=facts)
        answer = requests.post(
            self.edge.http.url + FACTS_PATH, data=msgspec.json.encode(batch), timeout=5
        )
        assert answer.status_code == 200, answer.text

    def hear(self) -> None:
        """What the edge shows of bills reaches both tills."""
        answer = requests.get(
            self.edge.http.url + REFERENCE_PATH,
            params={"scope": "kiosk-1", "limit": "999"},
            timeout=5,
        )
        page = msgspec.json.decode(answer.content, type=ReferencePage)
        bills = tuple(one for one in page.entries if one.collection == "bill")
        for kiosk in (self.a, self.b):
            _, cursor = kiosk.mirror.cursor(kiosk.writer.reader())
            told = msgspec.structs.replace(page, feed="shop", cursor=cursor + 1, entries=bills)
            kiosk.writer.run(partial(kiosk.mirror.apply, page=told))
            kiosk.does(ReferenceChanged(frozenset({"bill"})))
            kiosk.writer.run(lambda _: None)

    def shown(self, kiosk: Counter) -> list[tuple[int, str]]:
        """Number and till of the bills that a till shows to staff."""
        staff = staff_does(kiosk, "nothing:")
        return [(bill.number, bill.kiosk_id) for bill in staff.bills]


class Line:
    """A till's way to the edge, which can be cut."""

    def __init__(self, edge: EdgeClient) -> None:
        self._edge: object = edge
        self._up = edge

    def cut(self, *, off: bool) -> None:
        """No answers from now on, or answers again."""
        self._edge = SilentEdge() if off else self._up

    def __getattr__(self, name: str) -> Any:
        return getattr(self._edge, name)


@pytest.fixture
def tills(tmp_path: Path) -> Iterator[Tills]:
    with ExitStack() as stack:
        yield Tills(tmp_path, stack)


def test_any_till_settles_a_bill_and_its_own_till_writes_the_sale_once(tills: Tills) -> None:
    intent = tills.bill()
    tills.tell()
    tills.hear()
    assert tills.shown(tills.b) == [(1, "kiosk-1")]
    staff_does(tills.b, f"paid:{intent}")
    assert (tills.a.sales(), tills.b.sales()) == ([], [])
    tills.hear()
    tills.hear()
    (sale,) = tills.a.sales()
    assert (sale.tenders[0].intent_id, sale.kiosk_id) == (intent, "kiosk-1")
    assert tills.b.sales() == []
    assert tills.shown(tills.b) == []
    assert [body.outcome for body in of(tills.a.bodies(), BillClosed)] == ["paid"]
    decided = [body for body in _told_by(tills.edge) if isinstance(body, BillDecided)]
    assert [(one.decided_by, one.outcome) for one in decided] == [("kiosk-2", "paid")]
    tills.tell()
    tills.hear()
    assert of(tills.a.bodies(), PaymentClaimRaised) == []


def test_the_first_decision_holds_at_every_till(tills: Tills) -> None:
    intent = tills.bill()
    tills.tell()
    tills.hear()
    staff_does(tills.b, f"drop:{intent}")
    staff_does(tills.a, f"paid:{intent}")
    assert tills.a.sales() == []
    tills.hear()
    assert [body.outcome for body in of(tills.a.bodies(), BillClosed)] == ["dropped"]
    assert tills.a.sales() == []


def test_its_own_till_settles_it_with_the_edge_gone_and_others_cannot(tills: Tills) -> None:
    intent = tills.bill()
    tills.tell()
    tills.hear()
    tills.line.cut(off=True)
    staff_does(tills.a, f"paid:{intent}")
    assert len(tills.a.sales()) == 1
    tills.line.cut(off=False)
    tills.tell()
    staff_does(tills.b, f"paid:{intent}")
    assert [body for body in _told_by(tills.edge) if isinstance(body, BillDecided)] == []


def test_money_taken_elsewhere_for_a_bill_that_was_closed_meanwhile_is_owed(tills: Tills) -> None:
    intent = tills.bill()
    tills.tell()
    tills.hear()
    tills.line.cut(off=True)
    staff_does(tills.a, f"drop:{intent}")
    staff_does(tills.b, f"paid:{intent}")
    tills.hear()
    tills.hear()
    (claim,) = of(tills.a.bodies(), PaymentClaimRaised)
    assert (claim.kind, claim.amount, tills.a.sales()) == (ClaimKind.CREDIT, eur(129), [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_is_printed_in_the_customer_s_language(language: str) -> None:
    bill = PrintBill(
        number=7,
        amount=eur(1290),
        kiosk_id="kiosk-1",
        store_names={"en": "Corner & Co."},
        language=language,
    )
    words = words_of(bill_slip(bill)).splitlines()
    assert {"7", eur(1290).format(language), "kiosk-1", "Corner & Co."} <= set(words)


def _told_by(edge: EdgeAgent) -> list[object]:
    facts = facts_after(edge.writer.reader(), 0, 1000)
    return [read_body(fact) for _, fact in facts]
