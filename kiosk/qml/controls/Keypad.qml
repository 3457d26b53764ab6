pragma ComponentBehavior: Bound
import QtQuick
import theme

// Keys for numbers with a wipe key ("digits"), or for pickup codes ("codes": Crockford's base 32,
// no I, L, O, U; its field has the wipe key beside it).
Item {
    id: root

    property string kind: "digits"
    property int count: 0                // how much has been typed: wipe is off at none
    signal typed(string character)
    signal wiped

    readonly property bool digits: kind === "digits"
    readonly property int columns: digits ? 3 : 8
    readonly property int rows: 4
    readonly property real spacing: Theme.portrait ? Theme.gapSmall : Theme.gapTiny
    readonly property real keyWidth: Math.floor((width - spacing * (columns - 1)) / columns)
    readonly property real keyHeight: Math.floor((height - spacing * (rows - 1)) / rows)
    readonly property var keys: digits
        ? ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "<"]
        : "1234567890ABCDEFGHJKMNPQRSTVWXYZ".split("")

    Grid {
        columns: root.columns
        spacing: root.spacing
        Repeater {
            model: root.keys
            Touchable {
                id: key
                required property string modelData
                required property int index
                readonly property bool wipes: modelData === "<"
                objectName: wipes ? "key:wipe" : "key:" + modelData
                opacity: modelData === "" ? 0 : 1
                enabled: modelData !== "" && (!wipes || root.count > 0)
                spoken: wipes ? qsTr("Wipe the last character") : modelData
                width: root.keyWidth
                height: root.keyHeight
                onTouched: wipes ? root.wiped() : root.typed(modelData)
                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radiusSmall
                    color: key.pressed ? Theme.colours.line
                         : key.wipes ? Theme.colours.wash : Theme.colours.card
                    border { width: Theme.hairline; color: Theme.colours.line }
                }
                Words {
                    anchors.centerIn: parent
                    text: key.wipes ? qsTr("Wipe") : key.modelData
                    size: key.wipes ? Theme.body : (root.digits ? Theme.heading : Theme.title)
                    color: key.wipes && !key.enabled ? Theme.colours.soft : Theme.colours.ink
                    money: true
                    Accessible.ignored: true
                }
            }
        }
    }
}
