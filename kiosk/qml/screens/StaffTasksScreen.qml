pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// What there is to do: a list that can be emptied.
ScreenFrame {
    id: root

    title: qsTr("Tasks")
    staff: true
    cancelText: qsTr("Sign out")
    primaryText: kiosk.staff.paymentUnclear ? qsTr("Payment did not happen") : ""
    onPrimaryTouched: kiosk.staff.giveUpPayment()
    onCancelTouched: kiosk.staff.leave()

    StaffTabs {
        id: tabs
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        kiosk: root.kiosk
        current: "tasks"
    }
    ListView {
        id: list
        objectName: "tasks"
        x: Theme.margin
        y: tabs.height + Theme.gap
        width: root.width - 2 * Theme.margin
        height: root.height - y
        clip: true
        spacing: Theme.gapSmall
        bottomMargin: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        model: root.kiosk.staff.tasks
        delegate: TaskRow {
            id: task
            width: ListView.view.width
            onTaken: root.kiosk.staff.takeTask(task.key)
            onPicked: root.kiosk.staff.pick(task.subject)
            onGivenBack: root.kiosk.staff.giveBack(task.key)
            onRefused: root.kiosk.staff.refuseTask(task.key)
            onFinished: root.kiosk.staff.finishTask(task.key)
        }
    }
    EmptyState {
        anchors.centerIn: list
        width: Math.min(list.width, Theme.pick(720, 640))
        visible: list.count === 0
        picture: Theme.mark("tick")
        title: qsTr("All done")
        text: qsTr("New tasks appear here by themselves.")
    }
}
