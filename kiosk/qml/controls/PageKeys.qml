pragma ComponentBehavior: Bound
import QtQuick
import theme

// One page up, one page down: for what is longer than its room, without dragging.
Column {
    id: root

    required property Flickable pane
    readonly property real end: pane.contentHeight - pane.height
    readonly property real step: pane.height * 0.8

    function go(down: bool) {
        pane.contentY = Math.max(0, Math.min(end, pane.contentY + (down ? step : -step)))
    }

    spacing: Theme.gapSmall
    Repeater {
        model: [false, true]
        Touchable {
            id: key
            required property bool modelData
            objectName: modelData ? "pageDown" : "pageUp"
            spoken: modelData ? qsTr("Further down") : qsTr("Further up")
            enabled: modelData ? root.pane.contentY < root.end - 1 : root.pane.contentY > 1
            width: Theme.px(72)
            height: Theme.px(72)
            onTouched: root.go(modelData)
            Rectangle {
                anchors.fill: parent
                radius: Theme.radiusSmall
                color: key.pressed ? Theme.colours.line : Theme.colours.card
                border { width: Theme.hairline * 1.5; color: Theme.colours.line }
            }
            Words {
                anchors.centerIn: parent
                text: key.modelData ? "▼" : "▲"
                color: key.enabled ? Theme.colours.ink : Theme.colours.line
                Accessible.ignored: true
            }
        }
    }
}
