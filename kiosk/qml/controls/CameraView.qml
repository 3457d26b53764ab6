import QtQuick
import theme

// What the camera sees, small; its frame turns good when a code has been read.
Item {
    id: root

    required property var camera         // frameUrl, live, good
    readonly property bool good: camera.good
    readonly property url frameUrl: camera.frameUrl

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Camera")

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.good ? Theme.colours.good : Theme.colours.line
        Behavior on color { ColorAnimation { duration: Theme.quick } }
        Rectangle {
            anchors { fill: parent; margins: Theme.px(6) }
            radius: Theme.radius - Theme.px(6)
            color: Theme.colours.wash
        }
    }
    Image {
        id: picture
        anchors { fill: parent; margins: Theme.px(6) }
        source: root.frameUrl
        cache: false
        sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
        fillMode: Image.Stretch
        visible: root.camera.live
        Accessible.ignored: true
    }
    Words {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gap
        visible: !root.camera.live
        text: qsTr("The camera is starting")
        size: Theme.caption
        color: Theme.colours.soft
        horizontalAlignment: Text.AlignHCenter
    }
    Rectangle {
        anchors { right: parent.right; bottom: parent.bottom; margins: Theme.gapSmall }
        width: Theme.item * 1.5
        height: width
        radius: width / 2
        color: Theme.colours.good
        opacity: root.good ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.quick } }
        Words {
            anchors.centerIn: parent
            text: "✓"
            strong: true
            size: Theme.item
            color: Theme.colours.card
            Accessible.ignored: true
        }
    }
}
