import QtQuick
import theme

// One sentence: what happened and what to do. It lies above the bottom bar and goes by itself.
Rectangle {
    id: root

    property bool shown: false
    readonly property bool covers: shown
    property string text: ""
    property string meaning: "mind"      // "good", "mind", "stop"
    signal dismissed

    readonly property color letters: meaning === "good" ? Theme.colours.good
                                   : meaning === "stop" ? Theme.colours.stop : Theme.colours.mind

    visible: opacity > 0
    opacity: shown ? 1 : 0
    implicitHeight: Math.max(Theme.touch + Theme.gapSmall, label.implicitHeight + Theme.gap * 1.4)
    radius: Theme.radius
    color: meaning === "good" ? Theme.colours.goodWash
         : meaning === "stop" ? Theme.colours.stopWash : Theme.colours.mindWash
    border { width: Theme.hairline; color: letters }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Behavior on opacity { NumberAnimation { duration: Theme.quick } }

    Rectangle {
        id: badge
        anchors { left: parent.left; leftMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        width: Theme.body * 1.5
        height: width
        radius: root.meaning === "stop" ? Theme.px(8) : width / 2
        color: root.letters
        Words {
            anchors.centerIn: parent
            text: root.meaning === "good" ? "✓" : "!"
            strong: true
            size: Theme.body
            color: root.color
            Accessible.ignored: true
        }
    }
    Words {
        id: label
        objectName: "noticeText"
        anchors {
            left: badge.right; leftMargin: Theme.gap
            right: close.left; rightMargin: Theme.gapSmall
            verticalCenter: parent.verticalCenter
        }
        text: root.text
        lineHeight: 0.92
    }
    Button {
        id: close
        objectName: "noticeClose"
        anchors {
            right: parent.right; rightMargin: Theme.gapTiny
            verticalCenter: parent.verticalCenter
        }
        kind: "quiet"
        text: qsTr("OK")
        onTouched: root.dismissed()
    }
}
