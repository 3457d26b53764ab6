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

    function byKey(event: var) {
        if (!event.isAutoRepeat && root.enabled)
            root.touched()
        event.accepted = true
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.focused: activeFocus
    Accessible.onPressAction: if (root.enabled) root.touched()
    Accessible.onToggleAction: if (root.enabled) root.touched()
    Keys.onSpacePressed: event => root.byKey(event)
    Keys.onReturnPressed: event => root.byKey(event)
    Keys.onEnterPressed: event => root.byKey(event)

    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: root.touched()
    }
    // Two lines, one dark and one light: seen on any ground, and never cut off by a list.
    Rectangle {
        z: 1
        anchors.fill: parent
        visible: root.activeFocus
        color: "transparent"
        radius: root.ringRadius
        border { width: Theme.focusWidth; color: Theme.colours.ink }
        Rectangle {
            anchors { fill: parent; margins: Theme.focusWidth }
            color: "transparent"
            radius: Math.max(0, root.ringRadius - Theme.focusWidth)
            border { width: Theme.focusWidth * 0.7; color: Theme.colours.paper }
        }
    }
}
