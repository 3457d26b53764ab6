import QtQuick
import theme

// What stands above while everything to touch is in the lower half: only whose shop it is.
Item {
    id: root

    property string shopName: ""

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        spacing: Theme.gapSmall
        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(120)
            height: width
            source: Theme.mark("logo")
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: root.shopName
            size: Theme.heading
            strong: true
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
