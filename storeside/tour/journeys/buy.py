"""Scan to buy: every kind of code, quantities, an offer, an age check, payment, receipt."""

from __future__ import annotations

from contextlib import suppress

from kiosk.flow.parts import HelpReason
from kiosk.flow.state import Screen
from storecore.gs1.gtin import check_digit
from storeside.programs.store import STAFF_ID, STAFF_PIN
from storeside.tour.books import soon
from storeside.tour.scene import Scene
from storeside.tour.walker import NotSeen

MILK, CHOCOLATE, JUICE, HONEY = "milk-1l", "chocolate-100g", "orange-juice-1l", "honey-500g"
RICE, HAM, BANANA, WINE = "rice-1kg", "ham-cooked", "banana", "wine-red-750ml"
HAM_G = 432
BANANA_G = 650
BANANA_OFF_PERCENT = 10
THREE_CHOCOLATES_MINOR = 400
_TRIES = 5
_ASKED_S = 3.0


def walk(scene: Scene) -> None:
    """From the first touch to the receipt, then to head office's books."""
    scene.report.begin("Scan to buy")
    walker, goods = scene.walker, scene.goods
    milk_before = scene.cloud.on_hand(MILK)

    def price(sku: str) -> int:
        return goods[sku].price_minor

    scene.step("The shop is open", "start", lambda: walker.on(Screen.START))
    scene.step("Touch scan and pay", "basket", lambda: _enter(scene))
    _scan_kinds_of_codes(scene)
    scene.step(
        "Three bars of chocolate earn their offer",
        f"3 x {CHOCOLATE}, {scene.priced(THREE_CHOCOLATES_MINOR)}",
        lambda: _three_chocolates(scene),
    )
    banana = _weighed(price(BANANA), BANANA_G)
    banana -= (banana * BANANA_OFF_PERCENT + 50) // 100
    scene.step(
        "Bananas by picture and scale",
        f"{BANANA_G} g {BANANA}, {scene.priced(banana)}",
        lambda: _weigh_bananas(scene),
    )
    scene.step("Take the honey out again", "0 pieces", lambda: _remove(scene, HONEY))
    scene.step(
        "Wine is read and asks for a colleague later",
        f"1 x {WINE}, {scene.priced(price(WINE))}",
        lambda: scene.scan(WINE),
    )
    total = sum((price(MILK), price(JUICE), price(RICE), price(WINE)))
    total += THREE_CHOCOLATES_MINOR + _weighed(price(HAM), HAM_G) + banana
    scene.step("The total is the sum", scene.priced(total), scene.total)
    scene.step("Paying calls for an age check", HelpReason.AGE, lambda: _ask_age(scene))
    scene.step(
        "A colleague confirms and the card is paid",
        f"receipt 1, {scene.priced(total)}",
        lambda: _approve_and_pay(scene),
    )
    scene.step("The next customer finds a clean start", "start", lambda: _finish(scene))
    scene.step(
        "Head office has one milk less",
        str(milk_before - 1),
        lambda: _cloud_on_hand(scene, milk_before - 1),
        picture=False,
    )


def _scan_kinds_of_codes(scene: Scene) -> None:
    goods = scene.goods

    def line(sku: str) -> str:
        return f"1 x {sku}, {scene.priced(goods[sku].price_minor)}"

    gtin14 = {sku: goods[sku].gtin.zfill(14) for sku in (JUICE, HONEY, RICE)}
    scene.step("EAN-13 to the camera", line(MILK), lambda: scene.scan(MILK))
    scene.step("EAN-8 to the camera", line(CHOCOLATE), lambda: scene.scan(CHOCOLATE))
    scene.step(
        "The same bar again at once is asked about, not counted",
        line(CHOCOLATE),
        lambda: _again_at_once(scene, CHOCOLATE),
    )
    scene.step(
        "QR with GS1 Digital Link to the camera",
        line(JUICE),
        lambda: scene.scan_code(JUICE, f"https://id.gs1.org/01/{gtin14[JUICE]}", "qr"),
    )
    scene.step(
        "GS1 DataBar to the camera",
        line(HONEY),
        lambda: scene.scan_code(HONEY, gtin14[HONEY], "databar"),
    )
    payload = int(f"21{goods[HAM].in_store_code}{HAM_G:05d}")
    ham = f"{payload}{check_digit(payload)}"
    amount = scene.priced(_weighed(goods[HAM].price_minor, HAM_G))
    scene.step(
        "The counter's weight label to the camera",
        f"{HAM_G} g {HAM}, {amount}",
        lambda: scene.scan_code(HAM, ham, "ean13"),
    )
    scene.step("A hand scanner types the rice", line(RICE), lambda: _wedge(scene, RICE))


