import QtQuick
import theme

// Time that is left, in words and as a line that grows shorter.
Item {
    id: root

    property int seconds: 0
    property int whole: 10
    property string text: ""

    implicitHeight: words.implicitHeight + Theme.gapTiny + bar.height
    Words {
        id: words
        width: parent.width
        text: root.text
        size: Theme.caption
        color: Theme.colours.soft
        horizontalAlignment: Text.AlignHCenter
    }
    Rectangle {
        id: bar
        anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
        height: Theme.px(8)
        radius: height / 2
        color: Theme.colours.line
        Rectangle {
            width: parent.width * Math.max(0, Math.min(1, root.seconds / Math.max(1, root.whole)))
            height: parent.height
            radius: height / 2
            color: Theme.colours.accent
            Behavior on width { NumberAnimation { duration: Theme.calm } }
        }
    }
}
