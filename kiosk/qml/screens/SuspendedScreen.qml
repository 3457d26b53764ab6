import QtQuick
import theme
import controls

// The basket is put aside: the number to come back with, and how long it waits.
ScreenFrame {
    id: root

    readonly property var parking: kiosk.parking
    readonly property var printing: kiosk.printing
    readonly property bool shown: parking.phase === "shown"
    readonly property bool portrait: Theme.portrait

    title: qsTr("Your basket waits")
    guidance: shown ? qsTr("Your number is %1").arg(parking.number) : waiting.text
    primaryText: shown ? qsTr("Finished") : ""
    onPrimaryTouched: parking.keep()

    Words {
        id: waiting
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        visible: !root.shown
        text: qsTr("One moment, your basket is put aside")
        size: Theme.heading
        strong: true
        horizontalAlignment: Text.AlignHCenter
    }
    Column {
        id: words
        visible: root.shown
        x: Theme.margin
        y: root.portrait ? Theme.gapLarge : (countdown.y - height) / 2
        width: root.portrait ? root.width - 2 * Theme.margin : (root.width - 3 * Theme.margin) / 2
        spacing: Theme.gapSmall
        Words {
            width: parent.width
            text: qsTr("Your number")
            size: Theme.item
            color: Theme.colours.soft
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "ticketNumber"
            width: parent.width
            text: root.parking.number
            size: Theme.pick(150, Theme.textScale > 1.3 ? 70 : 90)
            lineHeight: 0.85
            strong: true
            money: true
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "ticketWhere"
            width: parent.width
            text: root.parking.here
                  ? qsTr("Please come back to this very till: the shop's own computer does not answer.")
                  : qsTr("Continue at any till of this shop.")
            // Large letters on a low screen: the sentence makes room for its button.
            size: Theme.portrait || Theme.textScale < 1.3 ? Theme.item : Theme.item * 0.75
            lineHeight: 0.92
            color: root.parking.here ? Theme.colours.mind : Theme.colours.ink
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: qsTr("It waits until %1.").arg(root.parking.until)
            color: Theme.colours.soft
            horizontalAlignment: Text.AlignHCenter
        }
        Button {
            objectName: "printTicket"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, parent.width)
            visible: root.printing.here && root.printing.ready
            enabled: root.printing.phase !== "sending"
            text: root.printing.phase === "sending" ? qsTr("Printing")
                : root.printing.phase === "printed" ? qsTr("Printed. Print again")
                : qsTr("Print the number")
            onTouched: root.parking.printTicket()
        }
    }
    Card {
        visible: root.shown
        x: root.portrait ? Theme.margin : words.x + words.width + Theme.margin
        y: root.portrait ? words.y + words.height + Theme.gapLarge : Theme.gapTiny
        width: root.portrait ? root.width - 2 * Theme.margin : words.width
        height: countdown.y - Theme.gap - y
        radius: Theme.radius * 1.4
        QrImage {
            objectName: "ticketQr"
            readonly property real room: caption.y - 2 * Theme.gap
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.gap + (room - height) / 2
            width: Math.max(1, Math.min(room, parent.width - 2 * Theme.gap, Theme.pick(560, 360)))
            height: width
            text: root.parking.qr
            name: qsTr("Your number as a code")
            border.width: 0
        }
        Words {
            id: caption
            anchors { bottom: parent.bottom; bottomMargin: Theme.gap }
            x: Theme.gap
            width: parent.width - 2 * Theme.gap
            text: qsTr("Take a picture of it, or note the number")
            color: Theme.colours.soft
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Countdown {
        id: countdown
        visible: root.shown
        x: Theme.margin
        y: root.height - height - Theme.gapSmall
        width: root.width - 2 * Theme.margin
        seconds: root.parking.secondsLeft
        text: qsTr("This screen closes in %1 s").arg(root.parking.secondsLeft)
    }
}
