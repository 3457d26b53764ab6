pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Goods without a bar code: a category, then a picture; or a name or number typed.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property bool searching: kiosk.loose.searching
    readonly property int columns: (portrait ? 4 : 5) - (Theme.textScale > 1.4 ? 1 : 0)

    title: qsTr("Choose by picture")
    totalShown: true
    primaryText: kiosk.loose.number !== "" ? qsTr("Use number %1").arg(kiosk.loose.number)
               : searching ? qsTr("Show pictures") : qsTr("Search by name")
    cancelText: qsTr("Back")
    onPrimaryTouched: kiosk.loose.number !== "" ? kiosk.loose.useNumber()
                                                : kiosk.loose.search(!searching)
    onCancelTouched: kiosk.back()

    ListView {
        id: categories
        objectName: "categories"
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        height: root.searching ? 0 : Theme.pick(96, 72)
        visible: !root.searching
        orientation: ListView.Horizontal
        spacing: Theme.gapSmall
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: [{ "key": "", "name": qsTr("All"), "picture": "" }].concat(
                   root.kiosk.loose.categories)
        delegate: Touchable {
            id: chip
            required property var modelData
            readonly property bool current: modelData.key === root.kiosk.loose.category
            objectName: "category:" + modelData.key
            spoken: modelData.name
            width: Math.max(Theme.touch * 1.3, chipRow.width + Theme.gap * 2)
            height: ListView.view.height
            onTouched: root.kiosk.loose.chooseCategory(modelData.key)
            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: chip.pressed ? Theme.colours.line
                     : chip.current ? Theme.colours.accent : Theme.colours.card
                border { width: chip.current ? 0 : Theme.hairline; color: Theme.colours.line }
            }
            Row {
                id: chipRow
                anchors.centerIn: parent
                spacing: Theme.gapSmall
                Picture {
                    visible: chip.modelData.picture !== ""
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.pick(64, 48)
                    height: width
                    radius: width / 2
                    inset: width * 0.12
                    color: Theme.colours.paper
                    source: chip.modelData.picture
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: chip.modelData.name
                    wrapMode: Text.NoWrap
                    strong: chip.current
                    color: chip.current ? Theme.colours.onAccent : Theme.colours.ink
                    Accessible.ignored: true
                }
            }
        }
    }
    Rectangle {
        id: field
        visible: root.searching
        x: Theme.margin
        width: pad.width
        height: Theme.pick(112, 72)
        radius: Theme.radius
        color: Theme.colours.card
        border { width: Theme.hairline * 2; color: Theme.colours.accent }
        Words {
            anchors {
                left: parent.left; right: parent.right; margins: Theme.gap
                verticalCenter: parent.verticalCenter
            }
            readonly property string typed: root.kiosk.loose.query
            text: typed === "" ? qsTr("Type a name or a number") : typed
            color: typed === "" ? Theme.colours.soft : Theme.colours.ink
            size: Theme.item
            elide: Text.ElideLeft
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.EditableText
        }
    }
    Keyboard {
        id: pad
        visible: root.searching
        x: Theme.margin
        width: root.portrait ? root.width - 2 * Theme.margin : Theme.px(800)
        y: root.portrait ? root.height - height - Theme.gap : field.height + Theme.gap
        height: root.portrait ? implicitHeight
                              : Math.min(root.height - y - Theme.gap, Theme.px(380))
        mode: root.kiosk.language.startsWith("zh") ? "initials" : "letters"
        count: root.kiosk.loose.query.length
        onTyped: character => root.kiosk.loose.type(character)
        onWiped: root.kiosk.loose.wipe()
    }
    GridView {
        id: grid
        objectName: "looseGoods"
        readonly property real cell: Math.floor((width) / root.columns)
        x: (root.searching && !root.portrait ? pad.x + pad.width + Theme.gap : Theme.margin)
        y: root.searching ? (root.portrait ? field.height + Theme.gap : 0)
                          : categories.height + Theme.gap
        width: root.width - x - Theme.margin + Theme.gapSmall
        height: (root.searching && root.portrait ? pad.y - Theme.gap : root.height) - y
        cellWidth: root.searching && !root.portrait ? Math.floor(width / 2) : cell
        cellHeight: Theme.pick(316, 226) + 3 * (Theme.caption - Theme.pick(24, 18))
        cacheBuffer: 20 * cellHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.kiosk.loose.goods
        delegate: Item {
            id: cellItem
            required property string key
            required property string name
            required property string picture
            required property string price
            required property bool weighed
            width: GridView.view.cellWidth
            height: GridView.view.cellHeight
            ProductTile {
                objectName: "loose:" + cellItem.key
                width: parent.width - Theme.gapSmall
                height: parent.height - Theme.gapSmall
                name: cellItem.name
                picture: cellItem.picture
                detail: cellItem.weighed ? qsTr("%1 per kg").arg(cellItem.price) : cellItem.price
                onTouched: root.kiosk.loose.choose(cellItem.key)
            }
        }
    }
    EmptyState {
        anchors.centerIn: grid
        width: Math.min(grid.width, Theme.pick(720, 420))
        visible: root.kiosk.loose.found === 0
        pictureSize: Theme.pick(200, 120)
        picture: Theme.mark("scale")
        title: qsTr("Nothing found")
        text: qsTr("Try fewer letters, or touch Help.")
    }
}
