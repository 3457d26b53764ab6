pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// Stock: scan or type an item to see its figures and do something with it; receive deliveries.
ScreenFrame {
    id: root

    readonly property var stock: kiosk.stock
    readonly property bool item: stock.sku !== ""
    readonly property bool acts: stock.action !== ""
    readonly property bool beside: !Theme.portrait
    readonly property bool roomy: Theme.textScale <= 1.4
    readonly property bool pastAside: beside && roomy

    title: qsTr("Stock")
    guidance: hint.text
    staff: true
    primaryText: acts ? deed() : ""
    primaryEnabled: stock.whole
    cancelText: acts ? qsTr("Leave it") : item ? qsTr("Another item") : qsTr("Sign out")
    onPrimaryTouched: stock.confirm()
    onCancelTouched: acts ? stock.choose("") : item ? stock.openTab() : kiosk.staff.leave()

    function deed(): string {
        switch (stock.action) {
        case "count": return qsTr("So many lie there")
        case "move": return qsTr("It is carried")
        case "write_off": return qsTr("Write off")
        case "send": return qsTr("Send")
        }
        return ""
    }
    function details(): var {
        switch (stock.action) {
        case "move": return [{ key: "shelf", name: qsTr("To the shelf") },
                             { key: "back", name: qsTr("To the back room") }]
        case "write_off": return [{ key: "damaged", name: qsTr("Damaged") },
                                  { key: "expired", name: qsTr("Expired") },
                                  { key: "stolen", name: qsTr("Stolen") },
                                  { key: "own_use", name: qsTr("Own use") }]
        case "send": return stock.stores
        }
        return []
    }

    StaffTabs {
        id: tabs
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        kiosk: root.kiosk
        current: "stock"
    }
    Flickable {
        id: left
        objectName: "stockPane"
        x: Theme.margin
        y: tabs.height + Theme.gap
        width: root.beside ? (root.width - 2 * Theme.margin - Theme.gapLarge) * 0.56
                           : root.width - 2 * Theme.margin
        height: (root.beside ? root.height : (keys.visible ? keys.y : deeds.y) - Theme.gap) - y
        contentHeight: figures.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: figures
            width: left.width
            spacing: Theme.gapSmall
            Words {
                id: hint
                visible: !root.item
                width: parent.width
                text: qsTr("Scan an item or the code of a pallet, or type the item's number.")
                color: Theme.colours.soft
            }
            StockItem {
                id: shown
                visible: root.item
                aside: root.pastAside
                width: parent.width
                stock: root.stock
                brief: root.acts
            }
            Choice {
                visible: root.acts && options.length > 0
                width: parent.width
                prefix: "detail:"
                title: root.stock.action === "write_off" ? qsTr("Why?") : qsTr("Where to?")
                chosen: root.stock.detail
                options: root.details()
                onAsked: key => root.stock.because(key)
            }
            Words {
                visible: root.stock.action === "count"
                width: parent.width
                text: qsTr("Scan each piece, type how many, or take what the readers see.")
                color: Theme.colours.soft
            }
            Button {
                objectName: "takeTags"
                visible: root.stock.action === "count" && root.stock.tags >= 0
                width: parent.width
                text: qsTr("The readers see %1").arg(root.stock.tags)
                onTouched: root.stock.takeTags()
            }
            Words {
                visible: !root.item && root.stock.deliveries.length > 0
                width: parent.width
                text: qsTr("Expected")
                size: Theme.title
                strong: true
            }
            Repeater {
                model: root.item ? [] : root.stock.deliveries
                TillRow {
                    required property var modelData
                    width: figures.width
                    title: modelData.code
                    detail: qsTr("%1 pieces").arg(modelData.pieces)
                    steps: [{ step: modelData.key, name: qsTr("It is here") }]
                    onAsked: step => root.stock.receive(step)
                }
            }
        }
    }
    Grid {
        id: deeds
        visible: root.item && !root.acts
        x: root.beside ? keys.x : Theme.margin
        y: root.beside ? left.y : root.height - height - Theme.gap
        width: root.beside ? keys.width : left.width
        columns: root.roomy ? 2 : 1
        spacing: Theme.gapSmall
        Repeater {
            model: [{ key: "count", name: qsTr("Count") }, { key: "move", name: qsTr("Carry") },
                    { key: "write_off", name: qsTr("Write off") },
                    { key: "send", name: qsTr("Send to a store") }]
            Button {
                required property var modelData
                objectName: "stock:" + modelData.key
                width: (deeds.width - deeds.spacing * (deeds.columns - 1)) / deeds.columns
                height: Theme.pick(120, 84)
                enabled: root.stock.known && (modelData.key !== "send"
                                              || root.stock.stores.length > 0)
                text: modelData.name
                onTouched: root.stock.choose(modelData.key)
            }
        }
    }
    StockPast {
        visible: deeds.visible && root.pastAside && some
        x: deeds.x
        y: deeds.y + deeds.height + Theme.gap
        width: deeds.width
        stock: root.stock
        since: shown.since
    }
    Column {
        id: keys
        visible: !root.item || root.acts
        x: root.beside ? root.width - width - Theme.margin : (root.width - width) / 2
        y: root.beside ? left.y : root.height - height - Theme.gap
        width: root.beside ? root.width - left.width - 2 * Theme.margin - Theme.gapLarge
                           : Math.min(root.width - 2 * Theme.margin, Theme.px(760))
        spacing: Theme.gapSmall
        Words {
            objectName: "stockTyped"
            width: parent.width
            height: Theme.pick(70, 50)
            fits: true
            least: Theme.pick(24, 18)
            text: root.acts ? (root.stock.quantity === "" ? "–" : root.stock.quantity)
                            : (root.stock.digits === "" ? "–" : root.stock.digits)
            size: Theme.heading
            strong: true
            horizontalAlignment: Text.AlignHCenter
        }
        Keyboard {
            width: parent.width
            height: Theme.pick(500, root.acts ? 300 : 280)
            count: root.stock.typed
            onTyped: character => root.stock.type(character)
            onWiped: root.stock.wipe()
        }
        Button {
            objectName: "stockLook"
            visible: !root.acts
            width: parent.width
            enabled: root.stock.typed > 3
            text: qsTr("Look it up")
            onTouched: root.stock.look()
        }
    }
}
