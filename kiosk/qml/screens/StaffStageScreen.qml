pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The bag is packed: its label, its tags, and the place where it waits.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var pack: kiosk.pack

    title: qsTr("Where does it wait?")
    guidance: qsTr("Scan the bag, then the place where you have put it.")
    staff: true
    primaryText: pack.staging ? qsTr("One moment")
               : pack.chosenPlace === "" ? qsTr("Scan the place")
               : qsTr("It is at %1").arg(pack.chosenPlace)
    primaryEnabled: pack.chosenPlace !== "" && !pack.staging
    secondText: pack.labels === "" && pack.chosenPlace !== "" ? qsTr("The bag has no label") : ""
    cancelText: qsTr("Back")
    onPrimaryTouched: pack.stage()
    onSecondTouched: pack.stageUnlabelled()
    onCancelTouched: pack.back()

    Flickable {
        id: left
        x: Theme.margin
        width: root.portrait ? root.width - 2 * Theme.margin : Theme.px(500)
        height: root.portrait ? told.height : root.height
        contentHeight: told.height
        interactive: contentHeight > height + 1
        clip: interactive
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: told
            width: left.width
            spacing: Theme.gapSmall
            Words {
                width: parent.width
                text: qsTr("Bag %1, for %2").arg(root.pack.bag).arg(root.pack.customer)
                size: Theme.heading * 0.9
                strong: true
                lineHeight: 0.9
            }
            StageStep {
                objectName: "stageBag"
                width: parent.width
                number: "1"
                done: root.pack.labels !== ""
                text: root.pack.labels === "" ? qsTr("Scan the label of the bag")
                                              : qsTr("Bag %1").arg(root.pack.labels)
            }
            StageStep {
                objectName: "stageTags"
                width: parent.width
                visible: root.pack.padHeard && (!root.pack.bagFits || root.pack.absent !== "")
                number: "!"
                mind: true
                text: root.pack.absent !== "" && root.pack.foreign !== ""
                      ? qsTr("Lay the bag on the pad. Missing: %1. Too much: %2")
                            .arg(root.pack.absent).arg(root.pack.foreign)
                    : root.pack.absent !== "" ? qsTr("Lay the bag on the pad. Missing: %1")
                                                    .arg(root.pack.absent)
                    : qsTr("This does not belong in the bag: %1").arg(root.pack.foreign)
            }
            StageStep {
                objectName: "stagePlace"
                width: parent.width
                number: "2"
                done: root.pack.chosenPlace !== ""
                text: root.pack.chosenPlace === "" ? qsTr("Scan the place, or touch it here")
                                                   : qsTr("Place %1").arg(root.pack.chosenPlace)
            }
            Words {
                width: parent.width
                visible: root.pack.missing > 0
                text: root.pack.missing === 1 ? qsTr("1 piece is missing: the customer will be told")
                                              : qsTr("%1 pieces are missing: the customer will be told")
                                                    .arg(root.pack.missing)
                color: Theme.colours.mind
                size: Theme.caption
            }
            OrderGoods {
                visible: height > cellHeight / 2
                width: parent.width + Theme.gapSmall
                height: root.portrait ? Math.min(contentHeight, cellHeight)
                                      : Math.max(0, Math.min(contentHeight, left.height - y))
                columns: root.portrait ? 4 : 3
                model: root.pack.lines
            }
        }
    }
    GridView {
        id: grid
        objectName: "places"
        readonly property int columns: root.portrait ? 4 : 5
        x: root.portrait ? Theme.margin : left.x + left.width + Theme.gapLarge
        y: root.portrait ? left.height + Theme.gap : 0
        width: root.width - x - Theme.margin + Theme.gapSmall
        height: root.height - y
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cellWidth: Math.floor(width / columns)
        cellHeight: Theme.pick(140, 96) + Math.round(Theme.caption - Theme.pick(24, 18))
        model: root.pack.places
        delegate: Item {
            id: cell
            required property var modelData
            width: GridView.view.cellWidth
            height: GridView.view.cellHeight
            Touchable {
                id: place
                readonly property bool chosen: root.pack.chosenPlace === cell.modelData.key
                readonly property bool bay: cell.modelData.kind === "bay"
                objectName: "place:" + cell.modelData.key
                spoken: bay ? qsTr("Bay %1").arg(cell.modelData.name) : cell.modelData.name
                width: parent.width - Theme.gapSmall
                height: parent.height - Theme.gapSmall
                onTouched: root.pack.choosePlace(cell.modelData.key)
                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: place.chosen ? Theme.colours.accent
                         : place.pressed ? Theme.colours.line : Theme.colours.card
                    border { width: place.chosen ? 0 : Theme.hairline; color: Theme.colours.line }
                }
                Words {
                    anchors.fill: parent
                    anchors.margins: Theme.gapTiny
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    fits: true
                    text: place.bay ? qsTr("Bay %1").arg(cell.modelData.name) : cell.modelData.name
                    size: place.bay ? Theme.body : Theme.title
                    strong: true
                    color: place.chosen ? Theme.colours.onAccent : Theme.colours.ink
                    Accessible.ignored: true
                }
            }
        }
    }
}
