import QtQuick
import theme
import controls

// A sensitive step: what it is, then the own PIN again, or a second person's PIN or badge.
Sheet {
    id: root

    required property var kiosk
    property string question: ""
    property string problem: ""
    readonly property var pin: kiosk.pin

    function about(): string {
        switch (kiosk.staff.approving) {
        case "refund": return qsTr("Give money back")
        case "void_after_payment": return qsTr("Let go of what was to be paid")
        case "price_override": return qsTr("Change the price")
        case "stock_adjustment": return qsTr("Change the stock")
        }
        return ""
    }

    shown: kiosk.staff.approving !== ""
    name: question === "" ? about() + amount() : question
    onDismissed: kiosk.overriding.leaveApproval()

    function amount(): string {
        return kiosk.staff.approvingAmount === "" ? "" : ": " + kiosk.staff.approvingAmount
    }

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gapSmall
        Words {
            width: parent.width
            text: root.name
            size: Theme.title
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            text: root.problem !== "" ? root.problem
                : root.pin.people.length > 0
                ? qsTr("Your PIN again, or a second person: their badge, or their name and PIN.")
                : qsTr("Your PIN again.")
            color: root.problem !== "" ? Theme.colours.mind : Theme.colours.soft
        }
        PeopleList {
            visible: count > 0
            width: parent.width
            height: visible ? cellHeight * (Theme.portrait && contentHeight > cellHeight ? 2 : 1) : 0
            columns: 3
            pin: root.pin
        }
        PinPad {
            width: parent.width
            pin: root.pin
            keysHeight: Theme.pick(460, 280)
        }
        Button {
            objectName: "approve"
            width: parent.width
            kind: "primary"
            enabled: root.pin.enough
            text: qsTr("Yes, do it")
            onTouched: root.pin.enter()
        }
        Button {
            objectName: "approveLeave"
            width: parent.width
            kind: "quiet"
            text: qsTr("No, go back")
            onTouched: root.kiosk.overriding.leaveApproval()
        }
    }
}
