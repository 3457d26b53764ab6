import QtQuick
import theme
import controls

// One thing on the scale: what it is, how heavy, what it costs.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var goods: kiosk.weigh

    title: qsTr("Weigh it")
    guidance: goods.name + ". " + (goods.loaded ? qsTr("%1 kg").arg(goods.weight) : qsTr("Put it on the scale"))
    totalShown: true
    primaryText: qsTr("Take this weight")
    primaryEnabled: goods.loaded && goods.stable
    cancelText: qsTr("Back")
    onPrimaryTouched: goods.take()
    onCancelTouched: kiosk.back()

    Picture {
        id: drawing
        x: root.portrait ? (root.width - width) / 2 : Theme.margin
        y: root.portrait ? Theme.gapSmall : Theme.gap
        width: root.portrait ? Theme.px(Theme.textScale > 1.4 ? 560 : 720) : Math.min(root.height - 2 * Theme.gap, Theme.px(500))
        height: width
        radius: Theme.radius * 1.4
        source: root.goods.picture
        name: root.goods.name
    }
    Column {
        x: root.portrait ? Theme.margin : drawing.x + drawing.width + Theme.gapLarge
        y: root.portrait ? drawing.y + drawing.height + Theme.gapLarge
                         : drawing.y + (drawing.height - height) / 2
        width: root.width - x - Theme.margin
        spacing: Theme.gapSmall
        Words {
            width: parent.width
            text: root.goods.name
            size: Theme.heading
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            text: qsTr("%1 per kg").arg(root.goods.unitPrice)
            size: Theme.item
            color: Theme.colours.soft
        }
        Item { width: 1; height: Theme.gapSmall }
        Card {
            width: parent.width
            height: reading.height + 2 * Theme.gap
            border.color: root.goods.loaded && root.goods.stable ? Theme.colours.good
                                                                 : Theme.colours.line
            border.width: Theme.hairline * 1.5
            Column {
                id: reading
                x: Theme.gap
                y: Theme.gap
                width: parent.width - 2 * Theme.gap
                Words {
                    width: parent.width
                    text: root.goods.below ? qsTr("The scale is not at zero")
                        : !root.goods.loaded ? qsTr("Put it on the scale")
                        : root.goods.stable ? qsTr("On the scale") : qsTr("Still moving")
                    color: root.goods.loaded && root.goods.stable ? Theme.colours.good
                                                                  : Theme.colours.soft
                    strong: true
                }
                Item {
                    width: parent.width
                    height: weight.height
                    Words {
                        id: weight
                        objectName: "weight"
                        text: qsTr("%1 kg").arg(root.goods.weight)
                        size: Theme.total * 0.9
                        strong: true
                        money: true
                    }
                    Words {
                        anchors { right: parent.right; baseline: weight.baseline }
                        text: root.goods.loaded ? root.goods.amount : ""
                        size: Theme.heading
                        money: true
                    }
                }
            }
        }
        Button {
            objectName: "tareButton"
            width: parent.width
            enabled: root.goods.tare !== "" || (root.goods.loaded && root.goods.stable)
            text: root.goods.tare === "" ? qsTr("My own container is on it: do not count it")
                : qsTr("Without the container of %1 kg: count it again").arg(root.goods.tare)
            size: Theme.caption * 1.1
            onTouched: root.goods.setTare()
        }
    }
}
