import QtQuick
import theme
import controls

// The basket is with staff: the number to say at the counter.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait

    title: qsTr("At the counter")
    guidance: qsTr("Please say number %1 at the counter").arg(kiosk.bill.number)
    primaryText: qsTr("Finished")
    onPrimaryTouched: kiosk.bill.finish()

    Column {
        x: Theme.margin
        y: root.portrait ? Theme.px(120) : (countdown.y - height) / 2
        width: root.width - 2 * Theme.margin
        spacing: Theme.gapSmall
        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.pick(300, Theme.textScale > 1.3 ? 56 : 130)
            height: width
            source: Theme.mark("counter")
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: qsTr("Please pay at the counter")
            size: Theme.heading
            strong: true
            lineHeight: 0.9
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: qsTr("Take your goods along and say this number:")
            color: Theme.colours.soft
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "billNumber"
            width: parent.width
            text: root.kiosk.bill.number
            size: Theme.pick(240, 130)
            strong: true
            money: true
            lineHeight: 0.9
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: root.kiosk.bill.amount
            size: Theme.item
            money: true
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Countdown {
        id: countdown
        x: Theme.margin
        y: root.height - height - Theme.gapSmall
        width: root.width - 2 * Theme.margin
        seconds: root.kiosk.bill.secondsLeft
        text: qsTr("This screen closes in %1 s").arg(root.kiosk.bill.secondsLeft)
    }
}
