pragma ComponentBehavior: Bound
import QtQuick
import theme

// Our own keys. `mode`: "digits" for numbers, "codes" for pickup codes (Crockford's base 32: no I,
// L, O, U), "letters" for names in the language's own order of keys, "initials" for the first
// letters of pinyin, which are never I, U or V.
Item {
    id: root

    property string mode: "digits"
    property string language: Theme.language
    property bool wipes: mode !== "codes"    // a key that takes the last character away
    property int count: 0                    // how much has been typed: wipe is off at none
    signal typed(string character)
    signal wiped

    readonly property var letterRows: ({
        en: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
        de: ["qwertzuiopü", "asdfghjklöä", "yxcvbnmß"],
        es: ["qwertyuiop", "asdfghjklñ", "zxcvbnm"]
    })
    readonly property var rows: mode === "digits" ? ["123", "456", "789", " 0"]
        : mode === "codes" ? ["12345678", "90ABCDEF", "GHJKMNPQ", "RSTVWXYZ"]
        : mode === "initials" ? ["1234567890", "abcdefgh", "jklmnopq", "rstwxyz"]
        : ["1234567890"].concat(letterRows[language] || letterRows.en)
    readonly property int columns: Math.max(...rows.map(row => row.length))
    readonly property bool spaced: mode === "letters"
    readonly property real spacing: Theme.portrait && columns < 9 ? Theme.gapSmall : Theme.gapTiny
    readonly property real keyWidth: Math.floor((width - spacing * (columns - 1)) / columns)
    readonly property real keyHeight: Math.floor((height - spacing * (rows.length - 1))
                                                 / rows.length)
    readonly property int letterSize: mode === "digits" ? Theme.heading
                                    : columns < 9 ? Theme.title : Theme.item

    implicitHeight: rows.length * (Theme.pick(96, 72) + spacing) - spacing

    function keysOf(row: int): var {
        const keys = rows[row].split("")
        if (row === rows.length - 1)
            return keys.concat(spaced ? ["space"] : []).concat(wipes ? ["wipe"] : [])
        return keys
    }
    // What is left of the last row goes to its wide keys.
    function widthOf(key: string): real {
        if (key.length === 1)
            return keyWidth
        const wide = (spaced ? 1 : 0) + (wipes ? 1 : 0)
        const free = columns - rows[rows.length - 1].length
        return Math.max(keyWidth, (free * (keyWidth + spacing) - wide * spacing) / wide)
    }

    Column {
        spacing: root.spacing
        width: parent.width
        Repeater {
            model: root.rows.length
            Row {
                id: line
                required property int index
                anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
                spacing: root.spacing
                Repeater {
                    model: root.keysOf(line.index)
                    Touchable {
                        id: key
                        required property string modelData
                        readonly property bool isWipe: modelData === "wipe"
                        readonly property bool isSpace: modelData === "space"
                        objectName: "key:" + modelData
                        opacity: modelData === " " ? 0 : 1
                        enabled: modelData !== " " && (!isWipe || root.count > 0)
                        spoken: isWipe ? qsTr("Wipe the last character")
                              : isSpace ? qsTr("Space") : modelData
                        ringRadius: Theme.radiusSmall
                        width: root.widthOf(modelData)
                        height: root.keyHeight
                        onTouched: isWipe ? root.wiped() : root.typed(isSpace ? " " : modelData)
                        Rectangle {
                            anchors.fill: parent
                            radius: Theme.radiusSmall
                            color: key.pressed ? Theme.colours.line
                                 : key.modelData.length > 1 ? Theme.colours.wash
                                                            : Theme.colours.card
                            border { width: Theme.hairline; color: Theme.colours.line }
                        }
                        Words {
                            anchors { fill: parent; margins: Theme.hairline }
                            text: key.isWipe ? qsTr("Wipe") : key.isSpace ? qsTr("Space")
                                : key.modelData
                            size: key.modelData.length > 1 ? Theme.body : root.letterSize
                            fits: true
                            least: Theme.px(16)
                            color: key.isWipe && !key.enabled ? Theme.colours.soft
                                                              : Theme.colours.ink
                            money: true
                            horizontalAlignment: Text.AlignHCenter
                            verticalAlignment: Text.AlignVCenter
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
