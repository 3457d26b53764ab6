import QtQuick
import theme
import controls

// One order at a glance: whose, how much, how long it waits, its goods as pictures.
Item {
    id: row

    required property string key
    required property string customer
    required property string code
    required property string status
    required property string place
    required property int pieces
    required property var pictures
    required property int minutes
    required property string bay
    required property int minutesLeft
    required property bool busy
    required property bool chosen
    required property string picker
    signal picked
    signal marked

    readonly property real pad: Theme.pick(24, 16)
    readonly property bool waiting: status === "accepted" || status === "picking"


    function where(): string {
        return bay === "" ? place : qsTr("bay %1").arg(bay)
    }
    function stateWords(): string {
        switch (status) {
        case "accepted": return qsTr("To pack")
        case "picking": return qsTr("Being packed")
        case "ready": return qsTr("Ready at %1").arg(where())
        case "partly_ready": return qsTr("Part of it at %1").arg(where())
        }
        return status
    }

    function when(): string {
        if (waiting && minutesLeft === 0)
            return qsTr("late")
        if (waiting && minutesLeft > 0)
            return minutesLeft < 120 ? qsTr("%1 min left").arg(minutesLeft)
                                     : qsTr("%1 h left").arg(Math.floor(minutesLeft / 60))
        return minutes < 120 ? qsTr("%1 min ago").arg(minutes)
                             : qsTr("%1 h ago").arg(Math.floor(minutes / 60))
    }

    Card {
        anchors.fill: parent
        border.color: row.chosen ? Theme.colours.accent : Theme.colours.line
        border.width: row.chosen ? Theme.hairline * 2 : Theme.hairline
    }
    Column {
        id: words
        x: row.pad
        y: row.pad
        width: row.width - 2 * row.pad
        Words {
            objectName: "orderCustomer"
            width: tag.x - row.pad - Theme.gapSmall
            text: row.customer
            size: Theme.item
            strong: true
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
        Words {
            width: parent.width
            text: row.picker !== "" && row.waiting
                  ? qsTr("%1 pieces · %2 is on it").arg(row.pieces).arg(row.picker)
                  : qsTr("%1 pieces · code ends in %2 · %3")
                        .arg(row.pieces).arg(row.code).arg(row.when())
            size: Theme.caption
            color: Theme.colours.soft
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
    }
    Tag {
        id: tag
        x: row.width - width - row.pad
        y: row.pad
        text: row.stateWords()
        meaning: row.status === "ready" ? "good" : row.status === "picking" ? "mind" : "plain"
    }
    Row {
        x: row.pad
        y: row.height - height - row.pad
        width: (row.waiting ? acts.x : row.width - row.pad) - x - Theme.gapSmall
        clip: true
        spacing: Theme.gapSmall
        Repeater {
            model: row.pictures
            Picture {
                required property string modelData
                visible: x + width <= parent.width
                width: Theme.pick(112, 72)
                height: width
                source: modelData
            }
        }
    }
    Row {
        id: acts
        visible: row.waiting
        x: row.width - width - row.pad
        y: row.height - height - row.pad
        spacing: Theme.gapSmall
        Button {
            objectName: "round:" + row.key
            enabled: !row.busy
            text: row.chosen ? qsTr("✓ In the round") : qsTr("Into a round")
            spoken: text + ": " + row.customer
            onTouched: row.marked()
        }
        Button {
            objectName: "pick:" + row.key
            enabled: !row.busy
            text: row.busy ? qsTr("One moment") : row.picker !== "" ? qsTr("Take it over")
                : row.status === "picking" ? qsTr("Go on packing") : qsTr("Pack it")
            spoken: text + ": " + row.customer
            onTouched: row.picked()
        }
    }
}
