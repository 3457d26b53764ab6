import QtQuick
import theme
import controls

// How the order comes, to be read from afar: the bay and where it is, or who is on the way.
Rectangle {
    id: hero

    required property var pickup
    readonly property bool portrait: Theme.portrait
    readonly property bool map: pickup.lockerColumns > 0 && pickup.way !== "runner"
    readonly property real wanted: told.height + 2 * Theme.gapLarge
    readonly property string head: title()
    readonly property string detail: advice()

    radius: Theme.radius * 1.4
    color: Theme.colours.accent

    function title(): string {
        if (pickup.way === "bay")
            return qsTr("Bay %1 is open").arg(pickup.bay)
        if (pickup.way === "runner")
            return qsTr("Someone is bringing it")
        return pickup.bay !== "" ? qsTr("Your order is at bay %1").arg(pickup.bay)
                                 : qsTr("Your order is at %1").arg(pickup.place)
    }
    function advice(): string {
        if (pickup.way === "bay")
            return qsTr("Take your things and shut the door.")
        if (pickup.way === "")
            return pickup.opening ? pickup.bay !== "" ? qsTr("It is being opened")
                                                      : qsTr("A colleague is being called")
                                  : qsTr("It could not be opened just now.")
        switch (pickup.reason) {
        case "check":
            return pickup.age > 0 ? qsTr("They look at your age (%1) and hand it to you.")
                                        .arg(pickup.age)
                                  : qsTr("They look who you are and hand it to you.")
        case "bay_silent":
        case "bay_stuck":
            return qsTr("Bay %1 does not open. Please wait here.").arg(pickup.bay)
        case "not_mine":
        case "wrong":
            return qsTr("They put it right. Please wait here.")
        }
        return qsTr("Please wait here, by the till.")
    }
    function since(): string {
        return pickup.calledSeconds < 60 ? qsTr("Called %1 s ago").arg(pickup.calledSeconds)
             : qsTr("Called %1 min ago").arg(Math.floor(pickup.calledSeconds / 60))
    }

    Column {
        id: told
        x: Theme.gapLarge
        y: hero.portrait ? (parent.height - height) / 2 : Theme.gapLarge
        width: hero.portrait ? picture.x - x - Theme.gap : parent.width - 2 * x
        spacing: Theme.gapTiny
        Words {
            width: parent.width
            visible: hero.pickup.customer !== ""
            text: qsTr("Hello %1").arg(hero.pickup.customer)
            size: Theme.item
            color: Theme.colours.onAccent
        }
        Words {
            objectName: "pickupPlace"
            width: parent.width
            text: hero.head
            size: Theme.display
            strong: true
            lineHeight: 0.9
            color: Theme.colours.onAccent
        }
        Words {
            width: parent.width
            text: hero.detail
            color: Theme.colours.onAccent
            lineHeight: 0.95
        }
        Words {
            objectName: "pickupRunner"
            width: parent.width
            visible: hero.pickup.way === "runner"
            text: hero.pickup.runner === "" ? hero.since()
                                            : qsTr("%1 is on the way").arg(hero.pickup.runner)
            strong: hero.pickup.runner !== ""
            color: Theme.colours.onAccent
        }
    }
    Item {
        id: picture
        readonly property real room: parent.height - told.y - told.height - 2 * Theme.gap
        width: hero.portrait ? Theme.px(340) : parent.width - 2 * Theme.gapLarge
        height: hero.portrait ? parent.height - 2 * Theme.gap : Math.max(1, room)
        x: hero.portrait ? parent.width - width - Theme.gap : Theme.gapLarge
        y: hero.portrait ? Theme.gap : parent.height - height - Theme.gap
        LockerMap {
            objectName: "lockerMap"
            anchors.fill: parent
            visible: hero.map && height > Theme.px(60)
            columns: Math.max(1, hero.pickup.lockerColumns)
            bays: hero.pickup.lockerBays
        }
        Image {
            anchors.centerIn: parent
            visible: !hero.map
            width: Math.max(1, Math.min(parent.width, parent.height, Theme.px(300)))
            height: width
            source: Theme.mark(hero.pickup.way === "runner" ? "bag" : "shelf")
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
    }
}
