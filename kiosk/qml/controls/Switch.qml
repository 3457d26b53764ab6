import QtQuick
import theme

// On or off: what it does, and how it is, in a word and a shape.
Touchable {
    id: root

    property string text: ""
    property string detail: ""
    property bool on: false

    spoken: text + ", " + state_.text
    implicitHeight: Math.max(Theme.touch, words.height + 2 * Theme.gapSmall)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.colours.line : Theme.colours.card
        border {
            width: root.on ? Theme.hairline * 2 : Theme.hairline
            color: root.on ? Theme.colours.accent : Theme.colours.line
        }
    }
    Column {
        id: words
        x: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: state_.x - x - Theme.gapSmall
        Words {
            width: parent.width
            text: root.text
            lineHeight: 0.9
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.detail
            size: Theme.caption
            color: Theme.colours.soft
            lineHeight: 0.9
            Accessible.ignored: true
        }
    }
    Words {
        id: state_
        x: track.x - width - Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        text: root.on ? qsTr("on") : qsTr("off")
        strong: root.on
        Accessible.ignored: true
    }
    Rectangle {
        id: track
        x: root.width - width - Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.pick(104, 72)
        height: width / 2
        radius: height / 2
        color: root.on ? Theme.colours.accent : Theme.colours.wash
        border { width: Theme.hairline * 1.5; color: Theme.colours.soft }
        Rectangle {
            readonly property real air: Theme.px(6)
            x: root.on ? parent.width - width - air : air
            y: air
            width: parent.height - 2 * air
            height: width
            radius: width / 2
            color: root.on ? Theme.colours.onAccent : Theme.colours.soft
            Behavior on x { NumberAnimation { duration: Theme.quick } }
        }
    }
}
