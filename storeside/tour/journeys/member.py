"""A member: a price asked for, members' prices, a coupon, points spent and earned."""

from __future__ import annotations

from kiosk.flow.state import Screen
from storecore.contracts.members import Member, member_key
from storeside.tour.scene import Scene

NUMBER = "20481230"
TEA, HONEY, COFFEE = "tea-green-20", "honey-500g", "coffee-500g"
HONEY_MEMBERS_MINOR = 499
COFFEE_OFFER = "20% off ground coffee"


def walk(scene: Scene) -> None:
    """From a question to the points that head office counts."""
    walker, coffee = scene.walker, scene.goods[COFFEE]
    scene.report.begin("A member")
    scene.step("A clean start", "start", lambda: walker.on(Screen.START))
    scene.step(
        "What does the coffee cost?",
        f"{scene.priced(coffee.price_minor)}, {COFFEE_OFFER}",
        lambda: _ask_price(scene),
    )
    scene.step(
        "A member types the number", "A. B. •••• 1230, coupon held", lambda: _identify(scene)
    )
    scene.step(
        "Members pay less for honey",
        f"1 x {HONEY}, {scene.priced(HONEY_MEMBERS_MINOR)}",
        lambda: scene.scan(HONEY),
    )
    scene.step(
        "The personal coupon pays the tea",
        f"1 x {TEA}, {scene.priced(0)}",
        lambda: scene.scan(TEA),
    )
    before = _points(scene)
    total = HONEY_MEMBERS_MINOR - 400
    scene.step("400 points are worth €4.00", scene.priced(total), lambda: _spend(scene))
    scene.step("Pay the rest by card", f"paid, {scene.priced(total)}", lambda: _pay(scene))
    scene.step(
        "Head office takes the points off, and every till knows",
        str(before - 400),
        lambda: _points_become(scene, before - 400),
        picture=False,
    )
    scene.step("The next customer finds nobody", "nobody", lambda: _leave(scene))


def _ask_price(scene: Scene) -> str:
    walker = scene.walker
    walker.touch("priceDoor")
    goods = scene.goods[COFFEE]
    walker.hold(goods.gtin, "ean13", goods.picture)
    walker.wait(lambda: walker.state.price_query and walker.state.price_query.goods, "price")
    walker.settle()
    query = walker.state.price_query
    assert query is not None and query.goods is not None
    offers = ", ".join(names["en"] for names in query.offers)
    return f"{query.goods.unit_price.format('en')}, {offers}"


def _identify(scene: Scene) -> str:
    walker = scene.walker
    walker.touch("priceClose", "buyDoor")
    walker.on(Screen.BASKET)
    walker.touch("memberStrip")
    walker.press(NUMBER)
    walker.touch("memberEnter")
    walker.wait(lambda: walker.state.club.member, "member")
    walker.wait(lambda: not walker.state.club.request_id, "the edge's answer")
    walker.settle()
    member, coupons = walker.state.club.member, walker.state.basket.claims.coupons
    assert member is not None
    return f"{member.name} {member.number}, {'coupon' if coupons else 'nothing'} held"


def _spend(scene: Scene) -> str:
    walker = scene.walker
    walker.touch("memberStrip", "memberPay")
    walker.wait(lambda: walker.state.basket.claims.points, "points")
    walker.settle()
    walker.touch("memberClose")
    walker.settle()
    return scene.total()


def _pay(scene: Scene) -> str:
    return f"paid, {scene.pay().split(', ', 1)[1]}"


def _points(scene: Scene) -> int:
    member = scene.walker.machine.core.catalogue.member(member_key(NUMBER))
    return member.points if isinstance(member, Member) else 0


def _points_become(scene: Scene, points: int) -> str:
    scene.walker.wait(lambda: _points(scene) == points, f"{points} points", 30.0)
    return str(points)


def _leave(scene: Scene) -> str:
    scene.walker.on(Screen.START, within_s=30.0)
    state = scene.walker.state
    nobody = state.club.member is None and not state.basket.claims.is_member
    return "nobody" if nobody else "somebody"
