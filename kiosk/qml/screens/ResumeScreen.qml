import QtQuick
import theme
import controls

// Show the ticket's code, or type its number.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var parking: kiosk.parking
    readonly property bool asking: parking.phase === "asking"

    title: qsTr("Continue a basket")
    guidance: heading.text
    primaryText: asking ? qsTr("Looking for it") : qsTr("Find my basket")
    primaryEnabled: parking.complete && !asking
    cancelText: asking ? "" : qsTr("Back")
    onPrimaryTouched: parking.submit()
    onCancelTouched: kiosk.back()

    Words {
        id: heading
        x: Theme.margin
        width: root.portrait ? root.width - 2 * Theme.margin : camera.width
        text: qsTr("Show the code of your basket, or type its number")
        size: Theme.heading * 0.9
        strong: true
        lineHeight: 0.9
    }
    CameraView {
        id: camera
        x: Theme.margin
        y: heading.y + heading.height + Theme.gapSmall
        width: root.portrait ? Theme.px(620) : Theme.px(480)
        height: width * 9 / 16
        camera: root.kiosk.camera
    }
    Item {
        x: root.portrait ? Theme.margin : camera.x + camera.width + Theme.gapLarge
        y: root.portrait ? camera.y + camera.height + Theme.gapLarge : 0
        width: root.width - x - Theme.margin
        height: root.height - y - Theme.gapSmall
        Card {
            id: field
            width: parent.width
            height: Theme.pick(128, 84)
            border.color: root.parking.complete ? Theme.colours.good : Theme.colours.line
            border.width: Theme.hairline * 1.5
            Words {
                objectName: "typedNumber"
                anchors.centerIn: parent
                text: root.parking.typedShown
                size: Theme.pick(64, 42)
                money: true
                font.letterSpacing: Theme.px(6)
                Accessible.role: Accessible.EditableText
            }
        }
        Keyboard {
            y: field.height + Theme.gap
            width: parent.width
            height: Math.min(parent.height - y, Theme.pick(560, 400))
            count: root.parking.typed.length
            onTyped: character => root.parking.type(character)
            onWiped: root.parking.wipe()
        }
    }
}
