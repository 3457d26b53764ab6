import QtQuick

// Why a colleague is called, in words.
QtObject {
    function why(reason: string): string {
        switch (reason) {
        case "help": return qsTr("Asks for help")
        case "age": return qsTr("Age check")
        case "payment": return qsTr("Payment unclear")
        case "unknown_code": return qsTr("A code that the till does not know")
        case "quantity": return qsTr("More than the limit of one item")
        case "high_value": return qsTr("A basket of high value")
        case "weight": return qsTr("The bag weighs something else")
        case "unpaid_tag": return qsTr("Something on the pad is not in the basket")
        case "coupon": return qsTr("A coupon was refused")
        case "price": return qsTr("Question about a price")
        }
        return ""
    }
}
