import QtQuick
import theme
import controls

// Show the code, or type it.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var pickup: kiosk.collect

    title: qsTr("Collect my order")
    guidance: heading.text
    primaryText: pickup.asking ? qsTr("Looking for it") : qsTr("Find my order")
    primaryEnabled: pickup.complete && !pickup.asking
    cancelText: qsTr("Back")
    onPrimaryTouched: pickup.submit()
    onCancelTouched: kiosk.back()

    Words {
        id: heading
        x: Theme.margin
        y: 0
        width: root.portrait ? root.width - 2 * Theme.margin : camera.width
        text: qsTr("Show the code of your order")
        size: Theme.heading * 0.9
        strong: true
        lineHeight: 0.9
    }
    CameraView {
        id: camera
        x: Theme.margin
        y: heading.y + heading.height + Theme.gapSmall
        width: root.portrait ? Theme.px(704) : Theme.px(480)
        height: width * 9 / 16
        camera: root.kiosk.camera
    }
    Image {
        id: phone
        x: root.portrait ? camera.x + camera.width + (root.width - Theme.margin - camera.x
                           - camera.width - width) / 2 : camera.x + (camera.width - width) / 2
        y: root.portrait ? camera.y + (camera.height - height) / 2
                         : camera.y + camera.height + Theme.gapSmall
        width: Math.max(1, root.portrait ? Theme.px(240)
                        : Math.min(root.height - y - Theme.gap, Theme.px(190)))
        height: width
        source: Theme.mark("phone-code")
        sourceSize: Qt.size(width, height)
        Accessible.ignored: true
    }
    Item {
        id: typing
        x: root.portrait ? Theme.margin : camera.x + camera.width + Theme.gapLarge
        y: root.portrait ? camera.y + camera.height + Theme.gapLarge : 0
        width: root.width - x - Theme.margin
        height: root.height - y - Theme.gapSmall
        Words {
            id: orType
            width: parent.width
            text: qsTr("Or type it")
            size: Theme.item
            strong: true
        }
        Card {
            id: field
            y: orType.height + Theme.gapSmall
            width: parent.width
            height: Theme.pick(128, 84)
            border.color: root.pickup.complete ? Theme.colours.good : Theme.colours.line
            border.width: Theme.hairline * 1.5
            Words {
                objectName: "typedCode"
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.gap
                text: root.pickup.typedShown
                size: Theme.pick(60, 38)
                money: true
                font.letterSpacing: Theme.px(4)
                Accessible.role: Accessible.EditableText
            }
            Button {
                objectName: "key:wipe"
                anchors { right: parent.right; rightMargin: Theme.gapSmall }
                anchors.verticalCenter: parent.verticalCenter
                kind: "quiet"
                visible: root.pickup.typed !== ""
                text: qsTr("Wipe")
                spoken: qsTr("Wipe the last character")
                onTouched: root.pickup.wipe()
            }
        }
        Keyboard {
            y: field.y + field.height + Theme.gap
            width: parent.width
            height: Math.min(parent.height - y, Theme.pick(640, 400))
            mode: "codes"
            onTyped: character => root.pickup.type(character)
        }
    }
}
