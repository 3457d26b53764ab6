import QtQuick
import theme

// Nothing here yet: a picture, what that means, what to do.
Column {
    id: root

    property string picture: ""
    property string title: ""
    property string text: ""
    property real pictureSize: Theme.pick(360, 220)

    spacing: Theme.gap
    Image {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.picture !== ""
        width: root.pictureSize
        height: root.pictureSize
        source: root.picture
        sourceSize: Qt.size(width, height)
        Accessible.ignored: true
    }
    Words {
        width: parent.width
        text: root.title
        size: Theme.heading
        strong: true
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 0.9
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: root.text
        color: Theme.colours.soft
        horizontalAlignment: Text.AlignHCenter
    }
}
