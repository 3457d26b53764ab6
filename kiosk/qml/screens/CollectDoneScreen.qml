import QtQuick
import theme
import controls

// Handed over: thank you, and gone.
ScreenFrame {
    id: root

    title: qsTr("Thank you")
    primaryText: qsTr("Finished")
    onPrimaryTouched: kiosk.collect.finish()

    EmptyState {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (countdown.y - height) / 2
        width: Math.min(parent.width - 2 * Theme.margin, Theme.pick(860, 760))
        pictureSize: Theme.pick(420, 260)
        picture: Theme.mark("tick")
        title: qsTr("Enjoy your order")
        text: qsTr("Thank you for shopping with us. See you soon.")
    }
    Countdown {
        id: countdown
        x: Theme.margin
        y: root.height - height - Theme.gapSmall
        width: root.width - 2 * Theme.margin
        seconds: root.kiosk.collect.secondsLeft
        text: qsTr("This screen closes in %1 s").arg(root.kiosk.collect.secondsLeft)
    }
}
