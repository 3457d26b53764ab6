import QtQuick
import theme
import controls

// Staff sign in: a badge before the scanner, or a name and its PIN.
ScreenFrame {
    id: root

    readonly property var pin: kiosk.pin
    readonly property bool named: pin.people.length > 0
    readonly property bool beside: !Theme.portrait
    readonly property real half: beside && named ? (width - 2 * Theme.margin - Theme.gapLarge) / 2
                                                 : Math.min(width - 2 * Theme.margin,
                                                            Theme.pick(760, 440))

    title: qsTr("Staff")
    guidance: about.text
    staff: true
    primaryText: qsTr("Sign in")
    primaryEnabled: pin.enough
    cancelText: kiosk.staffOnly ? "" : qsTr("Back")
    onPrimaryTouched: pin.enter()
    onCancelTouched: kiosk.back()

    Column {
        id: who
        visible: root.named
        x: root.beside ? Theme.margin : (root.width - width) / 2
        y: Theme.gapSmall
        width: root.half
        spacing: Theme.gapSmall
        Words {
            id: about
            width: parent.width
            text: root.named ? qsTr("Hold your badge to the scanner, or choose your name and type your PIN.")
                             : qsTr("Your PIN")
            lineHeight: 0.9
            size: Theme.body
            horizontalAlignment: root.beside ? Text.AlignLeft : Text.AlignHCenter
        }
        PeopleList {
            width: parent.width
            height: root.beside ? root.height - y - Theme.gap
                                : Math.min(contentHeight, Theme.px(392))
            pin: root.pin
        }
    }
    Column {
        x: root.beside && root.named ? root.width - width - Theme.margin : (root.width - width) / 2
        y: root.beside || !root.named ? (root.height - height) / 2
                                      : who.y + who.height
                                        + Math.max(Theme.gap, (root.height - who.height - height) / 3)
        width: root.beside ? Math.min(root.half, Theme.px(440)) : Math.min(root.half, Theme.px(640))
        spacing: Theme.gap
        Words {
            visible: !root.named
            width: parent.width
            text: qsTr("Your PIN")
            size: Theme.heading
            strong: true
            horizontalAlignment: Text.AlignHCenter
        }
        PinPad {
            width: parent.width
            pin: root.pin
            keysHeight: Theme.pick(root.named ? 560 : 640, 360)
        }
    }
}
