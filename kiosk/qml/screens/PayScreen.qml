import QtQuick
import theme
import controls

// The amount, one instruction with its picture, and what is happening now in words.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property string phase: kiosk.pay.phase
    readonly property bool over: phase === "declined"
                                 || (phase === "unreachable" && !kiosk.pay.unclear)
    readonly property bool mayStop: phase === "intending" || phase === "asking"
                                    || phase === "instruct"

    title: qsTr("Pay")
    guidance: instruction() + ". " + detail()
    primaryText: over ? qsTr("Try again") : ""
    cancelText: over ? qsTr("Back to the basket") : mayStop ? qsTr("Stop") : ""
    onPrimaryTouched: kiosk.pay.again()
    onCancelTouched: kiosk.pay.stop()

    function instruction(): string {
        switch (phase) {
        case "intending":
        case "asking": return qsTr("Waking the card reader")
        case "instruct": return qsTr("Hold your card to the reader")
        case "stopping": return qsTr("Stopping")
        case "checking": return qsTr("Checking what happened")
        case "recording": return qsTr("Paid. Writing your receipt")
        case "approved": return qsTr("Paid")
        case "declined": return kiosk.pay.reason === "stopped" ? qsTr("Payment stopped")
                              : kiosk.pay.reason === "terminal_down" ? qsTr("The reader is silent")
                              : kiosk.pay.reason === "cannot_record" ? qsTr("This till needs a hand")
                              : qsTr("Card declined")
        case "unreachable": return kiosk.pay.unclear ? qsTr("A colleague sorts this out")
                                                     : qsTr("The reader is silent")
        }
        return ""
    }
    function detail(): string {
        switch (phase) {
        case "intending":
        case "asking": return qsTr("This takes a moment.")
        case "instruct": return qsTr("Card, phone or watch. Or put the card in.")
        case "stopping": return qsTr("The reader is being told. Please do not hold your card to it.")
        case "checking": return qsTr("We ask the reader whether you have paid. Please do not pay again.")
        case "recording":
        case "approved": return qsTr("Thank you.")
        case "declined":
            return kiosk.pay.reason === "cannot_record"
                 ? qsTr("Nothing was charged. Please ask a colleague, or use another till.")
                 : qsTr("Nothing was charged. You can try again or use another card.")
        case "unreachable":
            return kiosk.pay.unclear
                 ? qsTr("We cannot tell yet whether you have paid. Please wait here for a moment.")
                 : qsTr("Nothing was charged. You can try again or use another card.")
        }
        return ""
    }

    Column {
        id: amount
        x: Theme.margin
        y: root.portrait ? Theme.gap : (root.height - height) / 2 - Theme.gap
        width: root.portrait ? root.width - 2 * Theme.margin : Theme.px(420)
        spacing: Theme.gapTiny
        Words {
            width: parent.width
            text: qsTr("To pay")
            size: Theme.item
            color: Theme.colours.soft
            horizontalAlignment: root.portrait ? Text.AlignHCenter : Text.AlignLeft
        }
        Words {
            objectName: "payAmount"
            width: parent.width
            text: root.kiosk.pay.amount
            size: Theme.pick(128, 84)
            strong: true
            money: true
            lineHeight: 0.9
            horizontalAlignment: root.portrait ? Text.AlignHCenter : Text.AlignLeft
        }
        Row {
            spacing: Theme.gapSmall
            x: root.portrait ? (parent.width - width) / 2 : 0
            Image {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.pick(72, 56)
                height: width
                source: Theme.mark("card")
                sourceSize: Qt.size(width, height)
                Accessible.ignored: true
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("By card")
                size: Theme.item
            }
        }
    }
    Card {
        id: panel
        x: root.portrait ? Theme.margin : amount.x + amount.width + Theme.gapLarge
        y: root.portrait ? amount.y + amount.height + Theme.gapLarge : Theme.gapTiny
        width: root.width - x - Theme.margin
        height: root.portrait ? Math.min(root.height - y - Theme.gap, Theme.px(1180))
                              : root.height - y - Theme.gap
        radius: Theme.radius * 1.4
        Image {
            id: drawing
            readonly property real room: words.y - 2 * Theme.gap
            y: Theme.gap + (room - height) / 2
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.max(1, Math.min(room, root.portrait ? Theme.px(560) : Theme.px(340)))
            height: width
            source: Theme.mark(root.over || root.phase === "unreachable" ? "card"
                             : root.phase === "approved" || root.phase === "recording" ? "tick"
                             : "terminal")
            sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
            Accessible.ignored: true
        }
        Column {
            id: words
            x: Theme.gapLarge
            y: steps.y - height - Theme.gapLarge
            width: parent.width - 2 * x
            spacing: Theme.gapTiny
            Words {
                objectName: "payInstruction"
                width: parent.width
                text: root.instruction()
                size: Theme.heading
                strong: true
                lineHeight: 0.9
                horizontalAlignment: Text.AlignHCenter
            }
            Words {
                width: parent.width
                text: root.detail()
                color: Theme.colours.soft
                horizontalAlignment: Text.AlignHCenter
            }
        }
        PaySteps {
            id: steps
            x: Theme.gapLarge
            y: parent.height - height - Theme.gap * 1.5
            width: parent.width - 2 * x
            now: root.phase === "approved" ? 3 : root.phase === "recording" ? 2
               : root.phase === "intending" || root.phase === "asking"
                 || root.kiosk.pay.reason === "terminal_down" ? 0 : 1
        }
    }
}
