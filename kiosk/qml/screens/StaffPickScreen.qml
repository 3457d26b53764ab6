import QtQuick
import theme
import controls

// One thing at a time: where, what, how many.
ScreenFrame {
    id: root

    readonly property bool portrait: Theme.portrait
    readonly property var staffView: kiosk.staff

    title: qsTr("Pack for %1").arg(staffView.customer)
    staff: true
    primaryText: staffView.pickPosition + 1 < staffView.pickCount ? qsTr("In the bag, next")
                                                                  : qsTr("In the bag, finished")
    primaryEnabled: !staffView.busy
    cancelText: qsTr("Back")
    onPrimaryTouched: staffView.linePicked()
    onCancelTouched: staffView.pickPosition > 0 ? staffView.lineBack() : kiosk.back()

    Item {
        id: progress
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        height: counter.height + Theme.gapTiny + Theme.px(12)
        Words {
            id: counter
            objectName: "pickCounter"
            text: qsTr("%1 of %2").arg(root.staffView.pickPosition + 1)
                                  .arg(root.staffView.pickCount)
            color: Theme.colours.soft
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.px(12)
            radius: height / 2
            color: Theme.colours.line
            Rectangle {
                width: parent.width * root.staffView.pickPosition
                       / Math.max(1, root.staffView.pickCount)
                height: parent.height
                radius: height / 2
                color: Theme.colours.good
                Behavior on width { NumberAnimation { duration: Theme.calm } }
            }
        }
    }
    Picture {
        id: drawing
        x: Theme.margin
        y: progress.height + Theme.gap
        width: root.portrait ? root.width - 2 * Theme.margin
                             : Math.min(root.height - y - Theme.gap, Theme.px(480))
        height: root.portrait ? Theme.px(680) : width
        radius: Theme.radius * 1.4
        inset: height * 0.08
        source: root.staffView.pickPicture
        name: root.staffView.pickName
    }
    Column {
        x: root.portrait ? Theme.margin : drawing.x + drawing.width + Theme.gapLarge
        y: root.portrait ? drawing.y + drawing.height + Theme.gap : drawing.y
        width: root.width - x - Theme.margin
        spacing: Theme.gapSmall
        Words {
            objectName: "pickName"
            width: parent.width
            text: root.staffView.pickName
            size: Theme.heading
            strong: true
            lineHeight: 0.9
        }
        Row {
            spacing: Theme.gap
            width: parent.width
            Card {
                width: (parent.width - Theme.gap) / 2
                height: Math.max(Theme.pick(220, 180), 1.6 * (Theme.body + Theme.total))
                Words {
                    x: Theme.gap
                    y: Theme.gapSmall
                    text: qsTr("Take")
                    color: Theme.colours.soft
                }
                Words {
                    x: Theme.gap
                    anchors { bottom: parent.bottom; bottomMargin: Theme.gapTiny }
                    text: "×" + root.staffView.pickQuantity
                    size: Theme.total
                    strong: true
                    lineHeight: 0.9
                }
            }
            Card {
                width: (parent.width - Theme.gap) / 2
                height: Math.max(Theme.pick(220, 180), 1.6 * (Theme.body + Theme.total))
                Words {
                    x: Theme.gap
                    y: Theme.gapSmall
                    text: qsTr("From")
                    color: Theme.colours.soft
                }
                Words {
                    x: Theme.gap
                    anchors { bottom: parent.bottom; bottomMargin: Theme.gap }
                    width: parent.width - 2 * x
                    text: root.staffView.pickPlace || qsTr("No set place")
                    size: root.staffView.pickPlace === "" ? Theme.item : Theme.heading
                    strong: root.staffView.pickPlace !== ""
                    wrapMode: Text.WrapAnywhere
                }
            }
        }
    }
}
