import QtQuick
import theme

// Asks once. The safe answer is the large one.
Sheet {
    id: root

    property string question: ""
    property string detail: ""
    property string keepText: ""
    property string goText: ""
    signal kept
    signal gone

    name: question
    onDismissed: root.kept()

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gap
        Words {
            width: parent.width
            text: root.question
            size: Theme.heading
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.detail
            color: Theme.colours.soft
        }
        Button {
            objectName: "confirmKeep"
            width: parent.width
            kind: "primary"
            text: root.keepText
            onTouched: root.kept()
        }
        Button {
            objectName: "confirmGo"
            width: parent.width
            text: root.goText
            onTouched: root.gone()
        }
    }
}
