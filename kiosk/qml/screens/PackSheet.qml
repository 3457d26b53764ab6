pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// A stop that is not as it should be: what is wrong, or what was scanned instead.
Sheet {
    id: root

    required property var pack           // sheet, name, quantity, wrongName, wrongPicture, offered
    readonly property bool wrong: pack.sheet === "wrong"
    readonly property bool replaces: pack.replaces

    shown: pack.sheet === "wrong" || pack.sheet === "problem"
    name: heading.text
    onDismissed: pack.closeSheet()

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gapSmall
        Picture {
            visible: root.wrong
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.pick(300, 170)
            height: width
            source: root.pack.wrongPicture
            name: root.pack.wrongName
        }
        Words {
            id: heading
            objectName: "packTitle"
            width: parent.width
            text: root.wrong ? qsTr("This is %1").arg(root.pack.wrongName)
                             : qsTr("What is wrong with %1?").arg(root.pack.name)
            size: Theme.heading * 0.9
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            visible: root.wrong
            text: root.replaces ? qsTr("%1 is wanted. It may be taken instead.").arg(root.pack.name)
                                : qsTr("%1 is wanted, and this may not replace it.").arg(root.pack.name)
            color: Theme.colours.soft
        }
        Button {
            objectName: "packPutBack"
            visible: root.wrong
            width: parent.width
            kind: "primary"
            text: qsTr("Put it back")
            onTouched: root.pack.closeSheet()
        }
        Button {
            objectName: "packTakeIt"
            visible: root.wrong && root.replaces
            width: parent.width
            text: qsTr("Take it instead")
            onTouched: root.pack.takeWrong()
        }
        Button {
            objectName: "packShort"
            visible: !root.wrong
            width: parent.width
            text: root.pack.taken > 0 ? qsTr("There are no more of it") : qsTr("It is not there")
            onTouched: root.pack.short()
        }
        Button {
            objectName: "packDamaged"
            visible: !root.wrong
            width: parent.width
            text: qsTr("It is damaged")
            onTouched: root.pack.damaged()
        }
        Button {
            objectName: "packUnreadable"
            visible: !root.wrong
            width: parent.width
            text: qsTr("Its code cannot be read: it is in the bag")
            onTouched: root.pack.unreadable()
        }
        Words {
            width: parent.width
            visible: !root.wrong && root.replaces
            text: qsTr("Or take instead")
            strong: true
        }
        Row {
            id: tiles
            visible: !root.wrong && root.replaces
            width: parent.width
            spacing: Theme.gapSmall
            Repeater {
                model: root.pack.offered
                Item {
                    id: offer
                    required property string key
                    required property string name
                    required property string picture
                    width: (tiles.width - 2 * tiles.spacing) / 3
                    height: Theme.pick(300, 190) + 3 * (Theme.caption - Theme.pick(24, 18))
                    ProductTile {
                        objectName: "packInstead:" + offer.key
                        anchors.fill: parent
                        name: offer.name
                        picture: offer.picture
                        onTouched: root.pack.takeInstead(offer.key)
                    }
                }
            }
        }
        Button {
            objectName: "packClose"
            visible: !root.wrong
            width: parent.width
            kind: "quiet"
            text: qsTr("Nothing is wrong")
            onTouched: root.pack.closeSheet()
        }
    }
}
