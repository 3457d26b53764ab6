import QtQuick
import theme
import controls

// Thank you, the receipt to take along, and how long this stays.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var printing: kiosk.printing

    function printWords(): string {
        if (printing.phase === "sending")
            return qsTr("Printing")
        if (!printing.ready)
            return printers.state(printing.printer)
        return printing.phase === "printed" ? qsTr("Printed. Print again")
             : printing.phase === "failed" ? qsTr("That did not print. Try again")
             : qsTr("Print receipt")
    }

    title: qsTr("Thank you")
    guidance: qsTr("%1 paid").arg(kiosk.done.total)
    primaryText: qsTr("Finished")
    onPrimaryTouched: kiosk.done.finish()

    PrinterWords { id: printers }
    Column {
        id: thanks
        x: Theme.margin
        y: root.portrait ? Theme.gap : (countdown.y - height) / 2
        width: root.portrait ? root.width - 2 * Theme.margin : (root.width - 3 * Theme.margin) / 2
        spacing: Theme.gapSmall
        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.pick(300, Theme.textScale > 1.3 ? 100 : 190)
            height: width
            source: Theme.mark("tick")
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: qsTr("Thank you")
            size: Theme.display
            strong: true
            lineHeight: 0.9
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "doneSummary"
            width: parent.width
            text: qsTr("%1 paid").arg(root.kiosk.done.total)
            size: Theme.item
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "receiptNumber"
            width: parent.width
            text: qsTr("Receipt %1").arg(root.kiosk.done.number)
            color: Theme.colours.soft
            horizontalAlignment: Text.AlignHCenter
        }
        Button {
            objectName: "printButton"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, parent.width)
            kind: root.printing.ready ? "secondary" : "quiet"
            visible: root.printing.here
            enabled: root.printing.ready && root.printing.phase !== "sending"
            text: root.printWords()
            onTouched: root.printing.printReceipt()
        }
    }
    Card {
        x: root.portrait ? Theme.margin : thanks.x + thanks.width + Theme.margin
        y: root.portrait ? thanks.y + thanks.height + Theme.gapLarge : Theme.gapTiny
        width: root.portrait ? root.width - 2 * Theme.margin : thanks.width
        height: (root.portrait ? countdown.y - Theme.gapLarge : countdown.y - Theme.gap) - y
        radius: Theme.radius * 1.4
        QrImage {
            id: qr
            objectName: "receiptQr"
            readonly property real room: caption.y - 2 * Theme.gap
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.gap + (room - height) / 2
            width: Math.max(1, Math.min(room, parent.width - 2 * Theme.gap, Theme.pick(620, 400)))
            height: width
            text: root.kiosk.done.qr
            name: qsTr("Your receipt as a code")
            border.width: 0
        }
        Words {
            id: caption
            anchors { bottom: parent.bottom; bottomMargin: Theme.gap }
            x: Theme.gap
            width: parent.width - 2 * Theme.gap
            text: qsTr("Scan with your phone to keep the receipt")
            size: Theme.body
            color: Theme.colours.soft
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Countdown {
        id: countdown
        x: Theme.margin
        y: root.height - height - Theme.gapSmall
        width: root.width - 2 * Theme.margin
        seconds: root.kiosk.done.secondsLeft
        text: qsTr("This screen closes in %1 s").arg(root.kiosk.done.secondsLeft)
    }
}
