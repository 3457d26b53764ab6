pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Everything is in the bag: where is it put?
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var staffView: kiosk.staff

    title: qsTr("Where does it wait?")
    staff: true
    primaryText: staffView.place === "" ? qsTr("Choose a place")
                                        : qsTr("It is at %1").arg(staffView.place)
    primaryEnabled: staffView.place !== "" && !staffView.busy
    cancelText: qsTr("Back")
    onPrimaryTouched: staffView.stage()
    onCancelTouched: staffView.lineBack()

    Column {
        id: left
        x: Theme.margin
        width: root.portrait ? root.width - 2 * Theme.margin : Theme.px(470)
        spacing: Theme.gapSmall
        Words {
            width: parent.width
            text: qsTr("Put the order of %1 on the shelf").arg(root.staffView.customer)
            size: Theme.heading * 0.9
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            text: qsTr("Touch the place where you have put it.")
            color: Theme.colours.soft
        }
        OrderGoods {
            width: parent.width + Theme.gapSmall
            height: Math.min(contentHeight, root.portrait ? cellHeight * 2 : root.height - y)
            columns: root.portrait ? 4 : 3
            model: root.staffView.pickLines
        }
    }
    GridView {
        objectName: "places"
        readonly property int columns: root.portrait ? 3 : 4
        x: root.portrait ? Theme.margin : left.x + left.width + Theme.gapLarge
        y: root.portrait ? left.height + Theme.gapLarge : 0
        width: root.width - x - Theme.margin + Theme.gapSmall
        height: root.height - y
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cellWidth: Math.floor(width / columns)
        cellHeight: Theme.pick(160, 116)
        model: root.staffView.places
        delegate: Item {
            id: cell
            required property string modelData
            width: GridView.view.cellWidth
            height: GridView.view.cellHeight
            Touchable {
                id: place
                readonly property bool chosen: root.staffView.place === cell.modelData
                objectName: "place:" + cell.modelData
                spoken: cell.modelData
                width: parent.width - Theme.gapSmall
                height: parent.height - Theme.gapSmall
                onTouched: root.staffView.choosePlace(cell.modelData)
                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: place.chosen ? Theme.colours.accent
                         : place.pressed ? Theme.colours.line : Theme.colours.card
                    border { width: place.chosen ? 0 : Theme.hairline; color: Theme.colours.line }
                }
                Words {
                    anchors.centerIn: parent
                    text: cell.modelData
                    size: Theme.title
                    strong: true
                    color: place.chosen ? Theme.colours.onAccent : Theme.colours.ink
                    Accessible.ignored: true
                }
            }
        }
    }
}
