pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A line of the till: what, how much, and the steps that can be taken with it.
Item {
    id: root

    property string title: ""
    property string detail: ""
    property string amount: ""
    property var steps: []               // maps of step and name
    property bool meant: false           // wants attention
    signal asked(string step)

    implicitHeight: Math.max(Theme.touch, texts.height) + Theme.gapSmall
    Card { anchors.fill: parent }
    Rectangle {
        visible: root.meant
        x: Theme.hairline
        y: Theme.radius
        width: Theme.px(8)
        height: parent.height - 2 * y
        radius: width / 2
        color: Theme.colours.mind
    }
    Column {
        id: texts
        x: Theme.gap
        y: (root.height - height) / 2
        width: money.x - x - Theme.gapSmall
        Words {
            width: parent.width
            text: root.title
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.detail
            size: Theme.caption
            color: Theme.colours.soft
        }
    }
    Words {
        id: money
        x: buttons.x - width - Theme.gapSmall
        y: (root.height - height) / 2
        text: root.amount
        size: Theme.item
        strong: true
        money: true
    }
    Row {
        id: buttons
        x: root.width - width - Theme.gapSmall
        y: (root.height - height) / 2
        spacing: Theme.gapTiny
        Repeater {
            model: root.steps
            Button {
                required property var modelData
                objectName: "till:" + modelData.step
                width: Math.min(implicitWidth, Theme.pick(230, 190))
                text: modelData.name
                spoken: text + ": " + root.title + ", " + root.amount
                onTouched: root.asked(modelData.step)
            }
        }
    }
}
