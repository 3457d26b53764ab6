pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// What is being bought: newest on top, the camera small in its corner.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property string newest: kiosk.basket.newest
    readonly property real cameraWidth: Theme.pick(416, 336)

    title: qsTr("Your basket")
    guidance: prompt.text
    onNewestChanged: list.positionViewAtBeginning()
    totalShown: true
    primaryText: kiosk.basket.empty ? qsTr("Pay") : qsTr("Pay %1").arg(kiosk.basket.due)
    primaryEnabled: !kiosk.basket.empty
    cancelText: qsTr("Cancel")
    onPrimaryTouched: kiosk.basket.pay()
    onCancelTouched: kiosk.cancel()
    secondText: kiosk.basket.empty ? "" : qsTr("Pause")
    onSecondTouched: kiosk.parking.suspend()

    CameraView {
        id: camera
        x: root.width - width - Theme.margin
        y: Theme.gapTiny
        width: root.cameraWidth
        height: width * 9 / 16
        camera: root.kiosk.camera
    }
    Words {
        id: prompt
        x: root.portrait ? Theme.margin : camera.x
        y: root.portrait ? camera.y : camera.y + camera.height + Theme.gap
        width: root.portrait ? camera.x - x - Theme.gap : camera.width
        text: root.kiosk.basket.empty ? qsTr("Hold a bar code to the camera")
                                      : qsTr("Scan the next item")
        size: root.portrait ? Theme.title : Theme.item
        strong: true
        lineHeight: 0.9
    }
    Button {
        id: loose
        objectName: "looseButton"
        x: prompt.x
        y: Math.max(root.portrait ? camera.y + camera.height - height : 0,
                    prompt.y + prompt.height + Theme.gapTiny)
        width: prompt.width
        text: qsTr("No bar code?")
        onTouched: root.kiosk.basket.openLoose()
    }
    MemberStrip {
        id: strip
        member: root.kiosk.member
        visible: member.offered
        x: root.portrait ? Theme.margin : camera.x
        y: (root.portrait ? Math.max(loose.y + loose.height, camera.y + camera.height)
                          : loose.y + loose.height) + Theme.gapSmall
        width: root.portrait ? root.width - 2 * Theme.margin : camera.width
    }
    Image {
        readonly property real room: root.height - above - 2 * Theme.gapLarge
        readonly property real above: strip.visible ? strip.y + strip.height
                                                    : loose.y + loose.height
        visible: !root.portrait && room > Theme.px(120)
        x: camera.x + (camera.width - width) / 2
        y: root.height - height - Theme.gapLarge
        width: Math.max(1, Math.min(room, Theme.px(220)))
        height: width
        source: Theme.mark("hold-code")
        sourceSize: Qt.size(width, height)
        Accessible.ignored: true
    }
    ListView {
        id: list
        objectName: "basketLines"
        x: Theme.margin
        y: !root.portrait ? Theme.gapTiny
         : strip.visible ? strip.y + strip.height + Theme.gapSmall
                         : loose.y + loose.height + Theme.gap
        width: root.portrait ? root.width - 2 * Theme.margin : camera.x - x - Theme.gap
        height: root.height - y
        clip: true
        spacing: Theme.gapSmall
        bottomMargin: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        model: root.kiosk.basket.lines
        footer: SuggestionCard {
            width: ListView.view.width
            suggestion: root.kiosk.suggestion
        }
        delegate: LineRow {
            id: line
            width: ListView.view.width
            newest: root.kiosk.basket.newest === key
            visible: !(newest && root.kiosk.repeat.shown)
            onAsked: quantity => root.kiosk.basket.setQuantity(line.key, quantity)
            onRemoved: root.kiosk.basket.remove(line.key)
            onPriceAsked: root.kiosk.basket.askPrice(line.key)
            // The row moves by itself: the list's own transitions leave rows on one another when a
            // saving makes them taller on their way.
            ListView.onAdd: line.arrive()
        }
    }
    RepeatSheet {
        readonly property Item place: shown && list.count > 0 ? list.itemAtIndex(0) : null
        x: list.x
        y: list.y
        width: list.width
        height: place ? place.height : implicitHeight
        shown: root.kiosk.repeat.shown
        name: root.kiosk.repeat.name
        onShownChanged: list.positionViewAtBeginning()
        onOneMore: root.kiosk.repeat.oneMore()
        onDismissed: root.kiosk.repeat.dismiss()
    }
    EmptyState {
        anchors.centerIn: list
        width: Math.min(list.width, Theme.pick(720, 640))
        visible: root.kiosk.basket.empty
        picture: Theme.mark("basket-empty")
        title: qsTr("Nothing here yet")
        text: qsTr("Every item you scan appears here, with its price.")
    }
}
