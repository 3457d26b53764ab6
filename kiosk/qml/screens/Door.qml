import QtQuick
import theme
import controls

// One of the two ways in. The picture stands on paper so that it reads on any ground.
Touchable {
    id: root

    property string title: ""
    property string detail: ""
    property string picture: ""
    property bool first: false
    readonly property bool portrait: Theme.portrait
    readonly property real inner: Theme.pick(36, 24)
    // Large words take their room from the picture.
    readonly property real disc: Theme.portrait
        ? Math.min(width * 0.5, height - 2.7 * inner
                                - (Theme.textScale > 1.3 ? 3.8 : 2.5) * heading.size)
        : Math.min(height - 2 * inner, width * (Theme.textScale > 1.3 ? 0.3 : 0.38))
    readonly property color letters: first ? Theme.colours.onAccent : Theme.colours.ink

    spoken: title
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius * 1.4
        color: root.first ? (root.pressed ? Theme.colours.accentDown : Theme.colours.accent)
                          : (root.pressed ? Theme.colours.line : Theme.colours.card)
        border { width: root.first ? 0 : Theme.hairline; color: Theme.colours.line }
    }
    Rectangle {
        id: ground
        x: root.inner
        y: root.inner
        width: root.disc
        height: root.disc
        radius: width / 2
        color: root.first ? Theme.colours.paper : Theme.colours.wash
        Image {
            anchors { fill: parent; margins: parent.width * 0.17 }
            source: root.picture
            sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
            Accessible.ignored: true
        }
    }
    Column {
        x: Theme.portrait ? root.inner : ground.x + ground.width + root.inner
        y: Theme.portrait ? ground.y + ground.height + root.inner * 0.7 : (root.height - height) / 2
        width: root.width - x - root.inner
        spacing: Theme.gapTiny
        Words {
            id: heading
            width: parent.width
            text: root.title
            size: Theme.portrait ? Theme.title * 1.1 : Theme.heading * 0.9
            strong: true
            lineHeight: 0.85
            color: root.letters
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            // Large letters need the room: the picture says it too.
            visible: (root.portrait ? parent.y : 2 * root.inner) + heading.height + height
                     <= root.height - root.inner / 2
            text: root.detail
            size: Theme.portrait ? Theme.caption * 1.15 : Theme.body
            lineHeight: 0.9
            color: root.first ? Theme.colours.onAccent : Theme.colours.soft
            Accessible.ignored: true
        }
    }
}
