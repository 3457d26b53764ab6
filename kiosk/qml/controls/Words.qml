import QtQuick
import theme

// All text on the screen. Names from a catalogue are never read as markup.
Text {
    property int size: Theme.body
    property bool strong: false
    property bool money: false
    readonly property bool elides: elide !== Text.ElideNone

    color: Theme.colours.ink
    font.family: Theme.family
    font.pixelSize: size
    font.weight: strong ? Font.Bold : Font.Normal
    font.features: money ? ({ "tnum": 1 }) : ({})
    textFormat: Text.PlainText
    wrapMode: money ? Text.NoWrap : Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
