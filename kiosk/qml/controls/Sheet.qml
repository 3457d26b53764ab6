import QtQuick
import theme

// A sheet from below over a dimmed screen. Touching outside answers `dismissed`. What does not
// fit scrolls.
Item {
    id: root

    property bool shown: false
    property string name: ""
    readonly property bool modal: shown
    default property alias content: box.data
    property real sheetWidth: Theme.portrait ? width : Math.min(width, Theme.px(760))
    // Room for the page keys, where a sheet may well be longer than the screen.
    property bool endless: false         // a list that may be longer than any screen
    readonly property bool paged: endless || Theme.low || (!Theme.portrait && Theme.textScale > 1.2)
    readonly property real air: Theme.low ? Theme.gapSmall : Theme.gapLarge
    signal dismissed

    anchors.fill: parent
    visible: scrim.opacity > 0
    enabled: shown
    onShownChanged: pane.contentY = 0

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
        height: Math.min(box.height + root.air * 2, root.height - Theme.gapSmall
                         + (Theme.portrait ? Theme.radius : 0))
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
        Flickable {
            id: pane
            objectName: "sheetPane"
            x: Theme.gapSmall
            y: root.air - Theme.gapSmall - (Theme.portrait ? Theme.radius / 2 : 0)
            width: panel.width - 2 * x
            height: panel.height - 2 * (root.air - Theme.gapSmall)
            contentHeight: box.height + 2 * Theme.gapSmall
            interactive: contentHeight > height + 1
            clip: interactive
            boundsBehavior: Flickable.StopAtBounds
            Item {
                id: box
                x: Theme.gapLarge - Theme.gapSmall
                y: Theme.gapSmall
                width: pane.width - 2 * x - (root.paged ? Theme.px(72) : 0)
                height: childrenRect.height
            }
        }
    }
    PageKeys {
        anchors { right: panel.right; rightMargin: Theme.gapTiny }
        y: panel.y + (panel.height - height) / 2
        pane: pane
        visible: root.shown && root.paged && pane.interactive
    }
}
