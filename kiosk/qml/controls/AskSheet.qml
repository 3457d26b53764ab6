import QtQuick
import theme

// Something about the basket wants a look: a picture, a sentence, what one can do. Never a reproach.
Sheet {
    id: root

    required property var watch          // asking, askKind, askName, askPicture, askPieces
    readonly property string kind: watch.askKind
    readonly property bool pad: kind === "unpaid_tag"
    readonly property bool code: kind === "unknown_code"

    shown: watch.asking
    name: heading.text
    onDismissed: watch.dismiss()

    function title(): string {
        switch (kind) {
        case "unknown_code": return qsTr("We do not know this code")
        case "quantity": return qsTr("That many only with a colleague")
        case "weight": return qsTr("Please scan the last item again")
        case "unpaid_tag": return qsTr("There is more on the pad")
        case "coupon": return qsTr("This coupon does not fit")
        }
        return qsTr("One moment")
    }
    function advice(): string {
        switch (kind) {
        case "unknown_code":
            return qsTr("Try another code on the item, or choose it by its picture.")
        case "quantity":
            return qsTr("They can release more of %1 for you.").arg(watch.askName)
        case "weight":
            return qsTr("The bag weighs something else than the till expects. Scan what you put in last, or take it out.")
        case "unpaid_tag":
            return qsTr("Would you like it too? Otherwise please take it off the pad.")
        case "coupon":
            return qsTr("Its conditions are on the coupon. A colleague can have a look.")
        }
        return ""
    }
    function mark(): string {
        return kind === "unpaid_tag" ? "pad"
             : kind === "unknown_code" || kind === "weight" ? "hold-code" : "help"
    }

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gap
        Picture {
            visible: root.watch.askPicture !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.pick(260, 150)
            height: width
            source: root.watch.askPicture
            name: root.watch.askName
        }
        Image {
            visible: root.watch.askPicture === ""
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.pick(300, 150)
            height: width
            source: Theme.mark(root.mark())
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
        Words {
            id: heading
            objectName: "askTitle"
            width: parent.width
            text: root.title()
            size: Theme.heading
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            text: root.advice()
            color: Theme.colours.soft
        }
        Button {
            objectName: "askPrimary"
            width: parent.width
            kind: "primary"
            text: root.pad ? qsTr("Add it to my basket") : qsTr("All right")
            onTouched: root.pad ? root.watch.addFromPad() : root.watch.dismiss()
        }
        Button {
            objectName: "askSecondary"
            width: parent.width
            text: root.pad ? qsTr("I take it off the pad")
                : root.code ? qsTr("Choose by picture") : qsTr("Ask a colleague")
            onTouched: root.pad ? root.watch.dismiss()
                     : root.code ? root.watch.choosePicture() : root.watch.callHelp()
        }
    }
}
