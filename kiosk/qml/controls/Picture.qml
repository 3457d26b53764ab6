import QtQuick
import theme

// A drawing of goods on a quiet tile; without one, the first letter of the name stands in.
Rectangle {
    id: root

    property string source: ""
    property string name: ""
    property real inset: width * 0.1
    readonly property bool painted: image.status === Image.Ready

    color: Theme.colours.wash
    radius: Math.min(Theme.radius, width * 0.2)
    Accessible.role: Accessible.Graphic
    Accessible.name: name

    Image {
        id: image
        anchors { fill: parent; margins: root.inset }
        source: root.source
        sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
        fillMode: Image.PreserveAspectFit
        asynchronous: false
        Accessible.ignored: true
    }
    Words {
        anchors.centerIn: parent
        visible: !root.painted && root.name !== ""
        text: root.name.charAt(0)
        size: Math.max(1, root.height * 0.42)
        color: Theme.colours.soft
        Accessible.ignored: true
    }
}
