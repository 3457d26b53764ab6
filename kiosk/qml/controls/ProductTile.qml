import QtQuick
import theme

// Goods to choose by picture: drawing, name, and one line below it.
Touchable {
    id: root

    property string picture: ""
    property string name: ""
    property string detail: ""
    property int nameLines: 2

    spoken: detail === "" ? name : name + ", " + detail

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.colours.line : Theme.colours.card
        border { width: Theme.hairline; color: Theme.colours.line }
    }
    Picture {
        id: drawing
        anchors {
            top: parent.top; topMargin: Theme.gapSmall
            horizontalCenter: parent.horizontalCenter
        }
        width: Math.min(root.width - 2 * Theme.gapSmall,
                        root.height - words.height - 2.5 * Theme.gapSmall)
        height: width
        color: "transparent"
        inset: width * 0.04
        source: root.picture
        name: root.name
    }
    Column {
        id: words
        anchors {
            left: parent.left; right: parent.right; bottom: parent.bottom
            margins: Theme.gapSmall
        }
        Words {
            width: parent.width
            text: root.name
            size: Theme.caption
            strong: true
            maximumLineCount: root.nameLines
            elide: Text.ElideRight
            lineHeight: 0.85
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: root.detail
            size: Theme.caption
            color: Theme.colours.soft
            money: true
            wrapMode: Text.Wrap
            lineHeight: 0.9
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
