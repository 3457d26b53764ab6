import QtQuick

// What is happening with the money, in words: one instruction and what it means.
QtObject {
    required property var pay

    readonly property string phase: pay.phase
    readonly property bool card: pay.kind === "card"
    readonly property bool wallet: pay.kind === "wallet"
    readonly property bool gift: pay.kind === "gift_card"

    function instruction(): string {
        switch (phase) {
        case "intending":
        case "asking": return card ? qsTr("Waking the card reader") : qsTr("One moment")
        case "instruct": return card ? qsTr("Hold your card to the reader")
                              : wallet && pay.qr !== "" ? qsTr("Scan this code to pay")
                              : wallet ? qsTr("Waiting for your phone")
                              : qsTr("Looking at your gift card")
        case "stopping": return qsTr("Stopping")
        case "checking": return qsTr("Checking what happened")
        case "recording": return qsTr("Paid. Writing your receipt")
        case "approved": return qsTr("Paid")
        case "returning": return qsTr("Giving your money back")
        case "returned": return pay.reason === "" ? qsTr("Your money is on its way back")
                                                  : qsTr("A colleague gives you your money back")
        case "declined": return declined()
        case "unreachable": return pay.unclear ? qsTr("A colleague sorts this out")
                                 : card ? qsTr("The reader is silent")
                                        : qsTr("This does not work right now")
        }
        return ""
    }
    function declined(): string {
        switch (pay.reason) {
        case "stopped": return qsTr("Payment stopped")
        case "terminal_down": return card ? qsTr("The reader is silent")
                                          : qsTr("This does not work right now")
        case "cannot_record": return qsTr("This till needs a hand")
        case "expired": return qsTr("The code was not used in time")
        case "code_refused": return qsTr("Your payment code was not taken")
        case "gift_unknown": return qsTr("We do not know this gift card")
        case "gift_empty": return qsTr("Nothing is left on this gift card")
        case "gift_offline": return qsTr("Gift cards do not work right now")
        case "gift_elsewhere": return qsTr("This gift card is in use in another shop")
        }
        return card ? qsTr("Card declined") : qsTr("Payment declined")
    }
    function detail(): string {
        switch (phase) {
        case "intending":
        case "asking": return qsTr("This takes a moment.")
        case "instruct": return card ? qsTr("Card, phone or watch. Or put the card in.")
                              : wallet && pay.qr !== "" ? qsTr("Open the app on your phone and scan. It goes on by itself.")
                              : wallet ? qsTr("Please confirm on your phone if it asks you to.")
                              : qsTr("This takes a moment.")
        case "stopping": return card
            ? qsTr("The reader is being told. Please do not hold your card to it.")
            : qsTr("Please do not pay any more.")
        case "checking": return qsTr("We ask whether you have paid. Please do not pay again.")
        case "recording":
        case "approved": return qsTr("Thank you.")
        case "returning": return qsTr("It goes back to where it came from.")
        case "returned": return pay.reason === ""
            ? qsTr("It is back where it came from soon. Please leave the goods with us.")
            : qsTr("Please wait here for a moment. We know how much it is.")
        case "declined": return why()
        case "unreachable": return pay.unclear
            ? qsTr("We cannot tell yet whether you have paid. Please wait here for a moment.")
            : nothing()
        }
        return ""
    }
    function why(): string {
        switch (pay.reason) {
        case "cannot_record":
            return qsTr("Nothing was charged. Please ask a colleague, or use another till.")
        case "gift_offline":
            return qsTr("Head office cannot be reached. Nothing was taken. Please pay in another way.")
        case "gift_unknown":
            return qsTr("Please check the number, or pay in another way.")
        case "gift_empty":
        case "gift_elsewhere":
            return qsTr("Nothing was taken. Please pay in another way.")
        case "code_refused":
            return qsTr("Nothing was charged. Show a new code from your app, or pay in another way.")
        }
        return nothing()
    }
    function nothing(): string {
        return card ? qsTr("Nothing was charged. You can try again or use another card.")
                    : qsTr("Nothing was charged. You can try again or pay in another way.")
    }
}
