pragma ComponentBehavior: Bound
import QtQuick
import theme

// One of a few, side by side: a caption, then the choices. `options` are maps of key and name.
Column {
    id: root

    property string title: ""
    property string spokenTitle: title
    property var options: []
    property string chosen: ""
    property string prefix: ""           // of the objectNames
    property var sizes: []               // of each option's letters; empty: all alike
    readonly property int columns: Theme.textScale > 1.6 && sizes.length === 0 ? 1 : options.length
    signal asked(string key)

    spacing: Theme.gapTiny
    Words {
        width: parent.width
        visible: text !== ""
        text: root.title
        strong: true
    }
    Grid {
        id: grid
        width: parent.width
        columns: root.columns
        spacing: Theme.gapSmall
        Repeater {
            model: root.options
            Touchable {
                id: option
                required property var modelData
                required property int index
                readonly property bool current: modelData.key === root.chosen
                objectName: root.prefix + modelData.key
                spoken: root.spokenTitle + ": " + modelData.name
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: current
                width: Math.floor((grid.width - (root.columns - 1) * grid.spacing) / root.columns)
                height: Math.max(Theme.touch, label.implicitHeight + Theme.gapSmall)
                onTouched: root.asked(modelData.key)
                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: option.current ? Theme.colours.accent
                         : option.pressed ? Theme.colours.line : Theme.colours.card
                    border {
                        width: option.current ? 0 : Theme.hairline
                        color: Theme.colours.line
                    }
                }
                Words {
                    id: label
                    anchors.centerIn: parent
                    width: Math.min(implicitWidth, parent.width - Theme.gapSmall)
                    text: (option.current ? "✓ " : "") + option.modelData.name
                    size: root.sizes.length > option.index ? root.sizes[option.index] : Theme.body
                    strong: option.current
                    lineHeight: 0.9
                    horizontalAlignment: Text.AlignHCenter
                    color: option.current ? Theme.colours.onAccent : Theme.colours.ink
                    Accessible.ignored: true
                }
            }
        }
    }
}
