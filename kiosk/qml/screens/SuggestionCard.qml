import QtQuick
import theme
import controls

// What goes well with the newest goods and where it lies. Below the lines, never before them.
Item {
    id: root

    required property var suggestion     // shown, name, picture, price, place, decline()
    readonly property real pad: Theme.pick(20, 12)

    height: suggestion.shown ? Math.max(words.height, drawing.height, away.height) + 2 * pad
                               + Theme.gapSmall : 0
    visible: suggestion.shown

    Card {
        y: Theme.gapSmall
        width: parent.width
        height: parent.height - y
        color: Theme.colours.wash
    }
    Picture {
        id: drawing
        x: root.pad
        y: Theme.gapSmall + (root.height - Theme.gapSmall - height) / 2
        width: Theme.pick(110, 72)
        height: width
        source: root.suggestion.picture
        name: root.suggestion.name
    }
    Column {
        id: words
        x: drawing.x + drawing.width + Theme.gap
        y: Theme.gapSmall + (root.height - Theme.gapSmall - height) / 2
        width: away.x - x - Theme.gapSmall
        Words {
            objectName: "suggestionName"
            width: parent.width
            text: qsTr("Goes well with it: %1").arg(root.suggestion.name)
            size: Theme.body
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            text: root.suggestion.place === "" ? root.suggestion.price
                : qsTr("%1 · shelf %2").arg(root.suggestion.price).arg(root.suggestion.place)
            size: Theme.caption
            color: Theme.colours.soft
        }
    }
    Button {
        id: away
        objectName: "suggestionAway"
        x: root.width - width - root.pad
        y: Theme.gapSmall + (root.height - Theme.gapSmall - height) / 2
        kind: "quiet"
        size: Theme.caption
        text: qsTr("No, thanks")
        onTouched: root.suggestion.decline()
    }
}
