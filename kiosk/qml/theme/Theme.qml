pragma Singleton
import QtQuick

// The only place with colours, sizes, spacing, radii and durations.
// Sizes are written for 1080x1920 (portrait) and 1280x800 (landscape) and follow the window.
QtObject {
    id: theme

    // Set by the window and by options, read by everything else.
    property real width: 1080
    property real height: 1920
    property string language: "en"
    property string look: "day"          // "day", "night" or "contrast"
    property real textScale: 1.0         // 1.0 to 2.0
    property bool motion: true           // false: nothing moves
    property bool low: false             // all of a wide window in its lower half: flat bars
    property url marks: ""               // the folder of the interface's own drawings
    function mark(name: string): string {
        return theme.marks.toString() === "" ? "" : theme.marks + "/" + name + ".svg"
    }

    readonly property bool portrait: height >= width
    readonly property real unit: portrait ? Math.min(width / 1080, height / 1920)
                                          : Math.min(width / widthMin, height / 800)
    // What is nearly square has height to spare: its letters and keys are larger.
    readonly property real widthMin: height > 0.75 * width ? 1150 : 1280

    // Space: an 8 px grid.
    function px(value: real): real { return Math.round(value * theme.unit) }
    function pick(portraitValue: real, landscapeValue: real): real {
        return theme.px(theme.portrait ? portraitValue : landscapeValue)
    }
    readonly property real margin: pick(48, 32)
    readonly property real gap: pick(24, 16)
    readonly property real gapSmall: pick(16, 12)
    readonly property real gapTiny: pick(8, 6)
    readonly property real gapLarge: pick(48, 28)
    readonly property real radius: pick(20, 16)
    readonly property real radiusSmall: pick(14, 12)
    readonly property real hairline: Math.max(1, px(2))
    readonly property real focusWidth: px(5)

    // Touch.
    readonly property real touchPrimary: pick(128, 88)
    readonly property real touch: pick(88, 64)
    readonly property real topHeight: low ? px(76) : pick(136, 96) + (textScale - 1) * pick(48, 24)
    readonly property real bottomHeight: low ? px(96) : pick(328, 124)

    // Type.
    readonly property string family: language === "zh-Hant" ? "Noto Sans CJK TC"
                                                            : "Noto Sans CJK SC"
    // `growth`: how much of the text scale a size takes part in; what is large already grows less.
    function letter(portraitValue: real, landscapeValue: real, growth: real): int {
        const scale = 1 + (theme.textScale - 1) * growth
        return Math.round(theme.pick(portraitValue, landscapeValue) * scale)
    }
    readonly property int caption: letter(24, 18, 1)
    readonly property int body: letter(32, 22, 1)
    readonly property int item: letter(36, 24, 0.9)
    readonly property int title: letter(42, 30, 0.5)
    readonly property int heading: letter(56, 40, 0.35)
    readonly property int display: letter(80, 54, 0.2)
    readonly property int total: letter(96, 56, 0.15)

    // Motion, in milliseconds.
    readonly property int quick: motion ? 120 : 0
    readonly property int calm: motion ? 200 : 0

    readonly property Colours day: Colours {
        paper: "#f8f5ee"; card: "#ffffff"; wash: "#f0ece2"; line: "#dcd6c8"
        ink: "#1c2220"; soft: "#454c48"
        accent: "#0d4f47"; accentDown: "#093a34"; onAccent: "#ffffff"
        good: "#17532b"; goodWash: "#e3f0e1"
        mind: "#5a3a00"; mindWash: "#fbecc9"
        stop: "#861a16"; stopWash: "#fae3df"
        scrim: "#99161a18"
    }
    readonly property Colours night: Colours {
        paper: "#14191a"; card: "#1d2425"; wash: "#263031"; line: "#3a4647"
        ink: "#f4f1e9"; soft: "#cdd2cc"
        accent: "#a3ddd0"; accentDown: "#c6eee5"; onAccent: "#08261f"
        good: "#a8dcae"; goodWash: "#1c3323"
        mind: "#f3d491"; mindWash: "#382c10"
        stop: "#ffc0b8"; stopWash: "#42201d"
        scrim: "#b3000000"
    }
    readonly property Colours contrast: Colours {
        paper: "#ffffff"; card: "#ffffff"; wash: "#ececec"; line: "#767676"
        ink: "#000000"; soft: "#000000"
        accent: "#00264d"; accentDown: "#000000"; onAccent: "#ffffff"
        good: "#003c12"; goodWash: "#ffffff"
        mind: "#3d2600"; mindWash: "#ffffff"
        stop: "#6b0000"; stopWash: "#ffffff"
        scrim: "#cc000000"
    }
    readonly property Colours colours: look === "night" ? night : look === "contrast" ? contrast : day
}
