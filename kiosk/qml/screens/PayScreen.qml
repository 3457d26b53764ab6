import QtQuick
import theme
import controls

// The amount, the ways to pay as cards, then one instruction and what is happening now in words.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var pay: kiosk.pay
    readonly property string mode: pay.mode
    readonly property string phase: pay.phase
    readonly property bool many: pay.ways.length > 1
    readonly property bool returned: phase === "returned"
    readonly property bool over: phase === "declined"
                                 || (phase === "unreachable" && !pay.unclear)
    readonly property bool mayStop: phase === "intending" || phase === "asking"
                                    || phase === "instruct"

    title: qsTr("Pay")
    guidance: mode === "paying" ? panel.instruction
            : mode === "code" ? qsTr("Hold your gift card to the camera or type its number")
                              : qsTr("Choose how to pay")
    primaryText: mode === "code" ? qsTr("Pay with it") : returned ? qsTr("Finished")
               : !over ? "" : many ? qsTr("Pay in another way") : qsTr("Try again")
    primaryEnabled: mode !== "code" || pay.complete
    cancelText: mode === "code" ? qsTr("Back")
              : mode === "choosing" ? (pay.partly ? qsTr("Cancel") : qsTr("Back to the basket"))
              : over ? (pay.partly ? qsTr("Cancel") : qsTr("Back to the basket"))
              : mayStop ? qsTr("Stop") : ""
    onPrimaryTouched: mode === "code" ? pay.submit() : returned ? pay.stop() : pay.again()
    onCancelTouched: mode === "code" ? pay.leaveCode()
                   : (mode === "choosing" || over) && pay.partly ? kiosk.cancel() : pay.stop()

    PayAmount {
        id: amount
        x: Theme.margin
        y: root.portrait ? 0 : Math.max(0, (root.height - height) / 2 - Theme.gap)
        width: root.portrait ? root.width - 2 * Theme.margin : Theme.px(330)
        pay: root.pay
    }
    Item {
        id: room
        x: root.portrait ? Theme.margin : amount.x + amount.width + Theme.gapLarge
        y: root.portrait ? amount.y + amount.height + Theme.gap : Theme.gapTiny
        width: root.width - x - Theme.margin
        height: root.portrait ? Math.min(root.height - y - Theme.gap, Theme.px(1240))
                              : root.height - y - Theme.gap
        PayWays {
            anchors.fill: parent
            visible: root.mode === "choosing"
            pay: root.pay
        }
        PayCode {
            anchors.fill: parent
            visible: root.mode === "code"
            kiosk: root.kiosk
        }
        PayPanel {
            id: panel
            anchors.fill: parent
            visible: root.mode === "paying"
            pay: root.pay
        }
    }
}
