pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// What was on hand over time, as steps that end now; the highest number stands beside them.
Column {
    id: root

    required property var steps          // x, width, height: parts of the paper
    required property string title
    required property string most
    required property string since
    required property string now

    spacing: Theme.gapTiny

    Words {
        width: parent.width
        text: root.title
        size: Theme.caption
        color: Theme.colours.soft
    }
    Item {
        width: parent.width
        height: Theme.pick(200, 120)
        Accessible.role: Accessible.Graphic
        Accessible.name: root.title
        Words {
            id: scale
            anchors { right: parent.right; top: parent.top }
            text: root.most
            size: Theme.caption
            money: true
            color: Theme.colours.soft
        }
        Item {
            id: paper
            width: parent.width - scale.width - Theme.gapTiny
            height: parent.height
            Rectangle {
                width: paper.width
                height: Theme.hairline
                color: Theme.colours.line
            }
            Repeater {
                model: root.steps
                Rectangle {
                    id: step
                    required property var modelData
                    x: modelData.x * paper.width
                    y: paper.height - height
                    width: modelData.width * paper.width
                    height: modelData.height * paper.height
                    color: Theme.colours.goodWash
                    Rectangle {
                        width: Math.max(step.width, Theme.focusWidth)
                        height: Math.min(step.height, Theme.focusWidth)
                        color: Theme.colours.accent
                    }
                }
            }
            Rectangle {
                y: paper.height - height
                width: paper.width
                height: Theme.hairline
                color: Theme.colours.soft
            }
        }
    }
    Item {
        width: paper.width
        height: Math.max(left.height, right.height)
        Words {
            id: left
            width: parent.width - right.width - Theme.gapTiny
            text: root.since
            size: Theme.caption
            color: Theme.colours.soft
        }
        Words {
            id: right
            anchors.right: parent.right
            text: root.now
            size: Theme.caption
            color: Theme.colours.soft
        }
    }
}
