pragma ComponentBehavior: Bound
import QtQuick
import theme

// Each language in its own script, in as many columns as have room. The names are not translated.
Grid {
    id: root

    required property var languages      // maps of key and name
    property string chosen: "en"
    property int columnsMax: languages.length
    property real cellHeight: Theme.touch
    readonly property real share: Math.floor((width - spacing * (columns - 1)) / columns)
    signal asked(string language)

    function cellsThatFit(): int {
        const least = ruler.advanceWidth + 2 * Theme.gapSmall
        return Math.max(1, Math.floor((width + spacing) / (least + spacing)))
    }

    spacing: Theme.gapSmall
    columns: Math.min(columnsMax, cellsThatFit())
    TextMetrics {
        id: ruler
        font { family: Theme.family; pixelSize: Theme.body; weight: Font.Bold }
        text: "繁體中文 "
    }
    Repeater {
        model: root.languages
        Touchable {
            id: choice
            required property var modelData
            readonly property bool current: modelData.key === root.chosen
            objectName: "language:" + modelData.key
            spoken: modelData.name
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: current
            width: root.share
            height: root.cellHeight
            onTouched: root.asked(modelData.key)
            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: choice.pressed ? Theme.colours.line
                     : choice.current ? Theme.colours.card : "transparent"
                border {
                    width: choice.current ? Theme.hairline * 2 : Theme.hairline
                    color: choice.current ? Theme.colours.accent : Theme.colours.line
                }
            }
            Words {
                anchors.centerIn: parent
                text: choice.modelData.name
                size: Theme.body
                strong: choice.current
                font.family: choice.modelData.key === "zh-Hant" ? "Noto Sans CJK TC"
                                                                : "Noto Sans CJK SC"
                Accessible.ignored: true
            }
        }
    }
}
