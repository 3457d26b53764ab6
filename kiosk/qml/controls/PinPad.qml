pragma ComponentBehavior: Bound
import QtQuick
import theme

// Dots for what has been typed, and the number keys.
Column {
    id: root

    required property var pin            // length, type(), wipe()
    property real keysHeight: Theme.pick(520, 300)

    spacing: Theme.gap

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.gap
        height: Theme.px(36)
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("%1 digits typed").arg(root.pin.length)
        Repeater {
            model: Math.max(4, root.pin.length)
            Rectangle {
                required property int index
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                width: Theme.px(26)
                height: width
                radius: width / 2
                color: index < root.pin.length ? Theme.colours.ink : "transparent"
                border { width: Theme.hairline * 1.5; color: Theme.colours.soft }
            }
        }
    }
    Keyboard {
        width: parent.width
        height: root.keysHeight
        count: root.pin.length
        onTyped: character => root.pin.type(character)
        onWiped: root.pin.wipe()
    }
}
