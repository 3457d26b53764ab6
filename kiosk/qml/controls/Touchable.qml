import QtQuick
import theme

// Anything that answers a finger: by touch, by the focus keys and by an assistive tool alike.
Item {
    id: root

    property string spoken: ""
    property real ringRadius: Theme.radius
    readonly property bool touchable: true
    readonly property bool pressed: area.pressed && root.enabled
    signal touched

    activeFocusOnTab: enabled && visible
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.onPressAction: if (root.enabled) root.touched()
    Keys.onSpacePressed: root.touched()

    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: root.touched()
    }
    Rectangle {
        anchors { fill: parent; margins: -Theme.focusWidth * 1.5 }
        visible: root.activeFocus
        color: "transparent"
        radius: root.ringRadius + Theme.focusWidth * 1.5
        border { width: Theme.focusWidth; color: Theme.colours.accent }
    }
}
