import QtQuick
import theme
import controls

// One instruction with its picture or code, and how far the payment is.
Card {
    id: root

    required property var pay
    readonly property string phase: pay.phase
    readonly property bool over: phase === "declined" || phase === "unreachable"
    readonly property bool good: phase === "approved" || phase === "recording"
                                 || phase === "returned" && pay.reason === ""
    readonly property string instruction: words.instruction()
    readonly property bool code: phase === "instruct" && pay.qr !== ""

    radius: Theme.radius * 1.4
    PayWords { id: words; pay: root.pay }
    WayWords { id: wayWords }
    Item {
        id: place
        readonly property real most: root.code ? Theme.pick(680, 400) : Theme.pick(520, 320)
        y: Theme.gap
        width: parent.width
        height: texts.y - 2 * Theme.gap
        QrImage {
            objectName: "payQr"
            anchors.centerIn: parent
            width: Math.max(1, Math.min(parent.height, parent.width - 2 * Theme.gap, place.most))
            height: width
            visible: root.code
            text: root.code ? root.pay.qr : ""
            name: qsTr("The code to pay with")
            border.width: 0
        }
        Image {
            anchors.centerIn: parent
            width: Math.max(1, Math.min(parent.height, place.most))
            height: width
            visible: !root.code
            source: root.good ? Theme.mark("tick")
                  : root.pay.kind === "card" && !root.over && root.phase !== "returning"
                    ? Theme.mark("terminal") : wayWords.mark(root.pay.way)
            sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
            Accessible.ignored: true
        }
    }
    Column {
        id: texts
        x: Theme.gapLarge
        y: (steps.visible ? steps.y : parent.height) - height - Theme.gapLarge
        width: parent.width - 2 * x
        spacing: Theme.gapTiny
        Words {
            objectName: "payInstruction"
            width: parent.width
            text: root.instruction
            size: Theme.heading
            strong: true
            lineHeight: 0.9
            horizontalAlignment: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: words.detail()
            color: Theme.colours.soft
            horizontalAlignment: Text.AlignHCenter
        }
    }
    PaySteps {
        id: steps
        visible: root.phase !== "returning" && root.phase !== "returned"
        kind: root.pay.kind
        x: Theme.gapLarge
        y: parent.height - height - Theme.gap * 1.5
        width: parent.width - 2 * x
        now: root.phase === "approved" ? 3 : root.phase === "recording" ? 2
           : root.phase === "intending" || root.phase === "asking"
             || root.pay.reason === "terminal_down" ? 0 : 1
    }
}
