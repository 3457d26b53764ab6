import QtQuick

// How a receipt printer is, in words; the states are those of contracts/receipts.py.
QtObject {
    function state(name: string): string {
        switch (name) {
        case "absent": return qsTr("No receipt printer")
        case "offline": return qsTr("The printer does not answer")
        case "cover_open": return qsTr("The printer's cover is open")
        case "paper_out": return qsTr("The printer has no paper")
        case "paper_low": return qsTr("The printer's paper ends soon")
        case "ready": return qsTr("The printer is ready")
        }
        return ""
    }
}
