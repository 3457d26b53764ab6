pragma ComponentBehavior: Bound
import QtQuick
import theme

// Who works here, to be chosen by name; the list scrolls where there are many.
GridView {
    id: root

    required property var pin            // people, chosen, choose()
    property int columns: Theme.portrait ? 3 : 2

    objectName: "people"
    clip: true
    cellWidth: width / columns
    cellHeight: Theme.touch + Theme.gapTiny
    boundsBehavior: Flickable.StopAtBounds
    model: root.pin.people
    delegate: Item {
        id: cell
        required property var modelData
        width: root.cellWidth
        height: root.cellHeight
        Touchable {
            id: person
            readonly property bool chosen: cell.modelData.key === root.pin.chosen
            objectName: "person:" + cell.modelData.key
            spoken: cell.modelData.name
            Accessible.role: Accessible.RadioButton
            Accessible.checked: chosen
            width: parent.width - Theme.gapTiny
            height: Theme.touch
            onTouched: root.pin.choose(cell.modelData.key)
            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: person.chosen ? Theme.colours.accent
                     : person.pressed ? Theme.colours.line : Theme.colours.card
                border { width: person.chosen ? 0 : Theme.hairline; color: Theme.colours.line }
            }
            Words {
                anchors { fill: parent; leftMargin: Theme.gapTiny; rightMargin: Theme.gapTiny }
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: cell.modelData.name
                fits: true
                least: Theme.pick(18, 13)
                strong: true
                color: person.chosen ? Theme.colours.onAccent : Theme.colours.ink
                Accessible.ignored: true
            }
        }
    }
}
