pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// What was on hand over time, as steps that end now; the highest number stands beside them.
Column {
    id: root

    required property var stock          // past (x, width, height: parts of the paper), pastMost
    required property string since
    readonly property bool some: stock.past.length > 0

    spacing: Theme.gapTiny

    Words {
        id: title
        width: parent.width
        text: qsTr("On hand over time")
        size: Theme.caption
        color: Theme.colours.soft
    }
    Item {
        width: parent.width
        height: Theme.pick(200, 120)
        Accessible.role: Accessible.Graphic
        Accessible.name: title.text
        Words {
            id: scale
            anchors { right: parent.right; top: parent.top }
            text: root.stock.pastMost
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
                model: root.stock.past
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
            text: qsTr("now")
            size: Theme.caption
            color: Theme.colours.soft
        }
    }
}
