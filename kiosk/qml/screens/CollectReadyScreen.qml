import QtQuick
import theme
import controls

// The order was found: its bay is open, or somebody brings it; and what is in it.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var pickup: kiosk.collect
    readonly property bool open: pickup.way === "bay"
    readonly property bool brought: pickup.way === "runner"
    readonly property bool silent: pickup.way === "" && !pickup.opening

    title: qsTr("Your order")
    guidance: hero.head + ". " + hero.detail
    primaryText: pickup.asking ? qsTr("One moment")
               : silent ? qsTr("Try again")
               : pickup.way === "" ? qsTr("One moment")
               : pickup.checked ? "" : qsTr("I have my order")
    primaryEnabled: !pickup.asking && !pickup.opening
    secondText: pickup.way !== "" && !pickup.asking ? qsTr("Problem") : ""
    cancelText: qsTr("Not now")
    onPrimaryTouched: silent ? pickup.again() : pickup.taken()
    onSecondTouched: pickup.trouble()
    onCancelTouched: kiosk.back()

    PickupHero {
        id: hero
        objectName: "pickupHero"
        x: Theme.margin
        y: Theme.gapTiny
        width: root.portrait ? root.width - 2 * Theme.margin
                             : Theme.px(Theme.textScale > 1.3 ? 620 : 540)
        height: root.portrait ? Math.max(Theme.px(460), wanted)
                              : root.height - y - Theme.gap
        pickup: root.pickup
    }
    Words {
        id: heading
        x: root.portrait ? Theme.margin : hero.x + hero.width + Theme.gapLarge
        y: root.portrait ? hero.y + hero.height + Theme.gap : Theme.gapTiny
        width: root.width - x - Theme.margin
        text: root.pickup.pieces === 1 ? qsTr("1 item in your order")
                                       : qsTr("%1 items in your order").arg(root.pickup.pieces)
        size: Theme.title
        strong: true
    }
    Words {
        id: lacking
        x: heading.x
        y: heading.y + heading.height
        width: heading.width
        visible: root.pickup.missing > 0
        height: visible ? implicitHeight : 0
        text: root.pickup.missing === 1 ? qsTr("1 item could not be had; you do not pay for it")
                                        : qsTr("%1 items could not be had; you do not pay for them")
                                              .arg(root.pickup.missing)
        color: Theme.colours.mind
    }
    OrderGoods {
        objectName: "orderGoods"
        x: heading.x
        y: lacking.y + lacking.height + Theme.gapSmall
        width: root.width - x - Theme.margin + Theme.gapSmall
        height: root.height - y
        columns: root.portrait ? Theme.textScale > 1.4 ? 3 : 4 : Theme.textScale > 1.4 ? 2 : 3
        model: root.pickup.lines
    }
}
