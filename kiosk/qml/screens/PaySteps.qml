pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Where the payment is, as three words in a row: done, now, to come.
Row {
    id: root

    property string kind: "card"
    property int now: 0                  // 0 ready, 1 card or phone, 2 receipt, 3 all done
    readonly property var names: kind === "wallet"
        ? [qsTr("Code"), qsTr("Your phone"), qsTr("Receipt")]
        : kind === "gift_card" ? [qsTr("Gift card"), qsTr("Balance"), qsTr("Receipt")]
        : [qsTr("Card reader"), qsTr("Your card"), qsTr("Receipt")]
    readonly property real share: Math.floor((width - 2 * spacing) / 3)

    spacing: Theme.gapSmall
    Repeater {
        model: root.names
        Column {
            id: step
            required property string modelData
            required property int index
            readonly property bool done: index < root.now
            readonly property bool current: index === root.now
            width: root.share
            spacing: Theme.gapTiny
            Rectangle {
                width: parent.width
                height: Theme.px(10)
                radius: height / 2
                color: step.done ? Theme.colours.good
                     : step.current ? Theme.colours.accent : Theme.colours.line
            }
            Words {
                width: parent.width
                height: size * 1.4
                fits: true
                least: Theme.pick(20, 15)
                text: step.done ? "✓ " + step.modelData : step.modelData
                size: Theme.caption
                strong: step.current
                color: step.done ? Theme.colours.good
                     : step.current ? Theme.colours.ink : Theme.colours.soft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
