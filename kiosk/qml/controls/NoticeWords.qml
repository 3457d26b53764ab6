import QtQuick

// Every message to a person, as one sentence that says what to do.
QtObject {
    readonly property var hard: ["cannot_record", "expired"]

    function meaning(kind: string): string {
        return hard.includes(kind) ? "stop" : kind === "basket_restored" || kind === "basket_back" || kind === "on_pad" ? "good" : "mind"
    }

    function say(kind: string, name: string, detail: string, number: int): string {
        const words = buying(kind, name, detail, number) || trouble(kind)
                    || claiming(kind) || collecting(kind, number) || working(kind, name, detail, number)
        return words || qsTr("Something went wrong. Please ask a colleague.")
    }

    function buying(kind: string, name: string, detail: string, number: int): string {
        switch (kind) {
        case "unknown_code":
            return qsTr("We do not know this code. Try another code on the item, or ask for help.")
        case "misread":
            return qsTr("That was not read well. Please scan it again.")
        case "not_a_shop_code":
            return qsTr("This code is not for the till. Please scan the item's bar code.")
        case "expired":
            return qsTr("%1 is past its date (%2). Please take a fresh one.").arg(name).arg(detail)
        case "needs_weighing":
            return qsTr("%1 is sold by weight. Please put it on the scale.").arg(name)
        case "age_check":
            return qsTr("%1: a colleague checks your age (%2) before you pay.").arg(name).arg(number)
        case "age_refused":
            return qsTr("The items with an age limit were taken out of the basket.")
        case "quantity_max":
            return qsTr("No more than %1 of one item at this till.").arg(number)
        case "on_pad":
            return qsTr("%1 lies on the pad: it is in your basket already.").arg(name)
        case "scale_empty":
            return qsTr("The scale is empty. Please put the goods on it.")
        case "scale_unstable":
            return qsTr("The scale is still moving. Please wait a moment.")
        case "scale_not_zero":
            return qsTr("The scale is not at zero. Please take everything off, or ask a colleague.")
        case "scale_overload":
            return qsTr("That is too heavy for the scale. Please weigh it in two parts.")
        case "finish_first":
            return qsTr("Please pay or cancel first, then collect your order.")
        case "basket_empty":
            return qsTr("The basket is empty. Please scan an item first.")
        case "basket_restored":
            return qsTr("The till was started again. Your basket is as it was.")
        }
        return ""
    }

    function trouble(kind: string): string {
        switch (kind) {
        case "payment_declined":
            return qsTr("The card was declined, nothing was charged. Try again or use another card.")
        case "payment_stopped":
            return qsTr("The payment was stopped. Nothing was charged.")
        case "terminal_down":
            return qsTr("The card reader does not answer. Nothing was charged. Please try again.")
        case "gift_misread":
            return qsTr("That is not the number of a gift card. Please check it and try again.")
        case "not_a_payment_code":
            return qsTr("This code pays nothing. Please choose how to pay.")
        case "cannot_record":
            return qsTr("This till cannot save the sale. Please ask a colleague.")
        case "edge_down":
            return qsTr("Orders cannot be looked up at the moment. Buying works as usual.")
        case "ticket_unknown":
            return qsTr("No basket waits under this number. Please look again, or begin anew.")
        case "ticket_used":
            return qsTr("This basket has been continued already.")
        case "ticket_elsewhere":
            return qsTr("This basket waits at another till: the one that gave the number.")
        case "ticket_later":
            return qsTr("Baskets cannot be looked up at the moment. Please try again in a minute.")
        case "ticket_not_printed":
            return qsTr("The printer is not ready. Please note the number.")
        case "basket_back":
            return qsTr("Your basket is back. Please go on.")
        case "printer_down":
            return qsTr("The printer is not ready. Please scan the code to keep your receipt.")
        case "not_ready":
            return qsTr("The till is still loading its prices. Please wait a moment.")
        }
        return ""
    }

    function claiming(kind: string): string {
        switch (kind) {
        case "member_unknown":
            return qsTr("We do not find this member. Please check the number.")
        case "member_mistyped":
            return qsTr("That number is not complete. Please type it again.")
        case "points_too_few":
            return qsTr("There are not enough points to spend on this purchase.")
        case "points_refused":
            return qsTr("Your points cannot be spent now. They stay yours.")
        case "coupon_kept":
            return qsTr("Your coupon counts as soon as its goods are in the basket.")
        case "coupon_refused":
            return qsTr("This coupon cannot be used: it was used before, or is not for you.")
        case "rights_later":
            return qsTr("Points and coupons cannot be checked just now. They stay yours.")
        }
        return ""
    }

    function collecting(kind: string, number: int): string {
        switch (kind) {
        case "pickup_unknown":
            return qsTr("We do not know this pickup code. Please check it and try again.")
        case "pickup_wrong_store":
            return qsTr("This order waits in another shop. Your order page says which.")
        case "pickup_not_ready":
            return number >= 120
                 ? qsTr("Your order is still being packed. It should be ready in %1 hours.")
                       .arg(Math.ceil(number / 60))
                 : number > 0
                 ? qsTr("Your order is still being packed. It should be ready in %1 minutes.")
                       .arg(number)
                 : qsTr("Your order is still being packed. Your order page says when it is ready.")
        case "pickup_expired":
            return qsTr("This order has waited too long and was put back. Please ask a colleague.")
        case "pickup_forged":
            return qsTr("This code is not one of ours. Please open your order page and show its code.")
        case "pickup_not_here_yet":
            return qsTr("Your order has not reached this shop yet. Please try again in a minute.")
        case "pickup_staff_check":
            return qsTr("A colleague has to hand you this order. Please ask one.")
        case "pickup_collected":
            return qsTr("This order has been collected already.")
        case "pickup_cancelled":
            return qsTr("This order was cancelled. Please ask a colleague.")
        case "pickup_rejected":
            return qsTr("We could not fill this order. Please ask a colleague.")
        }
        return ""
    }

    function working(kind: string, name: string, detail: string, number: int): string {
        switch (kind) {
        case "step_refused":
            return qsTr("It has moved on meanwhile: look again.")
        case "task_taken":
            return detail === "" ? qsTr("A colleague has taken it.")
                                 : qsTr("%1 has taken it.").arg(detail)
        case "place_missing":
            return qsTr("Please scan or touch the place where the order is put.")
        case "bag_missing":
            return qsTr("Please scan the label of the bag as well.")
        case "bag_differs":
            return qsTr("The tags in the bag are not those of this order. Please look inside.")
        case "not_a_label":
            return qsTr("That is neither a bag's label nor a place's.")
        case "order_gone":
            return qsTr("The order of %1 was cancelled. Its goods go back.").arg(detail)
        case "order_empty":
            return qsTr("Nothing could be had for %1. They are told.").arg(detail)
        case "kiosk_silent":
            return qsTr("That till does not answer. Please go there.")
        case "not_enough":
            return qsTr("The books say that there is less. Please count first.")
        case "delivery_unknown":
            return qsTr("Nothing is expected under this code.")
        case "may_not":
            return qsTr("That is for another role. Please ask a colleague.")
        case "own_badge":
            return qsTr("Your own badge is not enough for this: your PIN, or a colleague.")
        case "price_too_high":
            return qsTr("A price can only be lowered here.")
        case "wrong_pin":
            return qsTr("That PIN is not right. Please try again.")
        case "till_failed":
            return qsTr("That was not done. Please look again.")
        case "pin_locked":
            return qsTr("Too many wrong PINs. Please wait %1 s.").arg(number)
        }
        return ""
    }
}
