pragma ComponentBehavior: Bound
import QtQuick
import theme

// Each language in its own script. The names are never translated.
Row {
    id: root

    property string chosen: "en"
    property var languages: [["en", "English"], ["zh-Hans", "简体中文"], ["zh-Hant", "繁體中文"]]
    readonly property real share: Math.floor((width - spacing * (languages.length - 1))
                                             / languages.length)
    signal asked(string language)

    spacing: Theme.gapSmall
    Repeater {
        model: root.languages
        Touchable {
            id: choice
            required property var modelData
            readonly property bool current: modelData[0] === root.chosen
            objectName: "language:" + modelData[0]
            spoken: modelData[1]
            Accessible.checkable: true
            Accessible.checked: current
            width: root.share
            height: root.height
            onTouched: root.asked(modelData[0])
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
                text: choice.modelData[1]
                size: Theme.body
                strong: choice.current
                font.family: choice.modelData[0] === "zh-Hant" ? "Noto Sans CJK TC"
                                                               : "Noto Sans CJK SC"
                Accessible.ignored: true
            }
        }
    }
}
