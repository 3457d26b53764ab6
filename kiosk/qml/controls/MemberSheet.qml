import QtQuick
import theme

// A member: the number on a pad or the card to the camera; then points, and what they are worth.
Sheet {
    id: root

    property string problem: ""
    required property var member         // sheet, known, name, number, tier, points, typed, ...

    shown: member.sheet
    name: heading.text
    onDismissed: root.member.close()

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gap
        Words {
            id: heading
            objectName: "memberTitle"
            width: parent.width
            text: !root.member.known ? qsTr("Your member number")
                : root.member.tier === "" ? root.member.name
                                          : root.member.name + " · " + root.member.tier
            size: Theme.heading
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            text: root.member.known ? root.member.number
                                    : qsTr("Or hold your card or phone to the camera")
            color: Theme.colours.soft
        }
        Words {
            width: parent.width
            visible: root.problem !== ""
            text: root.problem
            strong: true
            color: Theme.colours.mind
        }
        Words {
            objectName: "memberTyped"
            width: parent.width
            visible: !root.member.known
            text: root.member.typed === "" ? " " : root.member.typed
            size: Theme.heading
            strong: true
            horizontalAlignment: Text.AlignHCenter
            Accessible.name: qsTr("%1 digits typed").arg(root.member.digits)
        }
        Keyboard {
            width: parent.width
            height: Theme.pick(480, 288)
            visible: !root.member.known
            count: root.member.digits
            onTyped: character => root.member.type(character)
            onWiped: root.member.wipe()
        }
        Words {
            objectName: "memberPoints"
            width: parent.width
            visible: root.member.known
            text: qsTr("%1 points").arg(root.member.points)
            size: Theme.display
            strong: true
        }
        Words {
            width: parent.width
            visible: root.member.known && root.member.earned !== ""
            text: qsTr("This purchase earns %1 points").arg(root.member.earned)
            color: Theme.colours.soft
        }
        Words {
            width: parent.width
            visible: root.member.known && root.member.bounded
            text: qsTr("Not all of your points can be spent just now")
            color: Theme.colours.soft
        }
        Button {
            objectName: "memberEnter"
            width: parent.width
            visible: !root.member.known
            kind: "primary"
            enabled: root.member.complete
            text: qsTr("That is my number")
            onTouched: root.member.enter()
        }
        Button {
            objectName: "memberPay"
            width: parent.width
            visible: root.member.known && (root.member.used || root.member.usable !== "")
            kind: root.member.used ? "secondary" : "primary"
            enabled: !root.member.asking
            text: root.member.asking ? qsTr("One moment")
                : root.member.used ? qsTr("Keep my points")
                : qsTr("Use %1 points: %2 off").arg(root.member.usable)
                                               .arg(root.member.usableWorth)
            onTouched: root.member.usePoints()
        }
        Button {
            objectName: "memberClose"
            width: parent.width
            kind: root.member.known && (root.member.used || root.member.usable === "")
                  ? "primary" : "secondary"
            text: root.member.known ? qsTr("Go on") : qsTr("Without a number")
            onTouched: root.member.close()
        }
        Button {
            objectName: "memberLeave"
            width: parent.width
            visible: root.member.known
            kind: "quiet"
            text: qsTr("That is not me")
            onTouched: root.member.leave()
        }
    }
}
