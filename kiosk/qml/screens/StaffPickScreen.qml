import QtQuick
import theme
import controls

// One thing at a time: where, what, how many, into which bag.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var pack: kiosk.pack
    readonly property int toFind: pack.quantity - pack.taken

    title: pack.bags > 1 ? qsTr("Pack %1 orders").arg(pack.bags)
                         : qsTr("Pack for %1").arg(pack.customer)
    guidance: qsTr("%1: take %2 from %3").arg(pack.name).arg(toFind).arg(pack.place)
    staff: true
    primaryText: pack.scanFirst ? qsTr("Scan it") : toFind === 1 ? qsTr("It is in the bag")
                                                  : qsTr("All %1 are in the bag").arg(toFind)
    primaryEnabled: !pack.scanFirst
    secondText: qsTr("Problem")
    cancelText: qsTr("Back")
    onPrimaryTouched: pack.takeAll()
    onSecondTouched: pack.problem()
    onCancelTouched: pack.back()

    Item {
        id: progress
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        height: counter.height + Theme.gapTiny + Theme.px(12)
        Words {
            id: counter
            objectName: "pickCounter"
            text: qsTr("%1 of %2").arg(root.pack.position + 1).arg(root.pack.stops)
            color: Theme.colours.soft
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.px(12)
            radius: height / 2
            color: Theme.colours.line
            Rectangle {
                width: parent.width * root.pack.position / Math.max(1, root.pack.stops)
                height: parent.height
                radius: height / 2
                color: Theme.colours.good
                Behavior on width { NumberAnimation { duration: Theme.calm } }
            }
        }
    }
    Picture {
        id: drawing
        readonly property real free: root.height - y - facts.height - 2 * Theme.gap
        x: Theme.margin
        y: progress.height + Theme.gap
        width: root.portrait ? root.width - 2 * Theme.margin
                             : Math.min(root.height - y - Theme.gap, Theme.px(480))
        height: root.portrait ? Math.max(Theme.px(200), Math.min(Theme.px(680), free)) : width
        radius: Theme.radius * 1.4
        inset: height * 0.08
        source: root.pack.picture
        name: root.pack.name
    }
    Column {
        id: facts
        x: root.portrait ? Theme.margin : drawing.x + drawing.width + Theme.gapLarge
        y: root.portrait ? drawing.y + drawing.height + Theme.gap : drawing.y
        width: root.width - x - Theme.margin
        spacing: Theme.gapSmall
        Words {
            objectName: "pickName"
            width: parent.width
            text: root.pack.name
            size: Theme.heading
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            visible: root.pack.insteadOf !== "" || root.pack.tagged
            text: root.pack.insteadOf !== "" ? qsTr("Instead of %1").arg(root.pack.insteadOf)
                                             : qsTr("It has a tag: lay it on the pad, or scan it")
            color: Theme.colours.soft
        }
        Row {
            id: row
            readonly property real cell: (width - 2 * spacing) / 3
            spacing: Theme.gapSmall
            width: parent.width
            PickFact {
                objectName: "pickQuantity"
                width: row.cell
                label: qsTr("Take")
                value: root.pack.taken > 0
                       ? qsTr("%1 of %2").arg(root.pack.taken).arg(root.pack.quantity)
                       : "×" + root.pack.quantity
            }
            PickFact {
                objectName: "pickPlace"
                width: row.cell
                label: qsTr("From")
                value: root.pack.place || qsTr("No set place")
            }
            PickFact {
                objectName: "pickBag"
                width: row.cell
                label: qsTr("Into bag")
                value: root.pack.bag
                detail: root.pack.bags > 1 ? root.pack.customer : ""
            }
        }
    }
}
