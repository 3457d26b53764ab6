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
    required property bool busy
    signal picked

    readonly property real pad: Theme.pick(24, 16)
    readonly property bool waiting: status === "accepted" || status === "picking"


    function stateWords(): string {
        switch (status) {
        case "placed": return qsTr("New")
        case "accepted": return qsTr("To pack")
        case "picking": return qsTr("Being packed")
        case "ready": return qsTr("Ready at %1").arg(place)
        case "collected": return qsTr("Collected")
        case "cancelled": return qsTr("Cancelled")
        case "rejected": return qsTr("Could not be filled")
        }
        return status
    }

    Card { anchors.fill: parent }
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
            text: qsTr("%1 pieces · code ends in %2 · %3")
                      .arg(row.pieces).arg(row.code)
                      .arg(row.minutes < 120 ? qsTr("%1 min ago").arg(row.minutes)
                                             : qsTr("%1 h ago").arg(Math.floor(row.minutes / 60)))
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
        spacing: Theme.gapSmall
        Repeater {
            model: row.pictures
            Picture {
                required property string modelData
                width: Theme.pick(112, 72)
                height: width
                source: modelData
            }
        }
    }
    Button {
        objectName: "pick:" + row.key
        visible: row.waiting
        enabled: !row.busy
        x: row.width - width - row.pad
        y: row.height - height - row.pad
        text: row.busy ? qsTr("One moment")
            : row.status === "picking" ? qsTr("Go on packing") : qsTr("Pack it")
        spoken: text + ": " + row.customer
        onTouched: row.picked()
    }
}
