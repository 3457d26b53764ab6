import QtQuick
import theme
import controls

// A colleague is wanted: why, whether they know, and, where they decide something, their keys.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var hand: kiosk.hand
    readonly property bool age: hand.reason === "age"
    readonly property bool payment: hand.reason === "payment"
    readonly property bool check: hand.reason === "check"
    readonly property bool keys: age || check
    readonly property bool named: kiosk.pin.people.length > 0 && kiosk.pin.present === ""
    readonly property bool takes: check && (hand.kind === "weight" || hand.kind === "unpaid_tag")

    title: qsTr("Help")
    guidance: qsTr("One moment,\na colleague is coming").replace("\n", " ") + ". " + about()
    cancelText: payment ? "" : keys ? qsTr("Back to the basket") : qsTr("Go on without help")
    primaryText: age ? qsTr("Old enough") : check ? qsTr("All in order")
               : payment ? qsTr("I am a colleague") : ""
    primaryEnabled: !keys || kiosk.pin.enough
    onPrimaryTouched: keys ? kiosk.pin.enter() : kiosk.callStaff()
    onCancelTouched: kiosk.back()

    function about(): string {
        if (age)
            return hand.name === ""
                 ? qsTr("They check your age (%1) and you can pay at once.").arg(hand.age)
                 : qsTr("%1: they check your age (%2) and you can pay at once.")
                       .arg(hand.name).arg(hand.age)
        if (payment)
            return qsTr("The card reader does not tell whether you have paid. Please do not pay again.")
        if (check)
            return aboutCheck()
        return qsTr("You can go on scanning while you wait.")
    }
    function aboutCheck(): string {
        switch (hand.kind) {
        case "unknown_code":
            return qsTr("They find out what the item costs.")
        case "quantity":
            return qsTr("They release more of %1 for you.").arg(hand.name)
        case "high_value":
            return qsTr("With a basket like this they have a quick look before you pay.")
        case "weight":
            return qsTr("They have a look at the bag with you, then you can go on.")
        case "unpaid_tag":
            return qsTr("They have a look at what else is on the pad.")
        case "coupon":
            return qsTr("They have a look at your coupon.")
        case "price":
            return qsTr("They check the price of %1.").arg(hand.name)
        }
        return ""
    }

    Column {
        x: Theme.margin
        y: Math.max(0, ((root.keys && root.portrait ? staffCard.y : root.height) - height) / 2
                    - (root.keys && root.portrait ? 0 : Theme.gapLarge))
        width: root.keys && !root.portrait ? root.width - staffCard.width - 2 * Theme.margin
                                            - Theme.gapLarge
                                          : root.width - 2 * Theme.margin
        spacing: Theme.gapSmall
        Image {
            visible: !root.keys || Theme.textScale < (root.named && root.portrait ? 1.1 : 1.6)
            anchors.horizontalCenter: parent.horizontalCenter
            // Larger letters take their room from the picture.
            width: root.keys ? Theme.pick(root.named ? 150 : 240, 190) * Math.max(0.3, 2 - Theme.textScale)
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
            size: root.keys ? Theme.body : Theme.item
            color: Theme.colours.soft
            horizontalAlignment: Text.AlignHCenter
        }
        Tag {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, parent.width)
            meaning: root.hand.told === "yes" ? "good" : root.hand.told === "no" ? "mind" : "plain"
            size: root.keys ? Theme.caption : Theme.body
            text: root.hand.told === "yes" ? qsTr("They have been told")
                : root.hand.told === "no" ? qsTr("Please wave to a colleague")
                : qsTr("Calling")
        }
    }
    Card {
        id: staffCard
        visible: root.keys
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
                text: root.kiosk.pin.present !== "" ? root.kiosk.pin.present
                    : root.kiosk.pin.people.length > 0 ? qsTr("For the colleague: badge, or name and PIN")
                    : qsTr("For the colleague: your PIN")
                visible: !root.named || root.portrait || Theme.textScale < 1.2
                fits: root.named
                height: root.named ? Theme.pick(44, 30) : implicitHeight
                strong: true
                horizontalAlignment: Text.AlignHCenter
            }
            PeopleList {
                visible: root.named
                width: parent.width
                height: visible ? cellHeight : 0
                columns: Theme.portrait ? 4 : 2
                pin: root.kiosk.pin
            }
            PinPad {
                visible: root.kiosk.pin.present === ""
                width: parent.width
                pin: root.kiosk.pin
                keysHeight: Theme.pick(root.named ? 440 : 480, root.named ? 284 : 300) - (Theme.textScale - 1) * Theme.pick(110, root.named ? 20 : 40)
            }
            Button {
                objectName: "ageRefuse"
                width: parent.width
                visible: root.age || root.takes
                enabled: root.kiosk.pin.enough
                text: root.age ? qsTr("Not old enough: take it out") : qsTr("I have taken it back")
                onTouched: root.kiosk.pin.refuse()
            }
        }
    }
}
