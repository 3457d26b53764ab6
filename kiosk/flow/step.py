"""`step(state, event, now, world)`: the whole kiosk as one pure function over one table.

What a screen does not list does not happen there: a touch that comes too late, on a screen that
has already changed, is without effect.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.flow import access as a
from kiosk.flow import approving as v
from kiosk.flow import door as d
from kiosk.flow import events as e
from kiosk.flow import handover as h
from kiosk.flow import kiosks as y
from kiosk.flow import members as m
from kiosk.flow import overriding as o
from kiosk.flow import packing as k
from kiosk.flow import price_query as q
from kiosk.flow import receipts as r
from kiosk.flow import repeats as p
from kiosk.flow import stock as x
from kiosk.flow import suspending as u
from kiosk.flow import tendering as g
from kiosk.flow import till as z
from kiosk.flow import touches as t
from kiosk.flow import watching as w
from kiosk.flow.state import KioskState, Screen
from kiosk.flow.steps import (
    access,
    approving,
    bagging,
    buying,
    codes,
    collecting,
    door,
    helping,
    judging,
    kiosks,
    members,
    overriding,
    packing,
    padding,
    passing,
    paying,
    picking,
    price_query,
    receipts,
    recording,
    repeats,
    secret,
    staff,
    staging,
    stock,
    suggesting,
    suspending,
    tendering,
    terminal,
    till,
    troubles,
    watching,
    weighing,
    weights,
)
from kiosk.flow.steps.common import Handler, Step
from kiosk.flow.suggesting import SuggestionDeclined
from kiosk.flow.weighing import TareTouched
from kiosk.flow.world import Context, Moment, World

Table = dict[type[e.Event], Handler]

EVERYWHERE: Table = {
    e.Tick: passing.on_tick,
    e.ReferenceChanged: passing.on_reference,
    e.LinksChanged: passing.on_links,
    e.ScaleChanged: weighing.on_scale,
    w.PadChanged: padding.on_pad,
    w.BagChanged: bagging.on_bag,
    e.IntentRecorded: recording.on_intent_recorded,
    e.TerminalReady: terminal.on_terminal_ready,
    e.TerminalReplied: terminal.on_terminal_replied,
    e.SaleRecorded: recording.on_sale_recorded,
    e.IntentConcluded: recording.on_concluded,
    e.RecordFailed: recording.on_record_failed,
    e.PickupFound: collecting.on_found,
    h.HandoverAnswered: passing.on_handover,
    e.StepDone: passing.on_step_done,
    e.Refused: passing.on_refused,
    e.EdgeSilent: passing.on_silent,
    e.AssistAnswered: helping.on_assist_answered,
    d.StaffKnown: door.on_known,
    x.StockSeen: stock.on_seen,
    y.KioskObeyed: kiosks.on_obeyed,
    x.StockStepped: stock.on_stepped,
    d.StaffUnknown: secret.on_unknown,
    r.PrinterSeen: receipts.on_printer_seen,
    r.ReceiptPrinted: receipts.on_printed,
    r.ReceiptNotPrinted: receipts.on_not_printed,
    r.ReceiptsListed: receipts.on_listed,
    u.TicketReady: suspending.on_ready,
    u.SuspendFailed: suspending.on_failed,
    u.BasketBack: suspending.on_back_again,
    u.TicketRefused: suspending.on_refused,
    g.PartRecorded: tendering.on_part,
    g.QrShown: tendering.on_qr,
    g.BillRecorded: tendering.on_bill,
    g.MoneyReturned: tendering.on_returned,
    z.TillRead: till.on_read,
    z.DayEnded: till.on_day_ended,
    z.TillFailed: till.on_failed,
    t.LanguageChosen: helping.on_language,
    t.NoticeDismissed: helping.on_notice_dismissed,
    q.PriceQueryClosed: price_query.on_closed,
    m.RightsAnswered: members.on_rights,
    a.AccessChosen: access.on_access,
}
_CUSTOMER: Table = {
    t.HelpTouched: helping.on_help,
    t.StaffTouched: helping.on_staff,
    d.BadgeRead: door.on_badge,
}
_CANCEL: Table = {
    t.CancelTouched: buying.on_cancel,
    t.CancelConfirmed: buying.on_cancel_confirmed,
    t.CancelDismissed: buying.on_cancel_dismissed,
}
_SHOPPING: Table = {
    **_CUSTOMER,
    **_CANCEL,
    e.CodeRead: repeats.on_code,
    t.BackTouched: buying.on_back,
}
_FINISHED: Table = {
    **_CUSTOMER,
    e.CodeRead: repeats.on_code,
    u.TicketRead: suspending.on_ticket,
    t.ReceiptTaken: buying.on_finished,
    t.BuyTouched: buying.on_buy,
    t.CollectTouched: collecting.on_collect,
}
_COLLECTING: Table = {
    **_CUSTOMER,
    t.BackTouched: collecting.on_leave,
    t.CancelTouched: collecting.on_leave,
}
_STAFF: Table = {
    d.BadgeRead: door.on_badge,
    d.SwitchTouched: door.on_switch,
    t.PinEntered: approving.on_pin,
    v.ApprovalLeft: approving.on_left,
    o.BasketTabTouched: overriding.on_tab,
    x.StockTouched: stock.on_tab,
    y.KiosksTouched: kiosks.on_tab,
    t.StaffLeft: staff.on_left,
    t.TasksTouched: staff.on_tasks,
    t.OrdersTouched: staff.on_orders,
    t.PaymentGivenUp: staff.on_payment_given_up,
    r.ReceiptsTouched: receipts.on_receipts,
    z.TillTouched: till.on_till,
    w.WeightsTouched: weights.on_weights,
}

SCREENS: dict[Screen, Table] = {
    Screen.START: {
        **_CUSTOMER,
        e.CodeRead: price_query.on_code_at_start,
        q.PriceAsked: price_query.on_asked,
        u.TicketRead: suspending.on_ticket,
        u.ResumeTouched: suspending.on_resume,
        t.BuyTouched: buying.on_buy,
        t.CollectTouched: collecting.on_collect,
    },
    Screen.BASKET: {
        **_SHOPPING,
        u.SuspendTouched: suspending.on_suspend,
        u.TicketRead: suspending.on_ticket,
        p.OneMoreTouched: repeats.on_one_more,
        p.RepeatDismissed: repeats.on_dismissed,
        t.QuantityChosen: buying.on_quantity,
        t.LineRemoved: buying.on_quantity,
        t.LooseTouched: buying.on_loose,
        m.MemberTouched: members.on_touched,
        m.MemberClosed: members.on_closed,
        m.MemberTyped: members.on_typed,
        m.PointsTouched: members.on_points,
        m.MemberLeft: members.on_left,
        SuggestionDeclined: suggesting.on_declined,
        t.PayTouched: judging.on_pay,
        w.AskDismissed: judging.on_ask_dismissed,
        w.AskCalled: judging.on_ask_called,
        q.LinePriceAsked: price_query.on_line,
        q.PriceDoubted: price_query.on_doubted,
        w.PadTagsTaken: padding.on_tags_taken,
    },
    Screen.LOOSE: {**_SHOPPING, t.LooseChosen: buying.on_loose_chosen},
    Screen.WEIGH: {
        **_SHOPPING,
        t.WeightTaken: weighing.on_weight_taken,
        TareTouched: weighing.on_tare,
    },
    Screen.PAY: {
        **_CUSTOMER,
        **_CANCEL,
        t.CancelTouched: paying.on_cancel,
        t.CancelConfirmed: tendering.on_cancel_confirmed,
        t.PayTouched: paying.on_pay,
        t.PayStopped: paying.on_stop,
        t.BackTouched: paying.on_back,
        e.CodeRead: tendering.on_code,
        g.WayChosen: tendering.on_way,
        g.PartsChosen: tendering.on_parts,
        g.CodeLeft: tendering.on_code_left,
    },
    Screen.DONE: {**_FINISHED, r.PrintTouched: receipts.on_print},
    Screen.COLLECT: {
        **_COLLECTING,
        u.TicketRead: suspending.on_ticket,
        e.CodeRead: codes.on_code_collecting,
    },
    Screen.COLLECT_READY: {
        **_COLLECTING,
        d.BadgeRead: collecting.on_badge,
        h.HandoverAskedAgain: collecting.on_again,
        h.TroubleTouched: troubles.on_trouble,
        h.TroubleLeft: troubles.on_left,
        h.NotMineTouched: troubles.on_not_mine,
        h.WrongGoodsTouched: troubles.on_wrong,
        h.ChooseTouched: troubles.on_choose,
        h.ChoiceMade: troubles.on_choice,
        h.ChosenDone: troubles.on_chosen,
        t.OrderTaken: collecting.on_taken,
    },
    Screen.COLLECT_DONE: _FINISHED,
    Screen.COUNTER: _FINISHED,
    Screen.HAND_NEEDED: {
        e.CodeRead: price_query.look_up,
        t.BackTouched: helping.on_back,
        t.StaffTouched: helping.on_staff,
        d.BadgeRead: door.on_badge,
        t.PinEntered: judging.on_pin,
        t.AgeRefused: judging.on_refused,
    },
    Screen.STAFF_SIGN_IN: {
        d.BadgeRead: door.on_badge,
        t.PinEntered: door.on_pin,
        t.BackTouched: helping.on_back,
    },
    Screen.STAFF_TASKS: {
        **_STAFF,
        t.TaskTaken: staff.on_task,
        t.TaskDone: staff.on_task,
        h.CheckFailed: staff.on_check_failed,
        t.TaskGivenBack: staff.on_task,
        t.PickTouched: packing.on_pick,
        t.BackTouched: staff.on_left,
    },
    Screen.STAFF_ORDERS: {
        **_STAFF,
        t.PickTouched: packing.on_pick,
        k.OrderChosen: packing.on_chosen,
        k.RoundStarted: packing.on_round,
        t.BackTouched: staff.on_tasks,
    },
    Screen.STAFF_PICK: {
        **_STAFF,
        e.CodeRead: picking.on_code,
        w.PadChanged: picking.on_tags,
        k.PiecesTaken: picking.on_taken,
        k.ProblemTouched: picking.on_problem,
        k.SheetClosed: picking.on_sheet_closed,
        k.PiecesMissing: picking.on_missing,
        k.TakenInstead: picking.on_instead,
        k.CodeUnreadable: picking.on_unreadable,
        t.PickedBack: picking.on_back,
        t.BackTouched: picking.on_back,
    },
    Screen.STAFF_STAGE: {
        **_STAFF,
        e.CodeRead: staging.on_label,
        w.PadChanged: staging.on_tags,
        k.BagPlaced: staging.on_placed,
        t.PickedBack: picking.on_back,
        t.BackTouched: picking.on_back,
    },
    Screen.SUSPENDED: {
        **_CUSTOMER,
        e.CodeRead: suspending.on_code,
        u.TicketRead: suspending.on_ticket,
        u.TicketKept: suspending.on_kept,
        u.TicketPrintTouched: suspending.on_print,
    },
    Screen.RESUME: {
        **_CUSTOMER,
        u.TicketRead: suspending.on_ticket,
        u.TicketTyped: suspending.on_ticket,
        t.BackTouched: suspending.on_leave,
    },
    Screen.STAFF_RECEIPTS: {
        **_STAFF,
        r.ReprintTouched: receipts.on_reprint,
        t.BackTouched: staff.on_tasks,
    },
    Screen.STAFF_WEIGHTS: {
        **_STAFF,
        w.WeightMuted: weights.on_muted,
        t.BackTouched: staff.on_tasks,
    },
    Screen.STAFF_KIOSKS: {
        **_STAFF,
        y.KioskTold: kiosks.on_told,
        t.BackTouched: staff.on_tasks,
    },
    Screen.PAUSED: {d.BadgeRead: door.on_badge, t.StaffTouched: helping.on_staff},
    Screen.STAFF_STOCK: {
        **_STAFF,
        e.CodeRead: stock.on_code,
        x.StockActionChosen: stock.on_action,
        x.StockQuantityTyped: stock.on_quantity,
        x.StockDetailChosen: stock.on_detail,
        x.StockConfirmed: stock.on_confirmed,
        x.DeliveryArrived: stock.on_delivery,
        t.BackTouched: staff.on_tasks,
    },
    Screen.STAFF_BASKET: {
        **_STAFF,
        o.PriceChanged: overriding.on_price,
        o.LineTakenOut: overriding.on_taken_out,
        t.BackTouched: staff.on_tasks,
    },
    Screen.STAFF_TILL: {
        **_STAFF,
        z.TillAsked: till.on_asked,
        z.TillConfirmed: till.on_confirmed,
        z.TillDismissed: till.on_dismissed,
        t.BackTouched: staff.on_tasks,
    },
}


def step(state: KioskState, event: e.Event, moment: Moment, world: World) -> Step:
    """The state after the event, and what is to be done. Pure: the same again gives the same."""
    ctx = Context(moment, world)
    if isinstance(event, t.Touch | e.CodeRead):
        there = {"touched_s": moment.monotonic_s, "unattended": False}
        state = replace(state, **there, idle_seconds_left=None)
    event = d.told_apart(suspending.told_apart(event))
    kind = type(event)
    handler = SCREENS[state.screen].get(kind) or EVERYWHERE.get(kind)
    if handler is None:
        return state, ()
    done = receipts.looked_before_selling(state, handler(state, event, ctx))
    return watching.followed(state, done, event, ctx)
