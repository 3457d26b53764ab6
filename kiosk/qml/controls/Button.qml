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

    spoken: text
    implicitHeight: kind === "primary" ? Theme.touchPrimary : Theme.touch
    implicitWidth: row.implicitWidth + 2 * Theme.gap

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
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width - 2 * Theme.gapSmall
                            - (root.picture !== "" ? root.size * 1.4 + Theme.gapSmall : 0))
            text: root.text
            size: root.size
            strong: root.kind === "primary"
            color: root.letters
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 0.9
            Accessible.ignored: true
        }
    }
}
