import QtQuick
import theme
import controls

// One line item. Portrait: name and amount above, figures and stepper below. Landscape: one row.
Item {
    id: row

    required property string key
    required property string name
    required property string picture
    required property string unitPrice
    required property string weight
    required property int quantity
    required property string amount
    required property string saving
    required property string offer
    required property int minAge
    required property bool onPad
    required property bool shelfPrice
    required property bool withPoints
    readonly property string reason: !withPoints ? offer : offer === "" ? qsTr("Points")
                                                         : offer + " · " + qsTr("Points")
    property bool newest: false
    signal asked(int quantity)
    signal removed
    signal priceAsked

    property real shift: 0
    transform: Translate { x: row.shift }
    function arrive() {
        if (Theme.motion)
            arriving.restart()
    }
    ParallelAnimation {
        id: arriving
        NumberAnimation {
            target: row; property: "shift"; from: Theme.px(-60); to: 0
            duration: Theme.calm; easing.type: Easing.OutCubic
        }
        NumberAnimation {
            target: row; property: "opacity"; from: 0.35; to: 1; duration: Theme.calm
        }
    }

    readonly property bool portrait: Theme.portrait
    // Large letters: the name has the whole width, what can be done stands below it.
    readonly property bool stacked: Theme.textScale > 1.3
    readonly property real pad: Theme.pick(20, 12)
    readonly property real side: Theme.pick(150, 92)
    readonly property real controlsBottom: controls.y + controls.height

    readonly property real wordsHeight: label.height + facts.height + (portrait ? Theme.gapTiny : 0)

    implicitHeight: stacked ? controlsBottom + pad
                    : Math.max(side, wordsHeight, controls.height) + 2 * pad
                    + (portrait ? Math.max(0, controlsBottom - pad
                                              - Math.max(side, wordsHeight, controls.height)) : 0)

    Card {
        anchors.fill: parent
        border.color: row.newest ? Theme.colours.accent : Theme.colours.line
        border.width: row.newest ? Theme.hairline * 1.5 : Theme.hairline
    }
    Picture {
        id: drawing
        x: row.pad
        y: row.portrait || row.stacked ? row.pad : (row.height - height) / 2
        width: row.side
        height: row.side
        source: row.picture
        name: row.name
        Touchable {
            objectName: "price:" + row.key
            anchors.fill: parent
            ringRadius: drawing.radius
            spoken: qsTr("What %1 costs").arg(row.name)
            onTouched: row.priceAsked()
        }
    }
    Words {
        id: label
        objectName: "lineName"
        x: drawing.x + drawing.width + Theme.gap
        y: row.portrait || row.stacked ? row.pad : (row.height - row.wordsHeight) / 2
        width: row.stacked ? row.width - x - row.pad
             : row.portrait ? price.x - x - Theme.gap : controls.x - x - Theme.gapSmall
        text: row.name
        size: Theme.item
        lineHeight: 0.88
    }
    Words {
        id: price
        x: row.width - width - row.pad - Theme.gapTiny
        y: row.stacked ? controls.y + (controls.height - height) / 2
         : row.portrait ? row.pad : (row.height - height) / 2
        width: row.portrait ? implicitWidth : Math.max(implicitWidth, Theme.px(112))
        horizontalAlignment: Text.AlignRight
        text: row.amount
        size: Theme.item
        strong: true
        money: true
    }
    Column {
        id: facts
        x: label.x
        y: label.y + label.height + (row.portrait ? Theme.gapTiny : 0)
        width: (row.stacked ? row.width - row.pad : controls.x - Theme.gapSmall) - x
        Words {
            width: parent.width
            text: row.weight !== "" ? qsTr("%1 kg at %2 per kg").arg(row.weight).arg(row.unitPrice)
                : row.onPad ? qsTr("Lies on the pad")
                : row.shelfPrice ? qsTr("%1 each, as the shelf says").arg(row.unitPrice)
                                 : qsTr("%1 each").arg(row.unitPrice)
            size: Theme.caption
            color: Theme.colours.soft
        }
        Words {
            width: parent.width
            visible: row.saving !== ""
            text: row.reason === "" ? qsTr("You save %1").arg(row.saving)
                                    : qsTr("%1: you save %2").arg(row.reason).arg(row.saving)
            size: Theme.caption
            strong: true
            lineHeight: 0.9
            color: Theme.colours.good
        }
        Words {
            width: parent.width
            visible: row.minAge > 0
            text: qsTr("From age %1, a colleague checks").arg(row.minAge)
            size: Theme.caption
            lineHeight: 0.9
            color: Theme.colours.mind
        }
    }
    Row {
        id: controls
        x: row.stacked ? row.pad
         : row.portrait ? row.width - width - row.pad : price.x - width - Theme.gapTiny
        y: row.stacked ? Math.max(facts.y + facts.height, row.pad + row.side) + Theme.gapTiny
         : row.portrait ? Math.max(label.y + label.height + Theme.gapTiny,
                                   row.pad + row.side - height)
                        : (row.height - height) / 2
        spacing: Theme.gapSmall
        Button {
            objectName: "remove:" + row.key
            kind: "quiet"
            size: Theme.caption
            height: Theme.pick(84, 64)
            text: qsTr("Remove")
            spoken: qsTr("Remove %1").arg(row.name)
            onTouched: row.removed()
        }
        Stepper {
            visible: row.weight === "" && !row.onPad
            side: Theme.pick(84, 64)
            key: row.key
            name: row.name
            value: row.quantity
            onAsked: value => row.asked(value)
        }
    }
}
