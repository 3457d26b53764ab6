import QtQuick
import theme

// A QR code, always dark on white with its quiet zone, whatever the theme.
Rectangle {
    id: root

    property string text: ""
    property string name: ""

    color: "#ffffff"
    radius: Theme.radius
    border { width: Theme.hairline; color: Theme.colours.line }
    Accessible.role: Accessible.Graphic
    Accessible.name: name
    Image {
        anchors { fill: parent; margins: Theme.gapSmall }
        source: root.text === "" ? "" : "image://qr/" + encodeURIComponent(root.text)
        sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
        fillMode: Image.Pad          // whole pixels a module: never stretched
        smooth: false
        Accessible.ignored: true
    }
}
