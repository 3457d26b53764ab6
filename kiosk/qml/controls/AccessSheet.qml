import QtQuick
import theme

// Everything that makes the kiosk easier to read, reach or hear, in one place.
Sheet {
    id: root

    required property var access         // AccessView

    name: qsTr("Access")
    sheetWidth: Theme.portrait ? width : Math.min(width, Theme.px(860))
    onDismissed: root.shown = false

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gap
        Words {
            width: parent.width
            text: qsTr("Make it easier")
            size: Theme.heading
            strong: true
        }
        Choice {
            width: parent.width
            title: qsTr("Letters")
            prefix: "text:"
            options: [{ "key": "100", "name": qsTr("normal") },
                      { "key": "150", "name": qsTr("large") },
                      { "key": "200", "name": qsTr("largest") }]
            sizes: [Theme.pick(32, 22), Theme.pick(42, 30), Theme.pick(54, 38)]
            chosen: root.access.textPercent.toString()
            onAsked: key => root.access.chooseText(parseInt(key))
        }
        Choice {
            width: parent.width
            title: qsTr("Colours")
            prefix: "look:"
            options: [{ "key": "day", "name": qsTr("light") },
                      { "key": "night", "name": qsTr("dark") },
                      { "key": "contrast", "name": qsTr("strong contrast") }]
            chosen: root.access.look
            onAsked: key => root.access.chooseLook(key)
        }
        Switch {
            objectName: "reachSwitch"
            width: parent.width
            text: qsTr("Everything in the lower half")
            detail: qsTr("For reaching it while seated")
            on: root.access.reach
            onTouched: root.access.setReach(!on)
        }
        Switch {
            objectName: "speechSwitch"
            width: parent.width
            visible: root.access.speaks
            text: qsTr("Read aloud")
            detail: qsTr("With headphones and the five keys")
            on: root.access.spoken
            onTouched: root.access.setSpoken(!on)
        }
        Switch {
            objectName: "stillSwitch"
            width: parent.width
            text: qsTr("Nothing moves")
            on: root.access.still
            onTouched: root.access.setStill(!on)
        }
        Button {
            objectName: "accessDone"
            width: parent.width
            kind: "primary"
            text: qsTr("Done")
            onTouched: root.shown = false
        }
        Button {
            objectName: "accessReset"
            width: parent.width
            enabled: root.access.asked
            kind: "quiet"
            text: qsTr("As it was before")
            onTouched: root.access.reset()
        }
    }
}
