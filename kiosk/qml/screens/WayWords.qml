import QtQuick
import theme

// Ways to pay in words, and the mark beside each.
QtObject {
    function name(way: string): string {
        switch (way) {
        case "card": return qsTr("Card")
        case "wechat": return qsTr("WeChat Pay")
        case "alipay": return qsTr("Alipay")
        case "bank": return qsTr("Bank transfer by QR")
        case "gift": return qsTr("Gift card")
        case "counter": return qsTr("At the counter")
        }
        return way
    }
    function detail(way: string): string {
        switch (way) {
        case "card": return qsTr("Card, phone or watch")
        case "wechat":
        case "alipay":
        case "bank": return qsTr("Scan the code here with your phone")
        case "gift": return qsTr("Hold it to the camera or type its number")
        case "counter": return qsTr("Cash, or with the help of a colleague")
        }
        return ""
    }
    function mark(way: string): string {
        switch (way) {
        case "card": return Theme.mark("card")
        case "gift": return Theme.mark("gift")
        case "counter": return Theme.mark("counter")
        case "bank": return Theme.mark("bank-code")
        }
        return Theme.mark("phone-code")
    }
}
