pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The staff's pages side by side, with how many things wait.
Grid {
    id: root

    required property var kiosk
    readonly property var staff: kiosk.staff
    property string current: "tasks"
    // More than five have two rows where it is narrow: each keeps its word whole.
    readonly property int rowsNeeded: Theme.portrait && pages.count > 5 ? 2 : 1
    readonly property real share: (width - (columns - 1) * spacing) / columns
    readonly property real tabHeight: Theme.pick(96, 68)

    spacing: Theme.gapSmall
    columns: Math.ceil(pages.count / rowsNeeded)
    height: rowsNeeded * tabHeight + (rowsNeeded - 1) * spacing
    function open(key: string): void {
        switch (key) {
        case "tasks": staff.showTasks(); break
        case "orders": staff.showOrders(); break
        case "kiosks": kiosk.kiosks.openTab(); break
        case "stock": kiosk.stock.openTab(); break
        case "weights": staff.showWeights(); break
        case "receipts": staff.showReceipts(); break
        case "till": staff.showTill(); break
        case "basket": kiosk.overriding.openTab(); break
        }
    }
    Repeater {
        id: pages
        model: [{ "key": "tasks", "name": qsTr("Tasks"), "number": root.staff.openTasks },
                { "key": "orders", "name": qsTr("Orders"), "number": root.staff.openOrders },
                { "key": "stock", "name": qsTr("Stock"), "number": -1 },
                { "key": "weights", "name": qsTr("Weights"), "number": -1 },
                { "key": "receipts", "name": qsTr("Receipts"), "number": -1 }]
                .concat(root.staff.atTills ? [{ "key": "kiosks", "name": qsTr("All tills"), "number": -1 },
                                              { "key": "till", "name": qsTr("Till"), "number": -1 }] : [])
                .concat(root.staff.atTills && !root.kiosk.basket.empty
                        ? [{ "key": "basket", "name": qsTr("Basket"), "number": root.kiosk.basket.pieces }]
                        : [])
        Touchable {
            id: tab
            required property var modelData
            readonly property bool chosen: modelData.key === root.current
            readonly property bool urgent: modelData.key === "tasks" && root.staff.urgentTasks > 0
            objectName: "tab:" + modelData.key
            spoken: modelData.name
            Accessible.role: Accessible.PageTab
            width: root.share
            height: root.tabHeight
            onTouched: root.open(modelData.key)
            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: tab.chosen ? Theme.colours.ink : Theme.colours.card
                border { width: tab.chosen ? 0 : Theme.hairline; color: Theme.colours.line }
            }
            Words {
                id: name
                x: Theme.gapTiny
                y: number.visible ? Theme.gapTiny / 2 : 0
                width: tab.width - 2 * Theme.gapTiny
                height: number.visible ? tab.height * 0.58 : tab.height
                fits: true
                least: Theme.pick(18, 13)
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: tab.modelData.name
                strong: true
                color: tab.chosen ? Theme.colours.paper : Theme.colours.ink
                Accessible.ignored: true
            }
            Words {
                id: number
                visible: tab.modelData.number >= 0
                x: name.x
                y: name.y + name.height
                width: name.width
                height: tab.height - y - Theme.gapTiny / 2
                fits: true
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: tab.urgent ? qsTr("%1 now").arg(root.staff.urgentTasks) : tab.modelData.number
                strong: tab.urgent
                size: Theme.caption
                color: tab.chosen ? Theme.colours.paper : tab.urgent ? Theme.colours.stop : Theme.colours.soft
            }
        }
    }
}
