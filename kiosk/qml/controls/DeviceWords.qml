import QtQuick

// What is wrong with a device and what to do, in words; the illnesses are those of contracts/devices.py.
QtObject {
    function illness(name: string): string {
        switch (name) {
        case "away": return qsTr("It does not answer. Check power and cable")
        case "quiet": return qsTr("It has fallen silent. Switch it off and on")
        case "repeating": return qsTr("It repeats itself. Switch it off and on")
        case "drifting": return qsTr("Its weight drifts. Empty it and set it to zero")
        case "flooding": return qsTr("It sends too much. Switch it off and on")
        case "clock": return qsTr("Its clock is wrong. Switch it off and on")
        case "refusing": return qsTr("It cannot take its new settings. Tell head office")
        case "failing": return qsTr("Much of what it sends is spoilt. Check the cable")
        }
        return ""
    }
}
