import QtQuick
import theme
import controls

// One fact of a stop, to be read while walking.
Card {
    id: fact

    property string label
    property string value
    property string detail: ""

    height: Math.max(Theme.pick(200, 150), name.height + figure.height + Theme.gap
                     + (detail === "" ? 0 : more.height))
    Words {
        id: name
        x: Theme.gapSmall
        y: Theme.gapTiny
        width: parent.width - 2 * x
        text: fact.label
        color: Theme.colours.soft
        fits: true
        height: Theme.caption * 1.5
        size: Theme.caption
    }
    Words {
        id: figure
        x: Theme.gapSmall
        y: name.y + name.height
        width: parent.width - 2 * x
        height: Theme.pick(110, 78)
        fits: true
        least: Theme.pick(26, 18)
        verticalAlignment: Text.AlignVCenter
        text: fact.value
        size: Theme.display
        strong: true
    }
    Words {
        id: more
        x: Theme.gapSmall
        y: figure.y + figure.height
        width: parent.width - 2 * x
        visible: fact.detail !== ""
        text: fact.detail
        size: Theme.caption
        color: Theme.colours.soft
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
    }
}
