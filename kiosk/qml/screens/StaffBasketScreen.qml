pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The basket that is open here, for a colleague: another price for a line, or the line taken out.
ScreenFrame {
    id: root

    title: qsTr("Basket")
    staff: true
    totalShown: list.count > 0
    cancelText: qsTr("Sign out")
    onCancelTouched: kiosk.staff.leave()

    StaffTabs {
        id: tabs
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        kiosk: root.kiosk
        current: "basket"
    }
    ListView {
        id: list
        objectName: "staffBasket"
        x: Theme.margin
        y: tabs.height + Theme.gap
        width: root.width - 2 * Theme.margin
        height: root.height - y
        clip: true
        spacing: Theme.gapSmall
        bottomMargin: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        model: root.kiosk.basket.lines
        delegate: Item {
            id: row
            required property string key
            required property string name
            required property string picture
            required property int quantity
            required property string amount
            required property bool override
            readonly property real pad: Theme.pick(20, 12)
            width: ListView.view.width
            height: Math.max(Theme.pick(150, 96), words.height + 2 * pad,
                             tools.height + 2 * pad)
            Card { anchors.fill: parent }
            Picture {
                id: drawing
                x: row.pad
                y: (row.height - height) / 2
                width: Theme.pick(96, 72)
                height: width
                source: row.picture
                name: row.name
            }
            Column {
                id: words
                x: drawing.x + drawing.width + Theme.gapSmall
                y: (row.height - height) / 2
                width: tools.x - Theme.gapSmall - x
                Words {
                    width: parent.width
                    text: row.quantity > 1 ? row.quantity + " × " + row.name : row.name
                    strong: true
                    lineHeight: 0.9
                }
                Words {
                    width: parent.width
                    text: row.override ? row.amount + " · " + qsTr("price changed") : row.amount
                    size: Theme.caption
                    color: Theme.colours.soft
                }
            }
            Column {
                id: tools
                readonly property bool stacked: Theme.portrait && Theme.textScale > 1.2
                x: row.width - width - row.pad
                y: (row.height - height) / 2
                width: Theme.pick(stacked ? 340 : 420, 340)
                Grid {
                    width: parent.width
                    columns: tools.stacked || Theme.textScale > 1.2 ? 1 : 2
                    spacing: Theme.gapTiny
                    Button {
                        objectName: "reprice:" + row.key
                        width: (parent.width - Theme.gapTiny * (parent.columns - 1)) / parent.columns
                        text: qsTr("Price")
                        spoken: text + ": " + row.name
                        onTouched: root.kiosk.overriding.choose(row.key)
                    }
                    Button {
                        objectName: "takeOut:" + row.key
                        width: (parent.width - Theme.gapTiny * (parent.columns - 1)) / parent.columns
                        text: qsTr("Take out")
                        spoken: text + ": " + row.name
                        onTouched: root.kiosk.overriding.takeOut(row.key)
                    }
                }
            }
        }
    }
    EmptyState {
        anchors.centerIn: list
        width: Math.min(list.width, Theme.pick(720, 640))
        visible: list.count === 0
        picture: Theme.mark("basket-empty")
        title: qsTr("No basket is open here")
        text: qsTr("It is shown here while a customer shops at this till.")
    }
}
