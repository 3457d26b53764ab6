import QtQuick
import theme
import controls

// Staff sign in with their PIN.
ScreenFrame {
    id: root

    title: qsTr("Staff")
    staff: true
    primaryText: qsTr("Sign in")
    primaryEnabled: kiosk.pin.enough
    cancelText: qsTr("Back")
    onPrimaryTouched: kiosk.pin.enter()
    onCancelTouched: kiosk.back()

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.portrait ? (root.height - height) * 0.4 : (root.height - height) / 2
        width: Math.min(root.width - 2 * Theme.margin, Theme.pick(640, 440))
        spacing: Theme.gap
        Words {
            width: parent.width
            text: qsTr("Your PIN")
            size: Theme.heading
            strong: true
            horizontalAlignment: Text.AlignHCenter
        }
        PinPad {
            width: parent.width
            pin: root.kiosk.pin
            keysHeight: Theme.pick(640, 360)
        }
    }
}
