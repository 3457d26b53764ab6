import QtQuick
import theme
import controls

// Another price for a line: typed from the right, and why.
Sheet {
    id: root

    required property var change         // shown, name, was, price, reason, digits, ready

    shown: change.shown
    name: qsTr("Another price for %1").arg(change.name)
    onDismissed: root.change.close()

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gapSmall
        Words {
            width: parent.width
            text: root.name
            size: Theme.title
            strong: true
            lineHeight: 0.9
        }
        Words {
            objectName: "newPrice"
            width: parent.width
            text: root.change.was + "  →  " + root.change.price
            size: Theme.heading
            strong: true
            money: true
            horizontalAlignment: Text.AlignHCenter
        }
        Choice {
            width: parent.width
            prefix: "because:"
            chosen: root.change.reason
            title: qsTr("Why?")
            options: [{ key: "damaged", name: qsTr("Damaged") },
                      { key: "short_dated", name: qsTr("Short date") },
                      { key: "wrong_label", name: qsTr("Wrong label") }]
            onAsked: key => root.change.because(key)
        }
        Choice {
            width: parent.width
            prefix: "because:"
            chosen: root.change.reason
            options: [{ key: "matched", name: qsTr("Cheaper elsewhere") },
                      { key: "goodwill", name: qsTr("Goodwill") }]
            onAsked: key => root.change.because(key)
        }
        Keyboard {
            width: parent.width
            height: Theme.pick(420, 272)
            count: root.change.digits
            onTyped: character => root.change.type(character)
            onWiped: root.change.wipe()
        }
        Button {
            objectName: "sendPrice"
            width: parent.width
            kind: "primary"
            enabled: root.change.ready
            text: qsTr("Change the price")
            onTouched: root.change.send()
        }
        Button {
            objectName: "keepPrice"
            width: parent.width
            kind: "quiet"
            text: qsTr("Leave it as it is")
            onTouched: root.change.close()
        }
    }
}
