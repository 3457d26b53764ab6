import QtQuick
import theme
import controls

// One thing to do: what, where, since when, and the next step on it.
Item {
    id: row

    required property string key
    required property string kind
    required property string name
    required property string picture
    required property string subject
    required property string place
    required property int quantity
    required property int target
    required property string takenBy
    required property bool mine
    required property bool busy
    required property int minutes
    required property bool urgent
    required property string wantedAt
    required property string reason
    signal taken
    signal finished
    signal picked
    signal givenBack
    signal refused

    readonly property real pad: Theme.pick(20, 12)
    readonly property bool packs: kind === "pick"
    readonly property bool brings: kind === "run"

    readonly property bool stacked: Theme.textScale > 1.3

    implicitHeight: stacked ? words.height + acts.height + 3 * pad
                            : Math.max(Theme.pick(150, 104), words.height + 2 * pad,
                                       acts.height + 2 * pad)

    function headline(): string {
        switch (kind) {
        case "restock": return qsTr("Refill %1").arg(name || subject)
        case "count": return quantity > 0 ? qsTr("Count %1: more is promised than lies there").arg(name || subject)
                                          : qsTr("Count %1: the shelf says there are fewer").arg(name || subject)
        case "pick": return qsTr("Pack an order")
        case "assist": return qsTr("A customer needs you at till %1").arg(subject)
        case "printer": return qsTr("Look at the printer of till %1").arg(subject)
        case "label": return qsTr("Change the shelf label of %1").arg(name || subject)
        case "claim": return qsTr("Put money right at till %1").arg(place)
        case "bill": return qsTr("Number %1 comes to the counter to pay").arg(quantity)
        case "coupon": return qsTr("A coupon was used twice at till %1: look into it").arg(place)
        case "device": return qsTr("Look at device %1").arg(subject)
        case "exit": return qsTr("Please look: %1 left without being paid").arg(name || subject)
        case "tidy": return qsTr("Tidy up %1: something else lies there").arg(place)
        case "return": return qsTr("Take %1 back? It was paid for and lies here again").arg(name || subject)
        }
        return orders.headline(kind, place, wantedAt, name || subject) || subject
    }
    function detail(): string {
        if (orders.headline(kind, place, wantedAt, name) !== "")
            return orders.detail(kind, place, reason, target)
        const where = place === "" ? "" : qsTr("Place %1").arg(place)
        if (kind === "exit")
            return qsTr("Exit %1").arg(place)
        if (kind === "claim" || kind === "bill")
            return qsTr("Till %1").arg(place)
        if (kind === "printer")
            return printers.state(place)
        if (kind === "device")
            return devices.illness(place)
        if (kind === "assist")
            return calls.why(place)
        if (kind === "restock")
            return (where === "" ? "" : where + " · ")
                 + qsTr("%1 of %2 there").arg(quantity).arg(target)
        return where
    }
    function age(): string {
        return minutes < 1 ? qsTr("just now") : minutes < 120 ? qsTr("%1 min ago").arg(minutes)
             : qsTr("%1 h ago").arg(Math.floor(minutes / 60))
    }

    CallWords { id: calls }
    PrinterWords { id: printers }
    OrderTaskWords { id: orders }
    DeviceWords { id: devices }
    Card {
        anchors.fill: parent
        border.color: row.urgent ? Theme.colours.stop : Theme.colours.line
        border.width: row.urgent ? Theme.hairline * 2 : Theme.hairline
    }
    Picture {
        id: drawing
        x: row.pad
        y: (row.height - height) / 2
        width: Theme.pick(110, 80)
        height: width
        source: row.picture !== "" ? row.picture
              : Theme.mark(row.kind === "assist" ? "help" : row.kind === "pick" || row.brings || row.kind === "bag" ? "bag"
                         : row.kind === "claim" ? "card" : row.kind === "bill" ? "counter"
                         : row.kind === "device" || row.kind === "printer" ? "terminal" : "shelf")
        name: row.name
    }
    Column {
        id: words
        x: drawing.x + drawing.width + Theme.gap
        y: row.stacked ? row.pad : (row.height - height) / 2
        width: (row.stacked ? row.width - row.pad : acts.x - Theme.gapSmall) - x
        Words {
            objectName: "taskName"
            width: parent.width
            text: row.headline()
            size: Theme.body
            strong: true
            lineHeight: 0.9
        }
        Words {
            width: parent.width
            text: row.detail() === "" ? row.age() : row.detail() + " · " + row.age()
            size: Theme.caption
            color: Theme.colours.soft
        }
        Words {
            width: parent.width
            visible: row.takenBy !== "" && !row.mine
            text: qsTr("%1 is on it").arg(row.takenBy)
            size: Theme.caption
            color: Theme.colours.mind
        }
    }
    Column {
        id: acts
        x: row.width - width - row.pad
        y: row.stacked ? row.height - height - row.pad : (row.height - height) / 2
        width: Theme.pick(210, 150) * (row.stacked ? 2 : 1)
        spacing: Theme.gapTiny
        Button {
            objectName: "task:" + row.key
            width: parent.width
            size: Theme.body
            kind: row.mine && !row.packs ? "primary" : "secondary"
            height: Theme.touch
            visible: row.takenBy === "" || row.mine
            enabled: !row.busy
            text: row.busy ? qsTr("One moment") : row.packs ? qsTr("Pack it")
                : row.mine && row.brings ? qsTr("Handed over")
                : row.mine ? qsTr("Done") : qsTr("I do it")
            spoken: text + ": " + row.headline()
            onTouched: row.packs ? row.picked() : row.mine ? row.finished() : row.taken()
        }
        Button {
            objectName: "refuse:" + row.key
            width: parent.width
            size: Theme.caption
            height: Theme.touch
            visible: row.mine && row.brings && row.reason === "check"
            enabled: !row.busy
            text: qsTr("Not handed over")
            spoken: text + ": " + row.headline()
            onTouched: row.refused()
        }
        Button {
            objectName: "giveBack:" + row.key
            width: parent.width
            size: Theme.caption
            kind: "quiet"
            height: Theme.touch
            visible: row.mine && !row.packs
            enabled: !row.busy
            text: qsTr("Give it back")
            spoken: text + ": " + row.headline()
            onTouched: row.givenBack()
        }
    }
}
