import QtQuick
import theme
import controls

// Nobody is here yet: one sentence, one picture, two doors, the languages.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property real doorsTop: portrait ? languages.y - Theme.gapLarge - doorHeight
                                              : Theme.gapTiny
    readonly property real doorHeight: portrait ? Theme.px(500)
        : (languages.y - Theme.gap - Theme.gapTiny - Theme.gap) / 2
    readonly property real doorWidth: portrait ? (width - 2 * Theme.margin - Theme.gap) / 2
                                               : Theme.px(590)

    title: kiosk.shopName
    guidance: sentence.text.replace("\n", " ") + ". " + hint.text
    languagesInBar: false
    bottomFree: true

    Item {
        id: invitation
        x: Theme.margin
        y: Theme.portrait ? Theme.gap : Theme.gapTiny
        width: root.portrait ? root.width - 2 * Theme.margin
                             : root.width - root.doorWidth - 2 * Theme.margin - Theme.gapLarge
        height: root.portrait ? root.doorsTop - y - Theme.gapLarge : languages.y - y - Theme.gap
        Words {
            id: sentence
            width: parent.width
            text: root.kiosk.ready ? qsTr("Scan your first item\nto begin")
                                   : qsTr("One moment, prices are loading")
            size: Theme.display
            strong: true
            lineHeight: 0.85
        }
        Words {
            id: hint
            anchors { top: sentence.bottom; topMargin: Theme.gapTiny }
            width: parent.width
            text: qsTr("Hold its bar code to the camera")
            size: Theme.item
            color: Theme.colours.soft
        }
        Button {
            id: ask
            objectName: "priceDoor"
            anchors { top: hint.bottom; topMargin: Theme.gapSmall }
            text: qsTr("What does it cost?")
            onTouched: root.kiosk.priceQuery.ask()
        }
        Image {
            readonly property real room: parent.height - ask.y - ask.height - Theme.gap
            anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
            width: Math.min(parent.width, room, Theme.pick(640, 420))
            height: width
            source: Theme.mark("hold-code")
            sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
            Accessible.ignored: true
        }
    }
    Door {
        id: buy
        objectName: "buyDoor"
        x: root.portrait ? Theme.margin : root.width - width - Theme.margin
        y: root.doorsTop
        width: root.doorWidth
        height: root.doorHeight
        first: true
        title: qsTr("Scan and pay")
        detail: qsTr("For goods you have in your hands")
        picture: Theme.mark("bag")
        onTouched: root.kiosk.buy()
    }
    Door {
        objectName: "collectDoor"
        x: root.portrait ? buy.x + buy.width + Theme.gap : buy.x
        y: root.portrait ? buy.y : buy.y + buy.height + Theme.gap
        width: root.doorWidth
        height: root.doorHeight
        title: qsTr("Collect my order")
        detail: qsTr("For goods you ordered online")
        picture: Theme.mark("phone-code")
        onTouched: root.kiosk.collectOrder()
    }
    LanguageRow {
        id: languages
        x: root.portrait ? Theme.margin : resume.x + resume.width + Theme.gap
        y: root.portrait ? root.height - staff.height - 2 * Theme.gapSmall - height
                         : root.height - height - Theme.gap
        width: root.width - x - Theme.margin
        cellHeight: Theme.pick(columns === columnsMax ? 112 : 96, 68)
        languages: root.kiosk.languages
        chosen: root.kiosk.language
        onAsked: language => root.kiosk.chooseLanguage(language)
    }
    Button {
        id: staff
        objectName: "staffDoor"
        kind: "quiet"
        x: Theme.margin - Theme.gapTiny
        y: root.portrait ? root.height - height - Theme.gapSmall
                         : languages.y + (languages.height - height) / 2
        size: Theme.caption
        text: qsTr("Staff")
        onTouched: root.kiosk.callStaff()
    }
    Button {
        id: resume
        objectName: "resumeDoor"
        kind: "quiet"
        x: root.portrait ? root.width - width - Theme.margin + Theme.gapTiny
                         : staff.x + staff.width + Theme.gapTiny
        y: staff.y
        width: Math.min(implicitWidth, root.portrait
                        ? root.width - staff.x - staff.width - Theme.gap - Theme.margin
                        : implicitWidth)
        size: Theme.caption
        text: qsTr("Continue a paused basket")
        onTouched: root.kiosk.parking.resume()
    }
}
