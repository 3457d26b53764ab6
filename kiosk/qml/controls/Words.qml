import QtQuick
import theme

// All text on the screen. Names from a catalogue are never read as markup. What `fits` grows
// smaller, as far as `least`, before it would leave the room that it was given.
Text {
    property int size: Theme.body
    property bool strong: false
    property bool money: false
    property bool fits: false
    property int least: Math.round(size / Theme.textScale * 0.8)
    readonly property bool elides: elide !== Text.ElideNone

    color: Theme.colours.ink
    font.family: Theme.family
    font.pixelSize: size
    font.weight: strong ? Font.Bold : Font.Normal
    font.features: money ? ({ "tnum": 1 }) : ({})
    fontSizeMode: fits ? Text.Fit : Text.FixedSize
    minimumPixelSize: fits ? Math.max(1, least) : 12
    textFormat: Text.PlainText
    wrapMode: money ? Text.NoWrap : fits ? Text.WordWrap : Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
