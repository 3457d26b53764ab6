import QtQuick
import theme

// How many: one less, the number, one more.
Row {
    id: root

    property int value: 1
    property int least: 1
    property int most: 99
    property string name: ""
    property string key: ""
    property real side: Theme.touch
    signal asked(int value)

    spacing: 0

    Touchable {
        objectName: "less:" + root.key
        spoken: qsTr("One less: %1").arg(root.name)
        width: root.side
        height: root.side
        enabled: root.value > root.least
        onTouched: root.asked(root.value - 1)
        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusSmall
            color: parent.pressed ? Theme.colours.line : Theme.colours.wash
            Rectangle {
                anchors.centerIn: parent
                width: root.side * 0.32
                height: Theme.px(5)
                radius: height / 2
                color: root.value > root.least ? Theme.colours.ink : Theme.colours.line
            }
        }
    }
    Words {
        width: Math.max(root.side * 0.9, implicitWidth + Theme.gapTiny * 2)
        height: root.side
        text: root.value
        size: Math.min(Theme.item, root.side * 0.52)
        strong: true
        money: true
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    Touchable {
        objectName: "more:" + root.key
        spoken: qsTr("One more: %1").arg(root.name)
        width: root.side
        height: root.side
        enabled: root.value < root.most
        onTouched: root.asked(root.value + 1)
        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusSmall
            color: parent.pressed ? Theme.colours.line : Theme.colours.wash
            Rectangle {
                anchors.centerIn: parent
                width: root.side * 0.32
                height: Theme.px(5)
                radius: height / 2
                color: root.value < root.most ? Theme.colours.ink : Theme.colours.line
            }
            Rectangle {
                anchors.centerIn: parent
                width: Theme.px(5)
                height: root.side * 0.32
                radius: width / 2
                color: root.value < root.most ? Theme.colours.ink : Theme.colours.line
            }
        }
    }
}
