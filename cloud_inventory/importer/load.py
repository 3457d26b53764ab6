"""A retailer's files into what a store is sent: good lines are taken, the others are named."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from cloud_inventory.importer.devices import read_devices
from cloud_inventory.importer.extras import read_categories
from cloud_inventory.importer.gift_cards import read_gift_cards
from cloud_inventory.importer.goods import Good, Shop, read_goods
from cloud_inventory.importer.limits import read_limits
from cloud_inventory.importer.members import Club, read_club
from cloud_inventory.importer.offers import Sold, read_offers
from cloud_inventory.importer.pickup import read_pickup
from cloud_inventory.importer.planogram import Figures, Places, read_planogram
from cloud_inventory.importer.staff import read_staff
from cloud_inventory.importer.table import Problems
from cloud_inventory.store.port import CloudStore, Publication, StorePlan
from storecore.contracts.cloud_api import ImportReport, ImportRequest
from storecore.contracts.device_settings import DeviceSettings
from storecore.contracts.offers import Offer
from storecore.contracts.opening import PickupTerms
from storecore.contracts.reference import Category, Delivery, Facing, Item, Store
from storecore.contracts.staff import StaffPerson
from storecore.contracts.watching import WatchedItem
from storecore.gs1.in_store import InStorePattern, PatternError
from storecore.languages import LANGUAGES
from storecore.money import Money

STORE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}", re.ASCII)


class _Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """The good lines of all files."""

    goods: Mapping[str, Good] = {}
    categories: Mapping[str, Category] = {}
    offers: Mapping[str, Offer] = {}
    facings: Mapping[str, Facing] = {}
    places_named: frozenset[str] = frozenset()
    club: Club = Club()
    limits: Mapping[str, WatchedItem] = {}
    gift_cards: Mapping[str, Money] = {}
    staff: Mapping[str, StaffPerson] = {}
    pickup: PickupTerms | None = None
    devices: Mapping[str, DeviceSettings] = {}
    currency: str = ""


def load(store: CloudStore, request: ImportRequest) -> ImportReport:
    """Read the files, publish what is good, and report the rest. Blocks until it is on disk."""
    problems = Problems()
    known = store.store(request.store_id)
    patterns = _check_request(request, known, problems)
    if len(problems):
        return ImportReport(taken={}, changed=0, problems=problems.found())
    loaded = _read(store, request, known, patterns, problems)
    if not loaded.goods or (request.strict and len(problems)):
        return ImportReport(taken={}, changed=0, problems=problems.found())
    plan = store.plan(request.store_id)
    documents = [*_for_every_store(loaded), *_for_this_store(request.store_id, loaded, plan)]
    changed = store.publish(_store(request, known, loaded), documents)
    taken: dict[str, int] = {}
    if loaded.gift_cards:
        changed += store.issue_gift_cards(loaded.gift_cards)
        taken["gift_card"] = len(loaded.gift_cards)
    for one in documents:
        if one.document is not None:
            taken[one.collection] = taken.get(one.collection, 0) + 1
    return ImportReport(taken=taken, changed=changed, problems=problems.found())


def _check_request(
    request: ImportRequest, known: Store | None, problems: Problems
) -> tuple[InStorePattern, ...]:
    if not STORE_ID.fullmatch(request.store_id):
        what = "write 1 to 32 lower-case letters, digits or hyphens"
        problems.add("store_id", 0, f"{request.store_id!r}: {what}")
    if known is not None and request.currency not in ("", known.currency):
        what = f"this store counts in {known.currency} already"
        problems.add("currency", 0, f"{request.currency}: {what}; leave it out")
    texts = request.in_store_patterns or (known.in_store_patterns if known else ())
    patterns = []
    for text in texts:
        try:
            patterns.append(InStorePattern.parse(text))
        except PatternError as error:
            problems.add("in_store_patterns", 0, str(error))
    return tuple(patterns)


def _read(
    store: CloudStore,
    request: ImportRequest,
    known: Store | None,
    patterns: tuple[InStorePattern, ...],
    problems: Problems,
) -> _Loaded:
    sold = store.catalogue()
    categories = read_categories(request.categories, problems) if request.categories else {}
    all_categories = {**{c.category_id: c for c in sold.categories}, **categories}
    shop = Shop(
        currency=known.currency if known else request.currency,
        categories=frozenset(all_categories),
        taxed=frozenset(key for key, c in all_categories.items() if c.tax_ppm is not None),
        patterns=patterns,
    )
    goods, currency = read_goods(request.catalogue, shop, sold.items.values(), problems)
    items = {**sold.items, **{sku: good.item for sku, good in goods.items()}}
    named = Sold(skus=set(items), categories=set(all_categories), currency=currency)
    offers = read_offers(request.offers, named, problems) if request.offers else {}
    facings: dict[str, Facing] = {}
    places_named: frozenset[str] = frozenset()
    if request.planogram:
        places = _places(items, goods)
        facings, places_named = read_planogram(request.planogram, places, problems)
    return _Loaded(
        goods=goods,
        categories=categories,
        offers=offers,
        facings=facings,
        places_named=places_named,
        limits=read_limits(request.limits, items, problems) if request.limits else {},
        gift_cards=_gift_cards(request, currency, problems),
        staff=_staff(request, store, problems),
        devices=read_devices(request.devices, problems) if request.devices else {},
        pickup=read_pickup(request.pickup, currency, problems) if request.pickup else None,
        club=read_club(request, store, {**sold.offers, **offers}, currency, problems),
        currency=currency,
    )


def _gift_cards(request: ImportRequest, currency: str, problems: Problems) -> dict[str, Money]:
    return read_gift_cards(request.gift_cards, currency, problems) if request.gift_cards else {}


def _staff(request: ImportRequest, store: CloudStore, problems: Problems) -> dict[str, StaffPerson]:
    if not request.staff:
        return {}
    return read_staff(request.staff, store.plan(request.store_id).staff, problems)


def _places(items: Mapping[str, Item], goods: Mapping[str, Good]) -> Places:
    return Places(
        items=items,
        figures={
            sku: Figures(minimum=good.minimum, target=good.target) for sku, good in goods.items()
        },
    )


def _for_every_store(loaded: _Loaded) -> list[Publication]:
    documents: list[tuple[str, str, msgspec.Struct]] = [
        *(("category", key, category) for key, category in loaded.categories.items()),
        *(("item", sku, good.item) for sku, good in loaded.goods.items()),
        *(("offer", key, offer) for key, offer in loaded.offers.items()),
        *loaded.club.documents(),
        *(("watched_item", sku, limits) for sku, limits in loaded.limits.items()),
    ]
    return [Publication(collection=c, key=k, document=d) for c, k, d in documents]


def _for_this_store(store_id: str, loaded: _Loaded, plan: StorePlan) -> list[Publication]:
    documents: list[tuple[str, str, msgspec.Struct | None]] = [
        ("facing", place, facing) for place, facing in loaded.facings.items()
    ]
    documents += [("device_settings", name, wanted) for name, wanted in loaded.devices.items()]
    documents += [("staff", key, person) for key, person in loaded.staff.items()]
    if loaded.facings:
        gone = plan.facings.keys() - loaded.places_named
        documents += [("facing", place, None) for place in sorted(gone)]
    opening = tuple(
        (sku, good.opening)
        for sku, good in loaded.goods.items()
        if good.opening and sku not in plan.opened_skus
    )
    if opening:
        delivery_id = f"opening-{store_id}-{plan.openings + 1}"
        documents.append(
            ("delivery", delivery_id, Delivery(delivery_id=delivery_id, lines=opening))
        )
    return [Publication(collection=c, key=k, document=d, scope=store_id) for c, k, d in documents]


def _store(request: ImportRequest, known: Store | None, loaded: _Loaded) -> Store:
    before = known.names if known else {}
    given = {language: request.store_names.get(language, "").strip() for language in LANGUAGES}
    english = given["en"] or before.get("en") or request.store_id
    return Store(
        store_id=request.store_id,
        names={code: given[code] or before.get(code) or english for code in LANGUAGES},
        currency=loaded.currency,
        pickup=loaded.pickup or (known.pickup if known else None),
        in_store_patterns=request.in_store_patterns or (known.in_store_patterns if known else ()),
    )
