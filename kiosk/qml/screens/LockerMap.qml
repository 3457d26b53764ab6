pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The lockers as somebody in front of them sees them; one's own bay stands out.
Grid {
    id: map

    property var bays: []
    readonly property int rows_: Math.ceil(bays.length / columns)
    readonly property real cellWidth: (width - (columns - 1) * spacing) / columns
    readonly property real cellHeight: Math.min(cellWidth * 0.9,
                                                (height - (rows_ - 1) * spacing) / Math.max(1, rows_))

    spacing: Theme.gapTiny
    verticalItemAlignment: Grid.AlignVCenter
    topPadding: Math.max(0, (height - rows_ * (cellHeight + spacing) + spacing) / 2)
    Accessible.ignored: true
    Repeater {
        model: map.bays
        Rectangle {
            id: bay
            required property var modelData
            width: map.cellWidth
            height: map.cellHeight
            radius: Theme.radiusSmall / 2
            color: modelData.mine ? Theme.colours.onAccent : Theme.colours.accentDown
            border { width: modelData.mine ? 0 : Theme.hairline; color: Theme.colours.onAccent }
            Words {
                anchors.fill: parent
                anchors.margins: Theme.px(2)
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                visible: bay.modelData.mine
                fits: true
                least: 8
                size: Theme.title
                text: bay.modelData.name
                strong: true
                color: Theme.colours.accent
                Accessible.ignored: true
            }
        }
    }
}
