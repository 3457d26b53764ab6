import QtQuick
import theme

// Choose a language. The names stand in their own script.
Sheet {
    id: root

    property string chosen: "en"
    readonly property var names: ({ "en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" })
    signal asked(string language)

    name: qsTr("Language")
    onDismissed: root.shown = false

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gap
        Words {
            width: parent.width
            text: qsTr("Language")
            size: Theme.heading
            strong: true
        }
        LanguageRow {
            width: parent.width
            height: Theme.touchPrimary
            chosen: root.chosen
            onAsked: language => root.asked(language)
        }
    }
}
