import QtQuick
import theme
import controls

// A colleague is wanted: why, whether they know, and, for an age, their keys.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var hand: kiosk.hand
    readonly property bool age: hand.reason === "age"
    readonly property bool payment: hand.reason === "payment"

    title: qsTr("Help")
    guidance: qsTr("One moment,\na colleague is coming").replace("\n", " ") + ". " + about()
    cancelText: payment ? "" : age ? qsTr("Back to the basket") : qsTr("Go on without help")
    primaryText: age ? qsTr("Old enough") : payment ? qsTr("I am a colleague") : ""
    primaryEnabled: !age || kiosk.pin.enough
    onPrimaryTouched: age ? kiosk.pin.enter() : kiosk.callStaff()
    onCancelTouched: kiosk.back()

    function about(): string {
        if (age)
            return hand.name === ""
                 ? qsTr("They check your age (%1) and you can pay at once.").arg(hand.age)
                 : qsTr("%1: they check your age (%2) and you can pay at once.")
                       .arg(hand.name).arg(hand.age)
        if (payment)
            return qsTr("The card reader does not tell whether you have paid. Please do not pay again.")
        return qsTr("You can go on scanning while you wait.")
    }

    Column {
        x: Theme.margin
        y: Math.max(0, ((root.age && root.portrait ? staffCard.y : root.height) - height) / 2
                    - (root.age && root.portrait ? 0 : Theme.gapLarge))
        width: root.age && !root.portrait ? root.width - staffCard.width - 2 * Theme.margin
                                            - Theme.gapLarge
                                          : root.width - 2 * Theme.margin
        spacing: Theme.gapSmall
        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            // Larger letters take their room from the picture.
            width: root.age ? Theme.pick(240, 190) * Math.max(0.3, 2 - Theme.textScale)
                            : Theme.pick(460, 250) * Math.max(0.5, 2 - Theme.textScale)
            height: width
            source: Theme.mark("help")
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: qsTr("One moment,\na colleague is coming")
            size: Theme.heading
            strong: true
            lineHeight: 0.9
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            objectName: "handAbout"
            width: parent.width
            text: root.about()
            size: root.age ? Theme.body : Theme.item
            color: Theme.colours.soft
            horizontalAlignment: Text.AlignHCenter
        }
        Tag {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, parent.width)
            meaning: root.hand.told === "yes" ? "good" : root.hand.told === "no" ? "mind" : "plain"
            size: root.age ? Theme.caption : Theme.body
            text: root.hand.told === "yes" ? qsTr("They have been told")
                : root.hand.told === "no" ? qsTr("Please wave to a colleague")
                : qsTr("Calling")
        }
    }
    Card {
        id: staffCard
        visible: root.age
        width: root.portrait ? root.width - 2 * Theme.margin : Theme.px(500)
        height: panel.height + Theme.gap * 2
        x: root.width - width - Theme.margin
        y: root.portrait ? root.height - height - Theme.gap : Theme.gapTiny
        radius: Theme.radius * 1.4
        Column {
            id: panel
            x: Theme.gap
            y: Theme.gap
            width: parent.width - 2 * x
            spacing: Theme.gapSmall
            Words {
                width: parent.width
                text: qsTr("For the colleague: your PIN")
                strong: true
                horizontalAlignment: Text.AlignHCenter
            }
            PinPad {
                width: parent.width
                pin: root.kiosk.pin
                keysHeight: Theme.pick(480, 300) - (Theme.textScale - 1) * Theme.pick(80, 50)
            }
            Button {
                objectName: "ageRefuse"
                width: parent.width
                enabled: root.kiosk.pin.enough
                text: qsTr("Not old enough: take it out")
                onTouched: root.kiosk.pin.refuse()
            }
        }
    }
}
