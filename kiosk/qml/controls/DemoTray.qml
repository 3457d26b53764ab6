pragma ComponentBehavior: Bound
import QtQuick
import theme

// The demo's hands: the shop's goods at the side, to be held to the camera or put on the scale.
Item {
    id: root
    objectName: "demoTray"

    required property var tray           // opened, goods, open(), hold(), putOnScale(), holdPhone()
    readonly property bool opened: tray.opened
    readonly property real panelWidth: Theme.pick(560, 420)

    Touchable {
        id: tab
        objectName: "trayTab"
        spoken: words.text
        // Closed it lies wholly in the screen's margin, where nothing else can be touched.
        width: root.opened ? Theme.touch : Theme.margin
        height: words.implicitWidth + Theme.gapLarge
        x: root.opened ? panel.x - width : root.width - width
        y: Theme.portrait ? root.height * 0.47 : root.height * 0.40
        onTouched: root.tray.open(!root.opened)
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius / 2
            color: Theme.colours.ink
        }
        Words {
            id: words
            anchors.centerIn: parent
            rotation: -90
            text: root.opened ? qsTr("Close") : qsTr("Demo goods")
            size: Theme.pick(24, 18)
            strong: true
            wrapMode: Text.NoWrap
            color: Theme.colours.paper
            Accessible.ignored: true
        }
    }
    Rectangle {
        id: panel
        x: root.width - (root.opened ? width : 0)
        width: root.panelWidth
        height: root.height
        visible: x < root.width
        enabled: root.opened         // a closed tray keeps no focus
        color: Theme.colours.ink
        Behavior on x { NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic } }
        MouseArea { anchors.fill: parent }
        Words {
            id: heading
            x: Theme.gap
            y: Theme.gap
            width: parent.width - 2 * x
            text: root.tray.pad ? qsTr("Touch clothes to lay them on the pad")
                                : qsTr("Touch something to hold it to the camera")
            size: Theme.body
            strong: true
            lineHeight: 0.9
            color: Theme.colours.paper
        }
        GridView {
            objectName: "trayGoods"
            x: Theme.gap
            y: heading.y + heading.height + Theme.gapSmall
            width: parent.width - Theme.gap - Theme.gapSmall
            height: tools.y - y - Theme.gapSmall
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            cellWidth: Math.floor(width / (Theme.portrait ? 3 : 2))
            cacheBuffer: 100 * cellHeight
            cellHeight: Theme.pick(240, 200)
            model: root.tray.goods
            delegate: Item {
                id: cell
                required property string key
                required property string name
                required property string picture
                required property bool loose
                width: GridView.view.cellWidth
                height: GridView.view.cellHeight
                ProductTile {
                    objectName: "tray:" + cell.key
                    width: parent.width - Theme.gapSmall
                    height: parent.height - Theme.gapSmall
                    name: cell.name
                    picture: cell.picture
                    detail: cell.loose ? qsTr("no bar code") : ""
                    onTouched: root.tray.hold(cell.key)
                }
            }
        }
        Column {
            id: tools
            x: Theme.gap
            y: panel.height - height - Theme.gap
            width: panel.width - 2 * x
            spacing: Theme.gapSmall
            Row {
                width: parent.width
                visible: root.tray.hasPad
                spacing: Theme.gapTiny
                Button {
                    objectName: "trayCamera"
                    width: (tools.width - Theme.gapTiny) / 2
                    kind: root.tray.pad ? "secondary" : "primary"
                    height: Theme.touch
                    size: Theme.caption * 1.1
                    text: qsTr("To the camera")
                    onTouched: root.tray.usePad(false)
                }
                Button {
                    objectName: "trayPad"
                    width: (tools.width - Theme.gapTiny) / 2
                    kind: root.tray.pad ? "primary" : "secondary"
                    height: Theme.touch
                    size: Theme.caption * 1.1
                    text: qsTr("Pad and bag")
                    onTouched: root.tray.usePad(true)
                }
            }
            Grid {
                width: parent.width
                visible: root.tray.pad
                columns: 2
                spacing: Theme.gapTiny
                Repeater {
                    model: [{ "key": "clear", "name": qsTr("Clear the pad") },
                            { "key": "out", "name": qsTr("Walk out with it") },
                            { "key": "bag", "name": qsTr("Last item into the bag") },
                            { "key": "empty", "name": qsTr("Empty the bag") }]
                    Button {
                        required property var modelData
                        objectName: "floor:" + modelData.key
                        width: (tools.width - Theme.gapTiny) / 2
                        height: Theme.touch
                        size: Theme.caption
                        text: modelData.name
                        onTouched: modelData.key === "clear" ? root.tray.clearPad()
                                 : modelData.key === "out" ? root.tray.walkOut()
                                 : root.tray.fillBag(modelData.key === "bag")
                    }
                }
            }
            Words {
                width: parent.width
                visible: !root.tray.pad
                text: qsTr("On the scale")
                size: Theme.caption
                color: Theme.colours.paper
            }
            Row {
                width: parent.width
                visible: !root.tray.pad
                spacing: Theme.gapTiny
                Repeater {
                    model: [0, 250, 650, 1200]
                    Button {
                        required property int modelData
                        objectName: "scale:" + modelData
                        width: (tools.width - 3 * Theme.gapTiny) / 4
                        height: Theme.touch * 0.95
                        size: Theme.caption
                        text: modelData === 0 ? qsTr("empty") : qsTr("%1 g").arg(modelData)
                        onTouched: root.tray.putOnScale(modelData)
                    }
                }
            }
            Rectangle {
                width: parent.width
                visible: !root.tray.pad
                height: Theme.touch
                radius: Theme.radiusSmall
                color: Theme.colours.card
                TextInput {
                    id: code
                    objectName: "trayCode"
                    anchors { fill: parent; leftMargin: Theme.gapSmall; rightMargin: Theme.gapSmall }
                    verticalAlignment: TextInput.AlignVCenter
                    font { family: Theme.family; pixelSize: Theme.body }
                    color: Theme.colours.ink
                    clip: true
                    selectByMouse: true
                    Accessible.role: Accessible.EditableText
                    Accessible.name: qsTr("Pickup code")
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: code.text === ""
                        text: qsTr("Pickup code")
                        color: Theme.colours.soft
                    }
                }
            }
            Button {
                objectName: "holdPhone"
                width: parent.width
                visible: !root.tray.pad
                text: qsTr("Hold my phone to the camera")
                enabled: code.text !== ""
                size: Theme.caption * 1.1
                onTouched: { root.tray.holdPhone(code.text); code.clear() }
            }
        }
    }
}
