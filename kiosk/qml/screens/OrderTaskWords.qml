import QtQuick

// What tasks around an order say; empty for any other kind.
QtObject {
    function placed(place: string): string {
        const dot = place.lastIndexOf(".")
        return place === "" ? "" : dot < 0 ? qsTr("Place %1").arg(place)
                                           : qsTr("Bay %1").arg(place.slice(dot + 1))
    }
    function headline(kind: string, place: string, wantedAt: string, name: string): string {
        switch (kind) {
        case "run": return qsTr("Bring an order to till %1").arg(wantedAt)
        case "bag": return qsTr("Please look: a packed order was carried off")
        case "bay": return qsTr("Bay %1 did not open: look at it").arg(place)
        case "put_away": return qsTr("Put the goods of an order back on their shelves")
        case "doubt": return place === "damaged" ? qsTr("Look at %1: a picker found it damaged").arg(name)
                                                 : qsTr("Look for %1: a picker did not find it").arg(name)
        }
        return ""
    }
    function detail(kind: string, place: string, reason: string, age: int): string {
        if (kind === "bay" || kind === "doubt")
            return ""
        const why = kind === "run" ? because(reason, age) : ""
        return why === "" ? placed(place) : placed(place) + " · " + why
    }
    function because(reason: string, age: int): string {
        switch (reason) {
        case "check": return age > 0 ? qsTr("look at their age: %1").arg(age)
                                     : qsTr("valuable: look who they are")
        case "bay_silent":
        case "bay_stuck": return qsTr("the bay stayed shut")
        case "not_mine": return qsTr("they say it is not theirs")
        case "wrong": return qsTr("something is wrong with it")
        }
        return ""
    }
}
