import QtQuick
import theme

// `kind`: "primary" is the one thing to do next, "secondary" the others, "quiet" has no ground.
Touchable {
    id: root

    property string text: ""
    property string kind: "secondary"
    property string picture: ""
    property int size: kind === "primary" ? Theme.title : Theme.body
    readonly property color letters: kind === "primary" && enabled ? Theme.colours.onAccent
                                   : kind === "quiet" ? Theme.colours.soft : Theme.colours.ink
    readonly property real pictureWidth: picture === "" ? 0 : size * 1.4 + Theme.gapSmall
    readonly property real room: width - 2 * Theme.gapSmall - pictureWidth

    spoken: text
    implicitHeight: kind === "primary" ? Theme.touchPrimary : Theme.touch
    implicitWidth: Math.max(Theme.touch, ruler.advanceWidth + 2 * Theme.gap + pictureWidth)

    TextMetrics {
        id: ruler
        font: label.font
        text: root.text
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        visible: root.kind !== "quiet" || root.pressed
        color: root.kind === "primary" && root.enabled
               ? (root.pressed ? Theme.colours.accentDown : Theme.colours.accent)
               : root.pressed ? Theme.colours.line
               : root.kind === "primary" ? Theme.colours.wash : Theme.colours.card
        border {
            width: root.kind === "secondary" ? Theme.hairline : 0
            color: Theme.colours.line
        }
    }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.gapSmall
        Image {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.picture !== ""
            source: root.picture
            width: root.size * 1.4
            height: width
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
        Words {
            id: label
            width: Math.min(Math.ceil(ruler.advanceWidth) + 2, root.room)
            height: root.height - Theme.gapTiny
            text: root.text
            size: root.size
            strong: root.kind === "primary"
            fits: true
            color: root.letters
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
    }
}
