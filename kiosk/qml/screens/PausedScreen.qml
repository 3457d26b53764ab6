import QtQuick
import theme
import controls

// This till is closed for a while.
ScreenFrame {
    id: root

    title: kiosk.shopName
    guidance: closed.title + ". " + closed.text
    cancelText: qsTr("Staff")
    onCancelTouched: kiosk.callStaff()

    EmptyState {
        id: closed
        anchors.centerIn: parent
        width: Math.min(root.width - 2 * Theme.margin, Theme.pick(760, 640))
        picture: Theme.mark("bag")
        title: qsTr("This till is closed")
        text: qsTr("Please use another one. Thank you.")
    }
}
