pragma ComponentBehavior: Bound
import QtQuick
import theme

// Letters and numbers for searching by name.
Column {
    id: root

    property int count: 0
    signal typed(string character)
    signal wiped

    readonly property var rows: ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property real keyWidth: Math.floor((width - 9 * spacing) / 10)
    property real keyHeight: Theme.pick(96, 84)

    spacing: Theme.gapTiny
    Repeater {
        model: root.rows
        Row {
            id: line
            required property string modelData
            required property int index
            anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
            spacing: root.spacing
            Repeater {
                model: line.modelData.split("")
                Touchable {
                    id: key
                    required property string modelData
                    objectName: "letter:" + modelData
                    spoken: modelData
                    width: root.keyWidth
                    height: root.keyHeight
                    onTouched: root.typed(modelData)
                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.radiusSmall
                        color: key.pressed ? Theme.colours.line : Theme.colours.card
                        border { width: Theme.hairline; color: Theme.colours.line }
                    }
                    Words {
                        anchors.centerIn: parent
                        text: key.modelData
                        size: Theme.item
                        Accessible.ignored: true
                    }
                }
            }
            Button {
                objectName: "letter:space"
                visible: line.index === 3
                width: root.keyWidth * 1.5
                height: root.keyHeight
                size: Theme.caption
                text: qsTr("Space")
                onTouched: root.typed(" ")
            }
            Button {
                objectName: "letter:wipe"
                visible: line.index === 3
                enabled: root.count > 0
                width: root.keyWidth * 1.5
                height: root.keyHeight
                size: Theme.caption
                text: qsTr("Wipe")
                onTouched: root.wiped()
            }
        }
    }
}
