import QtQuick
import theme
import controls

// Handed over: thank you, and gone.
ScreenFrame {
    id: root

    title: qsTr("Thank you")
    primaryText: qsTr("Finished")
    onPrimaryTouched: kiosk.collect.finish()

    function rest(): string {
        const pickup = root.kiosk.collect, parts = []
        if (pickup.later > 0)
            parts.push(pickup.later === 1
                       ? qsTr("1 item waits for you under the same code.")
                       : qsTr("%1 items wait for you under the same code.").arg(pickup.later))
        if (pickup.refused > 0)
            parts.push(qsTr("What you did not want you do not pay for: %1. Please leave it with us.")
                           .arg(pickup.lessToPay))
        return parts.join("\n")
    }

    EmptyState {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (countdown.y - height) / 2
        width: Math.min(parent.width - 2 * Theme.margin, Theme.pick(860, 760))
        pictureSize: Theme.pick(420, 260) * (root.rest() === "" ? 1 : Math.max(0.1, 1.3 - 0.6 * Theme.textScale))
        picture: Theme.mark("tick")
        title: qsTr("Enjoy your order")
        text: root.rest() || qsTr("Thank you for shopping with us. See you soon.")
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
