"""Something is not right with an order: a part of it, not wanted, not mine, wrong."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow.handover import (
    Choice,
    ChoiceMade,
    ChooseTouched,
    ChosenDone,
    NotMineTouched,
    PickupSheet,
    TroubleLeft,
    TroubleTouched,
    WrongGoodsTouched,
)
from kiosk.flow.parts import GoodsView, OrderView
from kiosk.flow.state import KioskState
from kiosk.flow.steps.collecting import ask_handover, collect
from kiosk.flow.steps.common import Step, stay
from kiosk.flow.world import Context
from storecore.contracts.handover import HandoverAction
from storecore.contracts.order_facts import HandedGoods


def waiting(order: OrderView) -> tuple[tuple[int, GoodsView], ...]:
    """The goods that wait, each with the number of its line."""
    return tuple(
        (line.number, goods) for line in order.lines for goods in line.goods if goods.quantity > 0
    )


def on_trouble(state: KioskState, _: TroubleTouched, __: Context) -> Step:
    """What is not right?"""
    return stay(_with_sheet(state, PickupSheet.TROUBLE))


def on_left(state: KioskState, _: TroubleLeft, __: Context) -> Step:
    """Back to the order."""
    return stay(_with_sheet(state, PickupSheet.NONE))


def on_choose(state: KioskState, _: ChooseTouched, __: Context) -> Step:
    """Goods by goods; at first all of them are taken."""
    pickup = state.pickup
    if pickup is None or pickup.order is None or pickup.asking:
        return stay(state)
    choices = (Choice.TAKE,) * len(waiting(pickup.order))
    chosen = replace(pickup, sheet=PickupSheet.CHOOSE, choices=choices)
    return stay(replace(state, pickup=chosen))


def on_choice(state: KioskState, event: ChoiceMade, _: Context) -> Step:
    """These goods: take, later, or not wanted."""
    pickup = state.pickup
    if pickup is None or not 0 <= event.index < len(pickup.choices):
        return stay(state)
    choices = list(pickup.choices)
    choices[event.index] = event.choice
    return stay(replace(state, pickup=replace(pickup, choices=tuple(choices))))


def on_chosen(state: KioskState, _: ChosenDone, ctx: Context) -> Step:
    """What is taken and what is refused is told; what is in neither goes on waiting."""
    pickup = state.pickup
    if pickup is None or pickup.order is None or pickup.order.checks:
        return stay(state)
    handed = tuple(
        HandedGoods(
            line=number,
            sku=goods.goods.sku,
            taken=goods.quantity if choice is Choice.TAKE else 0,
            refused=goods.quantity if choice is Choice.REFUSE else 0,
        )
        for (number, goods), choice in zip(waiting(pickup.order), pickup.choices, strict=True)
        if choice is not Choice.LATER
    )
    return collect(state, ctx, handed) if handed else stay(state)


def on_not_mine(state: KioskState, _: NotMineTouched, ctx: Context) -> Step:
    """Nothing is handed over, and a colleague comes."""
    return _dispute(state, HandoverAction.NOT_MINE, ctx)


def on_wrong(state: KioskState, _: WrongGoodsTouched, ctx: Context) -> Step:
    """Nothing is handed over, and a colleague comes."""
    return _dispute(state, HandoverAction.WRONG, ctx)


def _dispute(state: KioskState, action: HandoverAction, ctx: Context) -> Step:
    pickup = state.pickup
    if pickup is None or pickup.order is None or pickup.asking or pickup.coming_id:
        return stay(state)
    return ask_handover(state, action, ctx)


def _with_sheet(state: KioskState, sheet: PickupSheet) -> KioskState:
    pickup = state.pickup
    if pickup is None or pickup.order is None or pickup.asking:
        return state
    return replace(state, pickup=replace(pickup, sheet=sheet, choices=()))