def _weighed(price_minor: int, grams: int) -> int:
    """Price of so many grams, half a minor unit up."""
    return (price_minor * grams * 2 + 1000) // 2000


def _again_at_once(scene: Scene, sku: str) -> str:
    walker = scene.walker
    for _ in range(_TRIES):
        walker.hold_again()
        with suppress(NotSeen):
            walker.wait(lambda: walker.state.repeat or scene.pieces(sku) > 1, "it", _ASKED_S)
        if walker.state.repeat is not None:
            break
        if scene.pieces(sku) > 1:  # a machine too busy to see it within the second counts it
            walker.touch(f"less:{walker.state.newest_line_id}")
    walker.settle()
    return scene.line(sku)


def _enter(scene: Scene) -> str:
    scene.walker.touch("buyDoor")
    return scene.walker.on(Screen.BASKET)


def _three_chocolates(scene: Scene) -> str:
    line_id = next(one.line_id for one in scene.walker.state.basket.lines if one.sku == CHOCOLATE)
    scene.walker.touch(f"more:{line_id}", f"more:{line_id}")
    scene.walker.wait(lambda: scene.pieces(CHOCOLATE) == 3, "third bar")
    scene.walker.settle()
    return scene.line(CHOCOLATE)


def _wedge(scene: Scene, sku: str) -> str:
    scene.walker.type_as_scanner(scene.goods[sku].gtin)
    scene.walker.wait(lambda: scene.pieces(sku) > 0, f"line for {sku}")
    scene.walker.settle()
    return scene.line(sku)


def _weigh_bananas(scene: Scene) -> str:
    walker = scene.walker
    walker.touch("looseButton")
    walker.on(Screen.LOOSE)
    walker.touch(f"loose:{BANANA}")
    walker.on(Screen.WEIGH)
    walker.machine.scale.put(BANANA_G)
    walker.wait(
        lambda: walker.state.scale.stable and walker.state.scale.grams == BANANA_G, "stable weight"
    )
    walker.settle()
    walker.touch("primaryButton")
    walker.machine.scale.put(0)
    walker.on(Screen.BASKET)
    return scene.line(BANANA)


def _remove(scene: Scene, sku: str) -> str:
    line_id = next(one.line_id for one in scene.walker.state.basket.lines if one.sku == sku)
    scene.walker.touch(f"remove:{line_id}")
    scene.walker.wait(lambda: scene.pieces(sku) == 0, "line to go")
    scene.walker.settle()
    return f"{scene.pieces(sku)} pieces"


def _ask_age(scene: Scene) -> str:
    scene.walker.touch("primaryButton")
    scene.walker.on(Screen.HAND_NEEDED)
    assert scene.walker.state.help is not None
    return scene.walker.state.help.reason.value


def _approve_and_pay(scene: Scene) -> str:
    scene.walker.touch(f"person:{STAFF_ID}")
    scene.walker.press(STAFF_PIN)
    scene.walker.touch("primaryButton", "way:card")
    return scene.receipt()


def _finish(scene: Scene) -> str:
    scene.walker.touch("primaryButton")
    return scene.walker.on(Screen.START)


def _cloud_on_hand(scene: Scene, expected: int) -> str:
    scene.walker.wait(soon(lambda: scene.cloud.on_hand(MILK) == expected), "sale in the cloud")
    return str(scene.cloud.on_hand(MILK))
