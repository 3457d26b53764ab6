pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// An order as pictures, each with how many.
GridView {
    id: grid

    property int columns: Theme.textScale > 1.4 ? 3 : 4
    property int marked: -1

    cellWidth: Math.floor(width / columns)
    cellHeight: Theme.pick(290, 196) + 3 * (Theme.caption - Theme.pick(24, 18))
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    delegate: Item {
        id: cell
        required property string name
        required property string picture
        required property int quantity
        required property int index
        width: grid.cellWidth
        height: grid.cellHeight
        Card {
            anchors { fill: parent; rightMargin: Theme.gapSmall; bottomMargin: Theme.gapSmall }
            border.color: grid.marked === cell.index ? Theme.colours.accent : Theme.colours.line
            Picture {
                id: drawing
                anchors { top: parent.top; topMargin: Theme.gapSmall }
                anchors.horizontalCenter: parent.horizontalCenter
                width: parent.height - label.height - 2.5 * Theme.gapSmall
                height: width
                color: "transparent"
                inset: 0
                source: cell.picture
                name: cell.name
            }
            Tag {
                anchors { right: parent.right; top: parent.top; margins: Theme.gapSmall }
                visible: cell.quantity > 1
                text: "×" + cell.quantity
                size: Theme.pick(32, 22)
            }
            Words {
                id: label
                anchors {
                    left: parent.left; right: parent.right; bottom: parent.bottom
                    margins: Theme.gapSmall
                }
                text: cell.name
                size: Theme.caption
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 0.85
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
