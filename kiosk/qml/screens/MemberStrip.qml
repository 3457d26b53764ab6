import QtQuick
import theme
import controls

// One line above the goods: are you a member, or who you are and what you save with points.
Button {
    id: root

    required property var member

    objectName: "memberStrip"
    kind: "secondary"
    size: Theme.body
    text: !member.known ? qsTr("Member? Show your card")
        : member.used ? qsTr("%1 · %2 off with points").arg(member.name).arg(member.usedWorth)
        : qsTr("%1 · %2 points").arg(member.name).arg(member.points)
    onTouched: root.member.open()
}
