import QtQuick
import theme

// What does it cost? Waits for a code, then shows the price and the offers on it.
Sheet {
    id: root

    property string problem: ""
    required property var query          // shown, asking, name, picture, price, weighed, offers, inBasket

    shown: query.shown
    name: heading.text
    onDismissed: root.query.close()

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gap
        Picture {
            visible: !root.query.asking && root.query.picture !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.pick(320, 180)
            height: width
            source: root.query.picture
            name: root.query.name
        }
        Image {
            visible: root.query.asking
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.pick(320, 180)
            height: width
            source: Theme.mark("hold-code")
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
        Words {
            id: heading
            objectName: "priceTitle"
            width: parent.width
            text: root.query.asking ? qsTr("Hold the item's bar code to the camera")
                                    : root.query.name
            size: Theme.heading
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            visible: root.query.asking
            text: qsTr("You see its price. Nothing goes into a basket.")
            color: Theme.colours.soft
        }
        Words {
            width: parent.width
            visible: root.problem !== ""
            text: root.problem
            strong: true
            color: Theme.colours.mind
        }
        Words {
            objectName: "priceFound"
            width: parent.width
            visible: !root.query.asking
            text: root.query.weighed ? qsTr("%1 per kg").arg(root.query.price) : root.query.price
            size: Theme.display
            strong: true
            money: true
        }
        Words {
            width: parent.width
            visible: !root.query.asking && root.query.fromShelf
            text: qsTr("The price on the shelf counts")
            color: Theme.colours.soft
        }
        Repeater {
            model: root.query.asking ? [] : root.query.offers
            Words {
                required property string modelData
                width: parent ? parent.width : 0
                text: modelData
                strong: true
                color: Theme.colours.good
            }
        }
        Button {
            objectName: "priceDoubt"
            width: parent.width
            visible: !root.query.asking && root.query.inBasket
            text: qsTr("This price is not right")
            onTouched: root.query.doubt()
        }
        Button {
            objectName: "priceClose"
            width: parent.width
            kind: "primary"
            text: root.query.asking ? qsTr("Not now") : qsTr("Thank you")
            onTouched: root.query.close()
        }
    }
}
