import QtQuick
import theme

// Choose a language. The names stand in their own script.
Sheet {
    id: root

    required property var languages
    property string chosen: "en"
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
            languages: root.languages
            columnsMax: 2
            cellHeight: Theme.touchPrimary
            chosen: root.chosen
            onAsked: language => root.asked(language)
        }
    }
}
