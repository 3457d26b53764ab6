pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Orders to pack and orders that wait for their customers.
ScreenFrame {
    id: root

    readonly property int columns: Theme.portrait || Theme.textScale > 1.4 ? 1 : 2

    title: qsTr("Orders")
    staff: true
    primaryText: kiosk.pack.chosen === 0 ? ""
               : kiosk.pack.chosen === 1 ? qsTr("Pack 1 order")
               : qsTr("Pack %1 orders in one round").arg(kiosk.pack.chosen)
    primaryEnabled: !kiosk.pack.starting
    onPrimaryTouched: kiosk.pack.start()
    cancelText: qsTr("Sign out")
    onCancelTouched: kiosk.staff.leave()

    StaffTabs {
        id: tabs
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        kiosk: root.kiosk
        current: "orders"
    }
    GridView {
        id: list
        objectName: "orders"
        x: Theme.margin
        y: tabs.height + Theme.gap
        width: root.width - 2 * Theme.margin + (root.columns - 1) * Theme.gapSmall
        height: root.height - y
        clip: true
        cellWidth: width / root.columns
        cellHeight: Theme.pick(200, 116) + Math.round(1.5 * (Theme.item + Theme.caption))
        boundsBehavior: Flickable.StopAtBounds
        model: root.kiosk.staff.orders
        delegate: OrderCard {
            id: order
            width: list.cellWidth - (root.columns - 1) * Theme.gapSmall
            height: list.cellHeight - Theme.gapSmall
            onPicked: root.kiosk.staff.pick(order.key)
            onMarked: root.kiosk.pack.choose(order.key)
        }
    }
    EmptyState {
        anchors.centerIn: list
        width: Math.min(list.width, Theme.pick(720, 640))
        visible: list.count === 0
        picture: Theme.mark("bag")
        title: qsTr("No orders")
        text: qsTr("Orders from the web shop appear here by themselves.")
    }
}
