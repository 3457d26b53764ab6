pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// The ways to pay as large cards, and the choice to pay a part.
Item {
    id: root

    required property var pay
    readonly property int columns: Theme.portrait ? 2 : Theme.textScale > 1.5 ? 2 : 3
    readonly property int rows: Math.ceil(pay.ways.length / columns)
    readonly property real gap: Theme.gapSmall
    readonly property real below: parts.visible || hint.visible ? footer.height + Theme.gap : 0
    readonly property real cardHeight: Math.max(Theme.touchPrimary, Math.min(Theme.pick(330, 230),
        (height - below - (rows - 1) * gap) / Math.max(1, rows)))

    WayWords { id: words }
    Grid {
        id: grid
        width: parent.width
        columns: root.columns
        spacing: root.gap
        Repeater {
            model: root.pay.ways
            Touchable {
                id: card
                required property var modelData
                required property int index
                readonly property real pad: Theme.pick(24, 14)
                readonly property bool tall: height > Theme.pick(230, 150)
                objectName: "way:" + modelData.id
                spoken: words.name(modelData.id) + ". " + words.detail(modelData.id)
                width: Math.floor((grid.width - (root.columns - 1) * root.gap) / root.columns)
                height: root.cardHeight
                onTouched: root.pay.choose(modelData.id)
                Card {
                    anchors.fill: parent
                    color: card.pressed ? Theme.colours.line : Theme.colours.card
                }
                Image {
                    id: mark
                    x: card.tall ? (card.width - width) / 2 : card.pad
                    y: card.tall ? card.pad : (card.height - height) / 2
                    width: card.tall ? Math.min(Theme.pick(120, 80), card.height * 0.4)
                                     : Math.min(Theme.pick(96, 56), card.height - 2 * card.pad)
                    height: width
                    source: words.mark(card.modelData.id)
                    sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
                    Accessible.ignored: true
                }
                Words {
                    id: name
                    x: card.tall ? card.pad : mark.x + mark.width + card.pad
                    y: card.tall ? mark.y + mark.height + Theme.gapTiny : card.pad
                    width: card.width - x - card.pad
                    height: card.tall ? (card.height - y - card.pad) * 0.5 : card.height - 2 * y
                    text: words.name(card.modelData.id)
                    size: Theme.item
                    strong: true
                    fits: true
                    least: Theme.px(17)
                    horizontalAlignment: card.tall ? Text.AlignHCenter : Text.AlignLeft
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
                Words {
                    x: card.pad
                    y: name.y + name.height
                    width: card.width - 2 * x
                    height: card.height - y - card.pad
                    visible: card.tall && Theme.textScale < 1.3
                    text: words.detail(card.modelData.id)
                    size: Theme.caption
                    fits: true
                    lineHeight: 0.9
                    color: Theme.colours.soft
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
        }
    }
    Column {
        id: footer
        y: grid.y + grid.height + Theme.gap
        width: parent.width
        spacing: Theme.gap
        Choice {
            id: parts
            width: parent.width
            visible: root.pay.partsMax > 1
            title: qsTr("Pay all of it or a part")
            prefix: "parts:"
            chosen: String(root.pay.parts)
            options: [{ key: "1", name: qsTr("All") }, { key: "2", name: "1/2" },
                      { key: "3", name: "1/3" }, { key: "4", name: "1/4" }]
            sizes: [Theme.body, Theme.body, Theme.body, Theme.body]
            onAsked: key => root.pay.divide(Number(key))
        }
        Words {
            id: hint
            width: parent.width
            visible: root.pay.wallets && (Theme.portrait || Theme.textScale < 1.3)
            text: qsTr("Or hold the payment code of your phone to the camera.")
            color: Theme.colours.soft
            horizontalAlignment: Theme.portrait ? Text.AlignHCenter : Text.AlignLeft
        }
    }
}
