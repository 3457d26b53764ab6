import QtQuick
import theme
import controls

// A gift card: hold it to the camera, or type its number.
Item {
    id: root

    required property var kiosk
    readonly property var pay: kiosk.pay
    readonly property bool portrait: Theme.portrait

    Words {
        id: heading
        objectName: "payInstruction"
        width: parent.width
        text: qsTr("Hold your gift card to the camera or type its number")
        size: root.portrait || Theme.textScale < 1.3 ? Theme.heading * 0.9 : Theme.body * 0.9
        strong: true
        lineHeight: 0.9
        horizontalAlignment: root.portrait ? Text.AlignHCenter : Text.AlignLeft
    }
    CameraView {
        id: camera
        x: root.portrait ? (parent.width - width) / 2 : 0
        y: heading.height + Theme.gapSmall
        width: root.portrait ? Theme.px(560) : 0
        height: width * 9 / 16
        // Large letters take its room; the camera sees the card all the same.
        visible: root.portrait && Theme.textScale < 1.3
        camera: root.kiosk.camera
    }
    Card {
        id: field
        y: (camera.visible ? camera.y + camera.height : heading.height) + Theme.gapSmall
        width: parent.width
        height: Theme.pick(112, 76)
        border.color: root.pay.complete ? Theme.colours.good : Theme.colours.line
        border.width: Theme.hairline * 1.5
        Words {
            objectName: "typedCode"
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.gap
            text: root.pay.typedShown
            size: Theme.pick(52, 36)
            money: true
            font.letterSpacing: Theme.px(4)
            Accessible.role: Accessible.EditableText
        }
        Button {
            objectName: "key:wipe"
            anchors { right: parent.right; rightMargin: Theme.gapSmall }
            anchors.verticalCenter: parent.verticalCenter
            kind: "quiet"
            visible: root.pay.typed !== ""
            text: qsTr("Wipe")
            spoken: qsTr("Wipe the last character")
            onTouched: root.pay.wipe()
        }
    }
    Keyboard {
        y: field.y + field.height + Theme.gapSmall
        width: parent.width
        height: Math.min(parent.height - y, Theme.pick(620, 400))
        mode: "codes"
        onTyped: character => root.pay.type(character)
    }
}
