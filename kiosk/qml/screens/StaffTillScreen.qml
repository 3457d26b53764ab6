pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The till: the open day by tender, bills to be paid, money owed, the newest sales.
ScreenFrame {
    id: root

    readonly property var till: kiosk.till

    title: qsTr("Till")
    staff: true
    primaryText: qsTr("Close the day")
    primaryEnabled: till.read && till.blocked === ""
    cancelText: qsTr("Sign out")
    onPrimaryTouched: till.ask("close")
    onCancelTouched: kiosk.staff.leave()

    function why(): string {
        switch (till.blocked) {
        case "no_day": return qsTr("Nothing has been sold since the last close.")
        case "payment_open": return qsTr("A payment is under way: finish it first.")
        }
        return ""
    }

    WayWords { id: words }
    StaffTabs {
        id: tabs
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        kiosk: root.kiosk
        current: "till"
    }
    Flickable {
        id: pane
        objectName: "till"
        x: Theme.margin
        y: tabs.height + Theme.gapSmall
        width: root.width - 2 * Theme.margin
        height: root.height - y
        contentHeight: all.height + Theme.gap
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: all
            width: pane.width
            spacing: Theme.gapSmall
            Words {
                width: parent.width
                visible: root.till.claims.length > 0
                text: qsTr("Money owed")
                size: Theme.title
                strong: true
            }
            Repeater {
                model: root.till.claims
                TillRow {
                    required property var modelData
                    width: all.width
                    meant: true
                    title: modelData.kind === "credit" ? qsTr("We owe a customer")
                                                       : qsTr("The bank said no afterwards")
                    detail: words.name(modelData.way) + " · " + modelData.at
                    amount: modelData.amount
                    steps: modelData.returning ? []
                         : modelData.kind === "credit"
                         ? [{ step: "refund:" + modelData.id, name: qsTr("Give back") },
                            { step: "settle:" + modelData.id, name: qsTr("Settled") }]
                         : [{ step: "settle:" + modelData.id, name: qsTr("Settled") }]
                    onAsked: step => root.till.ask(step)
                }
            }
            Words {
                width: parent.width
                visible: root.till.bills.length > 0
                text: qsTr("To be paid at the counter")
                size: Theme.title
                strong: true
            }
            Repeater {
                model: root.till.bills
                TillRow {
                    required property var modelData
                    width: all.width
                    title: qsTr("Number %1").arg(modelData.number)
                    detail: modelData.till === "" ? modelData.at
                          : qsTr("Till %1").arg(modelData.till) + " · " + modelData.at
                    amount: modelData.amount
                    steps: [{ step: "paid:" + modelData.id, name: qsTr("Paid") },
                            { step: "drop:" + modelData.id, name: qsTr("Not paid") }]
                    onAsked: step => root.till.ask(step)
                }
            }
            Words {
                width: parent.width
                text: qsTr("Day %1").arg(root.till.number)
                      + (root.till.since === "" ? "" : " · " + qsTr("since %1").arg(root.till.since))
                size: Theme.title
                strong: true
            }
            Words {
                objectName: "tillTotal"
                width: parent.width
                text: qsTr("%1 sales, %2, tax %3").arg(root.till.sales).arg(root.till.total)
                                                  .arg(root.till.tax)
            }
            Repeater {
                model: root.till.tenders
                TillRow {
                    required property var modelData
                    width: all.width
                    title: words.name(modelData.way) + " × " + modelData.count
                    detail: [modelData.refunds === 0 ? ""
                             : qsTr("given back: %1").arg(modelData.refunded),
                             modelData.offline === "" ? ""
                             : qsTr("approved without the bank: %1").arg(modelData.offline)]
                            .filter(one => one !== "").join(" · ")
                    amount: modelData.taken
                }
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: root.why()
                color: Theme.colours.soft
            }
            Words {
                width: parent.width
                visible: root.till.newest.length > 0
                text: qsTr("Newest sales")
                size: Theme.title
                strong: true
            }
            Repeater {
                model: root.till.newest
                TillRow {
                    required property var modelData
                    width: all.width
                    title: qsTr("Receipt %1").arg(modelData.number)
                    detail: modelData.returned ? modelData.at + " · " + qsTr("given back")
                                               : modelData.at
                    amount: modelData.amount
                    steps: modelData.returned ? []
                         : [{ step: "return:" + modelData.id, name: qsTr("Give back") }]
                    onAsked: step => root.till.ask(step)
                }
            }
        }
    }
}
