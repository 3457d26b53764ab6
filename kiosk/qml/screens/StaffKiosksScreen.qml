pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls

// All tills at a glance: what each is doing, who waits for a colleague, and what can be done here.
ScreenFrame {
    id: root

    title: qsTr("All tills")
    staff: true
    cancelText: qsTr("Sign out")
    onCancelTouched: kiosk.staff.leave()

    function doing(one: var): string {
        switch (one.doing) {
        case "free": return qsTr("Free")
        case "shopping": return qsTr("Shopping: %1 items").arg(one.pieces)
        case "paying": return qsTr("Paying")
        case "collecting": return qsTr("Collecting an order")
        case "waiting": return qsTr("Waits for a colleague")
        case "staff": return qsTr("A colleague is there")
        case "paused": return qsTr("Closed")
        }
        return ""
    }
    function steps(one: var): var {
        if (one.judged)
            return [{ step: "approve:" + one.key, name: qsTr("In order") },
                    { step: "refuse:" + one.key, name: qsTr("No") }]
        if (one.mine)
            return []
        if (one.doing === "free")
            return [{ step: "pause:" + one.key, name: qsTr("Close") }]
        return one.doing === "paused" ? [{ step: "resume:" + one.key, name: qsTr("Open") }] : []
    }

    CallWords { id: calls }
    StaffTabs {
        id: tabs
        x: Theme.margin
        width: root.width - 2 * Theme.margin
        kiosk: root.kiosk
        current: "kiosks"
    }
    ListView {
        id: list
        objectName: "kiosks"
        x: Theme.margin
        y: tabs.height + Theme.gap
        width: root.width - 2 * Theme.margin
        height: root.height - y
        clip: true
        spacing: Theme.gapSmall
        bottomMargin: Theme.gap
        boundsBehavior: Flickable.StopAtBounds
        enabled: !root.kiosk.kiosks.busy
        model: root.kiosk.kiosks.rows
        delegate: TillRow {
            id: row
            required property var modelData
            width: ListView.view.width
            meant: modelData.doing === "waiting"
            title: qsTr("Till %1").arg(modelData.key) + " · " + root.doing(modelData)
            detail: [calls.why(modelData.call),
                     modelData.minutes < 1 ? qsTr("just now")
                                           : qsTr("%1 min ago").arg(modelData.minutes)]
                    .filter(one => one !== "").join(" · ")
            steps: root.steps(modelData)
            onAsked: step => root.kiosk.kiosks.tell(row.modelData.key, step.split(":")[0])
        }
    }
    EmptyState {
        anchors.centerIn: list
        width: Math.min(list.width, Theme.pick(720, 640))
        visible: list.count === 0
        picture: Theme.mark("terminal")
        title: qsTr("No till has told anything yet")
        text: qsTr("They appear here by themselves.")
    }
}
