import QtQuick
import theme
import controls

// The same code again within a second: one touch for another piece. It stands in the place of the
// line, and goes away by itself.
Card {
    id: root

    property string name: ""
    property bool shown: false
    readonly property bool covers: shown
    signal oneMore
    signal dismissed

    objectName: "repeatSheet"
    visible: shown
    implicitHeight: Theme.touchPrimary + 2 * Theme.gapSmall
    border { color: Theme.colours.accent; width: Theme.focusWidth }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: question.text + " " + root.name

    Column {
        id: words
        anchors {
            left: parent.left; leftMargin: Theme.gap
            right: buttons.left; rightMargin: Theme.gap
            verticalCenter: parent.verticalCenter
        }
        Words {
            id: question
            width: parent.width
            text: qsTr("Another one?")
            size: Theme.item
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            height: Math.min(implicitHeight, root.height - question.height - Theme.gapSmall)
            text: root.name
            size: Theme.body
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
        }
    }
    Row {
        id: buttons
        readonly property real tall: root.height - 2 * Theme.gapSmall
        anchors {
            right: parent.right; rightMargin: Theme.gapSmall
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.gapSmall
        Button {
            objectName: "repeatNo"
            height: buttons.tall
            text: qsTr("No")
            onTouched: root.dismissed()
        }
        Button {
            objectName: "repeatYes"
            kind: "primary"
            width: Math.max(implicitWidth, Theme.pick(260, 180))
            height: buttons.tall
            text: "+1"
            size: Theme.heading
            spoken: qsTr("One more: %1").arg(root.name)
            onTouched: root.oneMore()
        }
    }
}
