import QtQuick
import theme

// A tool of the top bar: a drawing over its word, or beside it where the bar is flat.
Touchable {
    id: root

    property string text: ""
    property string picture: ""
    property int size: Theme.letter(22, 17, 0.5)

    spoken: text
    implicitWidth: Math.max(Theme.touch, content.width + 2 * Theme.gapSmall)
    implicitHeight: Theme.low ? Theme.px(64) : content.height + Theme.gapSmall

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.colours.line : Theme.colours.card
        border { width: Theme.hairline; color: Theme.colours.line }
    }
    Grid {
        id: content
        anchors.centerIn: parent
        columns: Theme.low ? 2 : 1
        columnSpacing: Theme.gapTiny
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter
        Image {
            source: root.picture
            width: Theme.pick(48, 36)
            height: width
            sourceSize: Qt.size(width, height)
            Accessible.ignored: true
        }
        Words {
            text: root.text
            size: root.size
            wrapMode: Text.NoWrap
            lineHeight: 0.85
            Accessible.ignored: true
        }
    }
}
