pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Something is not right with the order: only a part, not wanted, not mine, wrong.
Sheet {
    id: root

    required property var pickup         // sheet, choices, later, refused, lessToPay, checked
    readonly property bool choosing: pickup.sheet === "choose"
    readonly property real shareWidth: (list.width - 2 * Theme.gapSmall) / 3

    shown: pickup.sheet === "trouble" || choosing
    name: heading.text
    endless: choosing && choices.count > 3
    onDismissed: pickup.closeSheet()

    function summary(): string {
        const parts = []
        if (pickup.later > 0)
            parts.push(qsTr("%1 wait for you under the same code").arg(pickup.later))
        if (pickup.refused > 0)
            parts.push(qsTr("%1 back to us, %2 less to pay").arg(pickup.refused)
                                                            .arg(pickup.lessToPay))
        return parts.join(" · ")
    }

    Column {
        id: list
        width: parent ? parent.width : 0
        spacing: Theme.gapSmall
        Words {
            id: heading
            objectName: "troubleTitle"
            width: parent.width
            text: root.choosing ? qsTr("What do you take with you?") : qsTr("What is not right?")
            size: Theme.heading * 0.9
            strong: true
            lineHeight: 0.9
        }
        Button {
            objectName: "troublePart"
            visible: !root.choosing && !root.pickup.checked
            width: parent.width
            text: qsTr("I do not take all of it")
            onTouched: root.pickup.chooseGoods()
        }
        Button {
            objectName: "troubleNotMine"
            visible: !root.choosing
            width: parent.width
            text: qsTr("This is not my order")
            onTouched: root.pickup.notMine()
        }
        Button {
            objectName: "troubleWrong"
            visible: !root.choosing
            width: parent.width
            text: qsTr("Something is missing or damaged")
            onTouched: root.pickup.wrong()
        }
        Button {
            objectName: "troubleAgain"
            visible: !root.choosing && root.pickup.way === "bay"
            width: parent.width
            text: qsTr("The bay has fallen shut")
            onTouched: { root.pickup.closeSheet(); root.pickup.again() }
        }
        Repeater {
            id: choices
            model: root.pickup.choices
            Column {
                id: line
                required property int index
                required property string name
                required property string picture
                required property int quantity
                required property string choice
                width: list.width
                spacing: Theme.gapTiny
                Row {
                    width: parent.width
                    spacing: Theme.gapSmall
                    Picture {
                        id: drawing
                        width: Theme.pick(88, 56)
                        height: width
                        source: line.picture
                        name: line.name
                    }
                    Words {
                        anchors.verticalCenter: drawing.verticalCenter
                        width: parent.width - drawing.width - parent.spacing
                        text: line.quantity > 1 ? line.quantity + " × " + line.name : line.name
                        strong: true
                        maximumLineCount: 2
                        elide: Text.ElideRight
                    }
                }
                Choice {
                    width: parent.width
                    title: ""
                    prefix: "choice:" + line.index + ":"
                    spokenTitle: line.name
                    options: [{ "key": "take", "name": qsTr("I take it") },
                              { "key": "later", "name": qsTr("Later") },
                              { "key": "refuse", "name": qsTr("Not wanted") }]
                    chosen: line.choice
                    onAsked: key => root.pickup.choose(line.index, key)
                }
            }
        }
        Words {
            objectName: "troubleSummary"
            width: parent.width
            visible: root.choosing && text !== ""
            text: root.summary()
            color: Theme.colours.soft
        }
        Button {
            objectName: "troubleDone"
            visible: root.choosing
            enabled: root.pickup.anyChosen
            width: parent.width
            kind: "primary"
            text: qsTr("Done")
            onTouched: root.pickup.chosen()
        }
        Button {
            objectName: "troubleClose"
            width: parent.width
            kind: "quiet"
            text: root.choosing ? qsTr("Back") : qsTr("Everything is right")
            onTouched: root.pickup.closeSheet()
        }
    }
}
