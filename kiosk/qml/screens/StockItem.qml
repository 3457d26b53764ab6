pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// One item: its picture, and each figure with how old it is and where it comes from.
Item {
    id: root

    required property var stock          // name, picture, known, figures, past
    property bool brief: false           // only what matters while something is being done
    property bool aside: false           // the past stands elsewhere
    readonly property string since: age(stock.pastMinutes)

    height: all.height + 2 * Theme.gapSmall

    function label(key: string): string {
        switch (key) {
        case "on_hand": return qsTr("On hand")
        case "promised": return qsTr("Promised")
        case "shelf": return qsTr("On the shelf")
        case "back": return qsTr("In the back room")
        case "tags": return qsTr("Tags read")
        }
        return ""
    }
    function source(key: string): string {
        switch (key) {
        case "receipt": return qsTr("delivery")
        case "sale": return qsTr("sale")
        case "order": return qsTr("order")
        case "count": return qsTr("count")
        case "tag": return qsTr("readers")
        case "weight": return qsTr("scales")
        case "move": return qsTr("carried")
        case "written_off": return qsTr("written off")
        case "returned": return qsTr("returned")
        case "sent": return qsTr("sent away")
        }
        return qsTr("books")
    }
    function age(minutes: int): string {
        return minutes < 0 ? qsTr("nobody has looked") : minutes < 1 ? qsTr("just now")
             : minutes < 120 ? qsTr("%1 min ago").arg(minutes)
             : minutes < 2880 ? qsTr("%1 h ago").arg(Math.floor(minutes / 60))
                              : qsTr("%1 days ago").arg(Math.floor(minutes / 1440))
    }

    Card { anchors.fill: parent }
    Column {
        id: all
        x: Theme.gapSmall
        y: Theme.gapSmall
        width: root.width - 2 * x
        spacing: Theme.gapTiny
        Row {
            width: parent.width
            spacing: Theme.gapSmall
            Picture {
                id: drawing
                width: Theme.pick(110, 80)
                height: width
                source: root.stock.picture
                name: root.stock.name
            }
            Words {
                width: parent.width - drawing.width - parent.spacing
                anchors.verticalCenter: parent.verticalCenter
                text: root.stock.name
                size: Theme.item
                strong: true
                lineHeight: 0.9
            }
        }
        Words {
            visible: !root.stock.known
            width: parent.width
            text: qsTr("One moment")
            color: Theme.colours.soft
        }
        Repeater {
            model: root.stock.figures.filter(one => !root.brief
                                                    || ["on_hand", "shelf", "back"].includes(one.key))
            Item {
                id: line
                required property var modelData
                width: all.width
                height: Math.max(names.height, number.height)
                Column {
                    id: names
                    width: parent.width - number.width - Theme.gapSmall
                    Words {
                        width: parent.width
                        text: root.label(line.modelData.key)
                        lineHeight: 0.9
                    }
                    Words {
                        width: parent.width
                        text: line.modelData.minutes < 0 ? root.age(-1)
                            : root.source(line.modelData.source) + " · " + root.age(line.modelData.minutes)
                        size: Theme.caption
                        color: Theme.colours.soft
                    }
                }
                Words {
                    id: number
                    objectName: "figure:" + line.modelData.key
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    text: line.modelData.number
                    size: Theme.title
                    strong: true
                    money: true
                }
            }
        }
        StockPast {
            objectName: "stockPast"
            visible: some && !root.brief && !root.aside
            width: parent.width
            stock: root.stock
            since: root.since
        }
    }
}
