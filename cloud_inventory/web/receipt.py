"""The page that a receipt's QR code opens: the receipt, and whether it is genuine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from babel import Locale
from babel.dates import format_datetime
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cloud_inventory.domain.receipts import Judgement, judge
from cloud_inventory.store.port import CloudStore
from cloud_inventory.store.receipts import ReceiptReader
from cloud_inventory.web.render import Pages
from cloud_inventory.web.routes import language_of
from cloud_inventory.web.texts import TEXTS, say
from cloud_inventory.web.words import grams_words, whole_words
from storecore.contracts.facts import SaleCompleted, SaleLine
from storecore.contracts.receipts import RECEIPT_PATH, ReceiptClaim
from storecore.languages import name_in
from storecore.logs import Log
from storecore.signing.receipts import ReceiptCodeError, read_receipt_code

log = Log(__name__)

_OFFSET_MIN_MAX = 14 * 60
_HEAD_GROUP = 8
_POINTS_ID = "points"


class ReceiptRow(NamedTuple):
    """One line of the receipt in words."""

    name: str
    picture: str
    pieces: str
    amount: str
    savings: list[tuple[str, str]]


class ReceiptPage:
    """Makes the page. Blocks on the database: call from a worker thread."""

    def __init__(
        self,
        store: CloudStore,
        reader: ReceiptReader,
        pages: Pages,
        has_picture: Callable[[str], bool],
    ) -> None:
        self._store = store
        self._has_picture = has_picture
        self._reader = reader
        self._pages = pages

    def show(self, language: str, code: str) -> Response:
        """The receipt of a code, or why there is none."""
        try:
            signed = read_receipt_code(code)
        except ReceiptCodeError as problem:
            log.info("receipt_refused", why=str(problem))
            return self._refused(language, 404, "receipt.unreadable")
        claim = signed.claim
        held = self._reader.sale(claim.transaction_id)
        judgement = judge(signed, self._reader.key(claim), held)
        if judgement is Judgement.FORGED:
            log.warning("receipt_forged", kiosk=claim.kiosk_id, number=claim.number)
            return self._refused(language, 404, "receipt.forged")
        sale = held.sale if held is not None and judgement is Judgement.GENUINE else None
        store = self._store.store(claim.store_id)
        return self._pages.page(
            "receipt.html",
            language,
            f"{RECEIPT_PATH}{code}?",
            judgement=judgement.value,
            number=claim.number,
            store_name=name_in(store.names, language) if store else claim.store_id,
            kiosk=claim.kiosk_id,
            at=shop_time(claim, language),
            total=claim.total.format(language),
            head=[claim.chain_head.hex()[i : i + _HEAD_GROUP] for i in range(0, 64, _HEAD_GROUP)],
            transaction=claim.transaction_id,
            rows=self._rows(sale, language) if sale else [],
            sums=_sums(sale, language) if sale else [],
        )

    def _rows(self, sale: SaleCompleted, language: str) -> list[ReceiptRow]:
        items = self._store.catalogue().items
        offers = self._store.catalogue().offers
        rows = []
        for line in sale.lines:
            item = items.get(line.sku)
            savings = []
            for saving in line.savings:
                offer = offers.get(saving.offer_id)
                unnamed = "points" if saving.offer_id == _POINTS_ID else "saving"
                name = (
                    name_in(offer.names, language) if offer else say(language, f"receipt.{unnamed}")
                )
                savings.append((name, (-saving.amount).format(language)))
            rows.append(
                ReceiptRow(
                    name=name_in(item.names, language) if item else line.sku,
                    picture=item.picture if item and self._has_picture(item.picture) else "",
                    pieces=_pieces(line, language),
                    amount=(line.amount + line.saving).format(language),
                    savings=savings,
                )
            )
        return rows

    def _refused(self, language: str, status: int, text: str) -> Response:
        words = say(language, text)
        return self._pages.page("error.html", language, "/?", status=status, text=words)


def receipt_routes(page: ReceiptPage) -> list[Route]:
    """`GET /receipt/CODE`."""

    async def show(request: Request) -> Response:
        code, language = request.path_params["code"], language_of(request)
        return await run_in_threadpool(page.show, language, code)

    return [Route(RECEIPT_PATH + "{code}", show, methods=["GET"])]


def shop_time(claim: ReceiptClaim, language: str) -> str:
    """When it was, as the shop's own clocks showed it; a time that cannot be is left out."""
    offset_min = claim.offset_min if abs(claim.offset_min) <= _OFFSET_MIN_MAX else 0
    zone = timezone(timedelta(minutes=offset_min))
    try:
        moment = datetime.fromtimestamp(claim.completed_ms / 1000, UTC).astimezone(zone)
    except (OverflowError, ValueError, OSError):
        return ""
    locale = Locale.parse(language, sep="-")
    return str(format_datetime(moment, "medium", tzinfo=zone, locale=locale))


def _pieces(line: SaleLine, language: str) -> str:
    price = line.unit_price.format(language)
    if line.weight_g is None:
        return f"{line.quantity} × {price}"
    return f"{grams_words(line.weight_g, language)} × {price}"


def _sums(sale: SaleCompleted, language: str) -> list[tuple[str, str]]:
    """What stands below the lines: tax, tenders, savings."""
    sums: list[tuple[str, str]] = []
    if sale.tax_added is not None and sale.tax_added.minor:
        sums.append((say(language, "receipt.tax_added"), sale.tax_added.format(language)))
    for tender in sale.tenders:
        text = f"receipt.tender.{tender.kind}"
        name = say(language, text) if text in TEXTS[language] else tender.kind
        sums.append((name, tender.amount.format(language)))
    saved = sum(line.saving.minor for line in sale.lines)
    if saved:
        amount = type(sale.total)(saved, sale.total.currency)
        sums.append((say(language, "receipt.saved"), amount.format(language)))
    member = sale.member
    for text, points in (
        ("receipt.points_earned", member.points_earned if member else 0),
        ("receipt.points_spent", member.points_spent if member else 0),
    ):
        if points:
            sums.append((say(language, text), whole_words(points, language)))
    if sale.tax_included.minor:
        sums.append((say(language, "receipt.tax_included"), sale.tax_included.format(language)))
    return sums
