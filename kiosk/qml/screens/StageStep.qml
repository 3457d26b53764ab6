import QtQuick
import theme
import controls

// One thing to do, with its number, or a tick once it is done.
Rectangle {
    id: step

    property string number
    property string text
    property bool done: false
    property bool mind: false

    implicitHeight: Math.max(Theme.pick(96, 64), words.height + Theme.gapSmall)
    radius: Theme.radius
    color: done ? Theme.colours.goodWash : mind ? Theme.colours.mindWash : Theme.colours.card
    border { width: Theme.hairline; color: Theme.colours.line }
    Words {
        id: mark
        x: Theme.gapSmall
        width: Theme.pick(60, 44)
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignHCenter
        text: step.done ? "✓" : step.number
        size: Theme.title
        strong: true
        color: step.done ? Theme.colours.good : step.mind ? Theme.colours.mind : Theme.colours.soft
    }
    Words {
        id: words
        x: mark.x + mark.width + Theme.gapSmall
        width: parent.width - x - Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        text: step.text
        strong: true
        lineHeight: 0.9
    }
}
