pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The newest receipts, each to be printed again.
ScreenFrame {
    id: root

    readonly property var printing: kiosk.printing

    title: qsTr("Receipts")
    staff: true
    cancelText: qsTr("Sign out")
    onCancelTouched: kiosk.staff.leave()

    StaffTabs {
        id: tabs
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        kiosk: root.kiosk
        current: "receipts"
    }
    Words {
        id: how
        objectName: "printerWords"
        x: Theme.margin
        y: tabs.height + Theme.gapSmall
        width: root.width - 2 * Theme.margin
        text: words.state(root.printing.printer)
        color: root.printing.ready ? Theme.colours.soft : Theme.colours.mind
    }
    PrinterWords { id: words }
    ListView {
        id: list
        objectName: "receipts"
        x: Theme.margin
        y: how.y + how.height + Theme.gapSmall
        width: root.width - 2 * Theme.margin
        height: root.height - y
        clip: true
        spacing: Theme.gapSmall
        bottomMargin: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        model: root.printing.receipts
        delegate: Item {
            id: row
            required property string key
            required property string total
            required property string at
            required property int copies
            width: ListView.view.width
            height: texts.height + 2 * Theme.gapSmall
            Card { anchors.fill: parent }
            Column {
                id: texts
                x: Theme.gap
                y: Theme.gapSmall
                width: again.x - x - Theme.gap
                Words {
                    width: parent.width
                    text: qsTr("Receipt %1").arg(row.key) + " · " + row.total
                    strong: true
                }
                Words {
                    width: parent.width
                    text: row.copies === 0
                          ? row.at
                          : row.at + " · " + qsTr("printed %1 ×").arg(row.copies)
                    size: Theme.caption
                    color: Theme.colours.soft
                }
            }
            Button {
                id: again
                objectName: "reprint:" + row.key
                x: row.width - width - Theme.gap
                y: (row.height - height) / 2
                width: Math.min(implicitWidth, row.width * 0.4)
                enabled: root.printing.phase !== "sending"
                text: root.printing.phase === "sending" ? qsTr("One moment")
                    : row.copies === 0 ? qsTr("Print") : qsTr("Print again")
                spoken: text + ": " + qsTr("Receipt %1").arg(row.key)
                onTouched: root.printing.printAgain(row.key)
            }
        }
    }
    EmptyState {
        anchors.centerIn: list
        width: Math.min(list.width, Theme.pick(720, 640))
        visible: list.count === 0
        picture: Theme.mark("tick")
        title: qsTr("No receipts yet")
        text: qsTr("Every sale of this till appears here.")
    }
}
