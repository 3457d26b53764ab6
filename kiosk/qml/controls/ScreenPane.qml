import QtQuick
import theme

// The room of the screen between the bars. A screen keeps the height that it is drawn for; where
// its room is lower than that it scrolls, by dragging or with the page keys.
Item {
    id: root

    readonly property ScreenFrame screen: loader.item as ScreenFrame

    function show(file: url, kiosk: var) {
        loader.setSource(file, { kiosk: kiosk })
        pane.contentY = 0
        if (Theme.motion)
            arrive.restart()
    }

    Flickable {
        id: pane
        objectName: "screenPane"
        anchors.fill: parent
        contentHeight: Theme.low ? Math.max(height, Theme.px(584)) : height
        interactive: contentHeight > height
        clip: interactive
        boundsBehavior: Flickable.StopAtBounds
        Loader {
            id: loader
            width: pane.width - (keys.visible ? keys.width + Theme.gapTiny : 0)
            height: pane.contentHeight
        }
    }
    PageKeys {
        id: keys
        anchors { right: parent.right; rightMargin: Theme.gapTiny; verticalCenter: parent.verticalCenter }
        pane: pane
        visible: pane.interactive
    }
    NumberAnimation {
        id: arrive
        target: loader
        property: "opacity"
        from: 0.35                   // the very first frame can be read
        to: 1.0
        duration: Theme.calm
        easing.type: Easing.OutCubic
    }
}
