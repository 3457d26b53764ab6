pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Tasks and orders side by side, each with how many wait.
Row {
    id: root

    required property var staff
    property string current: "tasks"
    readonly property real share: (width - spacing) / 2

    spacing: Theme.gapSmall
    height: Theme.pick(96, 68)
    Repeater {
        model: [{ "key": "tasks", "name": qsTr("Tasks"), "number": root.staff.openTasks },
                { "key": "orders", "name": qsTr("Orders"), "number": root.staff.openOrders }]
        Touchable {
            id: tab
            required property var modelData
            readonly property bool chosen: modelData.key === root.current
            objectName: "tab:" + modelData.key
            spoken: modelData.name
            Accessible.role: Accessible.PageTab
            width: root.share
            height: root.height
            onTouched: modelData.key === "tasks" ? root.staff.showTasks() : root.staff.showOrders()
            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: tab.chosen ? Theme.colours.ink : Theme.colours.card
                border { width: tab.chosen ? 0 : Theme.hairline; color: Theme.colours.line }
            }
            Row {
                anchors.centerIn: parent
                spacing: Theme.gapSmall
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: tab.modelData.name
                    strong: true
                    color: tab.chosen ? Theme.colours.paper : Theme.colours.ink
                    Accessible.ignored: true
                }
                Tag {
                    anchors.verticalCenter: parent.verticalCenter
                    text: tab.modelData.number
                }
            }
        }
    }
}
