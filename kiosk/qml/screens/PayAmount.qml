pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// How much, and what of it has been paid.
Column {
    id: root

    required property var pay
    property bool centred: Theme.portrait
    readonly property int side: centred ? Text.AlignHCenter : Text.AlignLeft

    spacing: Theme.gapTiny
    WayWords { id: wayWords }
    Words {
        width: parent.width
        text: root.pay.phase === "returning" || root.pay.phase === "returned"
              ? qsTr("To give back") : root.pay.partly ? qsTr("Left to pay") : qsTr("To pay")
        size: Theme.item
        color: Theme.colours.soft
        horizontalAlignment: root.side
    }
    Words {
        objectName: "payAmount"
        width: parent.width
        height: implicitHeight
        text: root.pay.amount
        size: Theme.pick(112, 76)
        strong: true
        money: true
        fits: true
        lineHeight: 0.9
        horizontalAlignment: root.side
    }
    Repeater {
        model: root.pay.paid
        Grid {
            id: part
            required property var modelData
            x: root.centred ? (root.width - width) / 2 : 0
            columns: Theme.textScale > 1.3 && !root.centred ? 1 : 2
            spacing: Theme.gapTiny
            Words {
                width: Math.min(implicitWidth, root.width)
                text: "✓ " + wayWords.name(part.modelData.way)
                color: Theme.colours.good
            }
            Words {
                objectName: "paidPart"
                text: part.modelData.amount
                money: true
                strong: true
                color: Theme.colours.good
            }
        }
    }
    Words {
        width: parent.width
        visible: root.pay.partly
        text: qsTr("of %1").arg(root.pay.total)
        color: Theme.colours.soft
        horizontalAlignment: root.side
    }
}
