import QtQuick
import theme

// The total at the left, the one primary action at the right, cancel small at the bottom left.
Rectangle {
    id: root

    property string total: ""
    property string totalLabel: ""
    property string saving: ""
    property bool totalShown: false
    property string primaryText: ""
    property bool primaryEnabled: true
    property string cancelText: ""
    property string secondText: ""
    signal primaryTouched
    signal cancelTouched
    signal secondTouched

    readonly property bool portrait: Theme.portrait
    readonly property real smallEnd: second.visible ? second.x + second.width + Theme.gap
        : cancel.visible ? cancel.x + cancel.width + Theme.gap : Theme.margin
    readonly property real rowTop: portrait ? height - Theme.margin * 0.75 - Theme.touchPrimary
                                            : (height - Theme.touchPrimary) / 2

    // The room between cancel and the primary action, free where no total is shown.
    readonly property real freeLeft: primary.start
    readonly property real freeRight: primary.visible ? primary.x - Theme.gap
                                                      : width - Theme.margin

    height: Theme.bottomHeight
    color: totalShown ? Theme.colours.card : "transparent"

    Rectangle {
        width: parent.width
        height: Theme.hairline
        visible: root.totalShown
        color: Theme.colours.line
    }
    Button {
        id: cancel
        objectName: "cancelButton"
        x: Theme.margin
        y: root.rowTop + (Theme.touchPrimary - height) / 2
        kind: "quiet"
        height: Theme.touch
        visible: root.cancelText !== ""
        text: root.cancelText
        onTouched: root.cancelTouched()
    }
    Button {
        id: second
        objectName: "secondButton"
        x: cancel.x + (cancel.visible ? cancel.width + Theme.gapTiny : 0)
        y: cancel.y
        kind: "quiet"
        height: Theme.touch
        visible: root.secondText !== ""
        text: root.secondText
        onTouched: root.secondTouched()
    }
    Words {
        id: amount
        objectName: "total"
        visible: root.totalShown
        x: !root.portrait ? root.smallEnd : Theme.margin
        y: root.portrait ? (root.rowTop - height) / 2 + Theme.gapTiny : (root.height - height) / 2
        text: root.total
        size: Theme.total
        strong: true
        money: true
    }
    Column {
        visible: root.totalShown && width > Theme.px(90)
        anchors { left: amount.right; leftMargin: Theme.gap; verticalCenter: amount.verticalCenter }
        width: (root.portrait ? root.width - Theme.margin : primary.x - Theme.gap) - x
        readonly property real lines: savingTotal.visible ? 2 : 1
        readonly property real lineHeight: (root.portrait ? root.rowTop - Theme.gapSmall
                                                          : root.height - Theme.gapTiny) / lines
        Words {
            objectName: "totalLabel"
            width: parent.width
            height: Math.min(size * 1.4, parent.lineHeight)
            verticalAlignment: Text.AlignVCenter
            fits: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            text: root.totalLabel
            size: root.portrait ? Theme.body : Theme.caption
            color: Theme.colours.soft
        }
        Words {
            id: savingTotal
            objectName: "savingTotal"
            width: parent.width
            height: Math.min(size * 1.4, parent.lineHeight)
            verticalAlignment: Text.AlignVCenter
            visible: text !== ""
            fits: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            text: root.saving
            size: root.portrait ? Theme.body : Theme.caption
            strong: true
            color: Theme.colours.good
        }
    }
    Button {
        id: primary
        objectName: "primaryButton"
        readonly property real start: root.smallEnd
        kind: "primary"
        visible: root.primaryText !== ""
        enabled: root.primaryEnabled
        text: root.primaryText
        height: Theme.touchPrimary
        width: root.portrait ? root.width - Theme.margin - start : Theme.pick(0, 440)
        x: root.width - Theme.margin - width
        y: root.rowTop
        onTouched: root.primaryTouched()
    }
}
