import QtQuick
import controls

// What is said to those who asked for it: where they are, what is to be done, what has happened,
// what has the focus. All of one moment becomes one text; the next moment hushes it.
Item {
    id: root

    required property var kiosk          // KioskView
    property ScreenFrame screen: null
    property Item focused: null
    property string notice: ""
    property string sheet: ""            // the name of the sheet that is open
    readonly property bool on: kiosk.access.spoken
    readonly property string guidance: screen === null ? "" : screen.guidance
    readonly property string newest: kiosk.access.newestKey
    readonly property string due: kiosk.basket.due
    property var parts: ({})

    visible: false
    onOnChanged: {
        if (on)
            tell("place", qsTr("Reading aloud. Move with the arrow keys, choose with the middle key."))
        else
            kiosk.access.say("")
    }
    onScreenChanged: tell("place", place())
    onSheetChanged: tell("place", sheet)
    onGuidanceChanged: tell("guidance", guidance)
    onNoticeChanged: tell("news", notice)
    onNewestChanged: tell("line", newest === "" ? "" : kiosk.access.newestName + ", "
                                                       + kiosk.access.newestAmount)
    onDueChanged: tell("total", kiosk.basket.empty ? "" : qsTr("Total %1").arg(due))
    onFocusedChanged: tell("focus", focusWords())

    function tell(part: string, words: string) {
        if (!on || words === "")
            return
        parts[part] = words
        Qt.callLater(speak)
    }
    function speak() {
        const order = ["place", "guidance", "news", "line", "total", "focus"]
        const words = order.map(part => parts[part] || "").filter(one => one !== "")
        parts = {}
        if (on && words.length > 0)
            kiosk.access.say(words.join(". "))
    }
    function place(): string {
        return screen === null ? "" : screen.title
    }
    function focusWords(): string {
        const item = focused as Touchable
        return item === null ? "" : item.spoken
    }
}
