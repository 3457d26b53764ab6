import QtQuick
import theme

// A sheet from below over a dimmed screen. Touching outside answers `dismissed`.
Item {
    id: root

    property bool shown: false
    property string name: ""
    default property alias content: box.data
    property real sheetWidth: Theme.portrait ? width : Math.min(width, Theme.px(760))
    signal dismissed

    anchors.fill: parent
    visible: scrim.opacity > 0
    enabled: shown

    Rectangle {
        id: scrim
        anchors.fill: parent
        color: Theme.colours.scrim
        opacity: root.shown ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.quick } }
        MouseArea { anchors.fill: parent; onClicked: root.dismissed() }
    }
    Rectangle {
        id: panel
        width: root.sheetWidth
        height: box.childrenRect.height + Theme.gapLarge * 2
        x: (root.width - width) / 2
        y: Theme.portrait ? root.height - height + Theme.radius + (root.shown ? 0 : height * 0.1)
                          : (root.height - height) / 2 + (root.shown ? 0 : Theme.gap)
        opacity: root.shown ? 1 : 0
        radius: Theme.radius * 1.4
        color: Theme.colours.paper
        border { width: Theme.hairline; color: Theme.colours.line }
        Accessible.role: Accessible.Dialog
        Accessible.name: root.name
        Behavior on y { NumberAnimation { duration: Theme.calm; easing.type: Easing.OutCubic } }
        Behavior on opacity { NumberAnimation { duration: Theme.quick } }
        MouseArea { anchors.fill: parent }
        Item {
            id: box
            x: Theme.gapLarge
            y: Theme.gapLarge - (Theme.portrait ? Theme.radius / 2 : 0)
            width: panel.width - 2 * Theme.gapLarge
            height: childrenRect.height
        }
    }
}
