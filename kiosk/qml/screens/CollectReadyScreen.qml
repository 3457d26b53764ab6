import QtQuick
import theme
import controls

// The order was found: where it waits, and what is in it.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var pickup: kiosk.collect

    title: qsTr("Your order")
    guidance: pickup.place + ". " + qsTr("Look for this place on the shelf beside the tills")
    primaryText: pickup.asking ? qsTr("One moment") : qsTr("I have my order")
    primaryEnabled: !pickup.asking
    cancelText: qsTr("Not now")
    onPrimaryTouched: pickup.taken()
    onCancelTouched: kiosk.back()

    Rectangle {
        id: place
        x: Theme.margin
        y: Theme.gapTiny
        width: root.portrait ? root.width - 2 * Theme.margin : Theme.px(Theme.textScale > 1.3 ? 560 : 430)
        height: root.portrait ? Math.max(Theme.px(420), told.height + 2 * Theme.gapLarge)
                              : root.height - y - Theme.gap
        radius: Theme.radius * 1.4
        color: Theme.colours.accent
        Image {
            id: shelf
            readonly property real room: place.height - told.y - told.height - 2 * Theme.gap
            width: Math.max(1, root.portrait ? Theme.px(300) : Math.min(Theme.px(230), room))
            height: width
            x: root.portrait ? parent.width - width - Theme.gapLarge : (parent.width - width) / 2
            y: root.portrait ? (parent.height - height) / 2 : parent.height - height - Theme.gap
            source: Theme.mark("shelf")
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
        Column {
            id: told
            x: Theme.gapLarge
            y: root.portrait ? (parent.height - height) / 2 : Theme.gapLarge
            width: root.portrait ? shelf.x - x - Theme.gap : parent.width - 2 * x
            spacing: Theme.gapTiny
            Words {
                width: parent.width
                text: root.pickup.customer === ""
                      ? qsTr("Your order is ready")
                      : qsTr("Hello %1, your order is ready").arg(root.pickup.customer)
                size: Theme.item
                color: Theme.colours.onAccent
            }
            Words {
                objectName: "pickupPlace"
                width: parent.width
                text: root.pickup.place
                size: Theme.pick(132, 96)
                strong: true
                lineHeight: 0.9
                color: Theme.colours.onAccent
            }
            Words {
                width: parent.width
                text: qsTr("Look for this place on the shelf beside the tills")
                color: Theme.colours.onAccent
                lineHeight: 0.95
            }
        }
    }
    Words {
        id: heading
        x: root.portrait ? Theme.margin : place.x + place.width + Theme.gapLarge
        y: root.portrait ? place.y + place.height + Theme.gap : Theme.gapTiny
        width: root.width - x - Theme.margin
        text: root.pickup.pieces === 1 ? qsTr("1 item in your order")
                                       : qsTr("%1 items in your order").arg(root.pickup.pieces)
        size: Theme.title
        strong: true
    }
    OrderGoods {
        objectName: "orderGoods"
        x: heading.x
        y: heading.y + heading.height + Theme.gapSmall
        width: root.width - x - Theme.margin + Theme.gapSmall
        height: root.height - y
        model: root.pickup.lines
    }
}
