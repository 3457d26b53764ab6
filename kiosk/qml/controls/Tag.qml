import QtQuick
import theme

// A short word on a coloured ground, with a dot so that colour never speaks alone.
Rectangle {
    id: root

    property string text: ""
    property string meaning: "plain"     // "plain", "good", "mind", "stop"
    property int size: Theme.caption
    readonly property color letters: meaning === "good" ? Theme.colours.good
                                   : meaning === "mind" ? Theme.colours.mind
                                   : meaning === "stop" ? Theme.colours.stop : Theme.colours.soft

    color: meaning === "good" ? Theme.colours.goodWash
         : meaning === "mind" ? Theme.colours.mindWash
         : meaning === "stop" ? Theme.colours.stopWash : Theme.colours.wash
    radius: height / 2
    border { width: Theme.look === "contrast" ? Theme.hairline : 0; color: letters }
    implicitWidth: label.implicitWidth + Theme.gap * 1.4
    implicitHeight: label.implicitHeight + Theme.gapTiny
    Words {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width - Theme.gap)
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        text: root.text
        size: root.size
        strong: true
        color: root.letters
    }
}
