import QtQuick
import theme
import controls

// One item's weight check: what it weighs, how often the check was wrong, and its switch.
Item {
    id: row

    required property string key
    required property string name
    required property string picture
    required property int grams
    required property int spread
    required property int weighed
    required property int alarms
    required property int wrong
    required property bool muted
    signal switched

    readonly property real pad: Theme.pick(20, 12)
    readonly property bool doubtful: wrong > 0 && wrong * 4 >= alarms

    implicitHeight: Math.max(Theme.pick(150, 104), words.height + 2 * pad)

    function learned(): string {
        return weighed === 0 ? qsTr("Not weighed yet")
             : qsTr("%1 g, give or take %2 g, from %3 pieces").arg(grams).arg(spread).arg(weighed)
    }

    Card { anchors.fill: parent }
    Picture {
        id: drawing
        x: row.pad
        y: (row.height - height) / 2
        width: Theme.pick(110, 80)
        height: width
        source: row.picture
        name: row.name
    }
    Column {
        id: words
        x: drawing.x + drawing.width + Theme.gap
        y: (row.height - height) / 2
        width: act.x - x - Theme.gapSmall
        Words {
            objectName: "weightName"
            width: parent.width
            text: row.name
            size: Theme.body
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            text: row.learned()
            size: Theme.caption
            color: Theme.colours.soft
        }
        Words {
            width: parent.width
            text: row.muted ? qsTr("Switched off: any weight is right")
                : row.alarms === 0 ? qsTr("Never asked about")
                : qsTr("Wrong in %1 of %2 checks").arg(row.wrong).arg(row.alarms)
            size: Theme.caption
            strong: row.doubtful || row.muted
            color: row.doubtful || row.muted ? Theme.colours.mind : Theme.colours.soft
        }
    }
    Button {
        id: act
        objectName: "mute:" + row.key
        x: row.width - width - row.pad
        y: (row.height - height) / 2
        width: Theme.pick(250, 180)
        height: Theme.touch
        size: Theme.body
        text: row.muted ? qsTr("Switch on") : qsTr("Switch off")
        spoken: text + ": " + row.name
        onTouched: row.switched()
    }
}
