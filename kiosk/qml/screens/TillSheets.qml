pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Above the till: a step asked once more, and the report of the day just closed.
Item {
    id: root

    required property var till
    property bool approved: false        // another sheet asks for it, with a PIN
    readonly property bool asks: till.asking !== "" && !approved
    readonly property string name: asks ? question() : till.closed ? report.name : ""

    anchors.fill: parent

    function question(): string {
        switch (till.asking) {
        case "close": return qsTr("Close the day with %1?").arg(till.askingAmount)
        case "paid": return qsTr("Have you got %1?").arg(till.askingAmount)
        case "drop": return qsTr("Let this basket of %1 go?").arg(till.askingAmount)
        case "settle": return qsTr("Is %1 settled?").arg(till.askingAmount)
        case "refund":
        case "return": return qsTr("Give back %1?").arg(till.askingAmount)
        }
        return ""
    }
    function detail(): string {
        switch (till.asking) {
        case "close": return qsTr("The report is written and a new day begins with the next sale.")
        case "paid": return qsTr("The basket becomes a sale with a receipt.")
        case "drop": return qsTr("What was paid of it before goes back.")
        case "settle": return qsTr("Nobody is asked for it any more.")
        case "refund":
        case "return": return qsTr("It goes back to where it came from. What was paid in cash, give back in cash.")
        }
        return ""
    }

    WayWords { id: words }
    ConfirmSheet {
        shown: root.asks
        question: root.question()
        detail: root.detail()
        keepText: qsTr("No, go back")
        goText: qsTr("Yes, do it")
        onKept: root.till.dismiss()
        onGone: root.till.confirm()
    }
    Sheet {
        id: report
        shown: root.till.closed && !root.asks
        name: qsTr("Day %1 is closed").arg(root.till.closedNumber)
        onDismissed: root.till.dismiss()
        Column {
            width: parent ? parent.width : 0
            spacing: Theme.gapSmall
            Words {
                objectName: "dayClosed"
                width: parent.width
                text: report.name
                size: Theme.heading
                strong: true
                lineHeight: 0.9
            }
            Words {
                width: parent.width
                text: qsTr("%1 sales, %2").arg(root.till.closedSales).arg(root.till.closedTotal)
                size: Theme.item
            }
            Repeater {
                model: root.till.closedTenders
                Item {
                    id: line
                    required property var modelData
                    width: parent ? parent.width : 0
                    height: left.height
                    Words {
                        id: left
                        width: line.width - right.width - Theme.gapSmall
                        text: words.name(line.modelData.way) + " × " + line.modelData.count
                    }
                    Words {
                        id: right
                        anchors.right: parent.right
                        text: line.modelData.taken
                        strong: true
                        money: true
                    }
                }
            }
            Button {
                objectName: "dayRead"
                width: parent.width
                kind: "primary"
                text: qsTr("All right")
                onTouched: root.till.dismiss()
            }
        }
    }
}
