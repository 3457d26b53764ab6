pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// What the bagging scale has learned of each item, and how often its check was wrong.
ScreenFrame {
    id: root

    title: qsTr("Weight checks")
    staff: true
    cancelText: qsTr("Sign out")
    onCancelTouched: kiosk.staff.leave()

    StaffTabs {
        id: tabs
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        kiosk: root.kiosk
        current: "weights"
    }
    ListView {
        id: list
        objectName: "weights"
        x: Theme.margin
        y: tabs.height + Theme.gap
        width: root.width - 2 * Theme.margin
        height: root.height - y
        clip: true
        spacing: Theme.gapSmall
        bottomMargin: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        model: root.kiosk.watch.weights
        delegate: WeightRow {
            id: entry
            width: ListView.view.width
            onSwitched: root.kiosk.watch.mute(entry.key, !entry.muted)
        }
    }
    EmptyState {
        anchors.centerIn: list
        width: Math.min(list.width, Theme.pick(720, 640))
        visible: list.count === 0
        picture: Theme.mark("scale")
        title: qsTr("Nothing learned yet")
        text: qsTr("Each sale with a bagging scale teaches what its items weigh.")
    }
}
