import QtQuick

// One set of colours. Every text colour here is at least 7:1 on each ground it is used on
// (WCAG 2.2, 1.4.6); `pairs` names those uses and a test measures them.
QtObject {
    required property color paper      // the screen
    required property color card       // a raised surface
    required property color wash       // behind pictures, secondary buttons, chosen rows
    required property color line       // hairlines and borders
    required property color ink        // text
    required property color soft       // second text
    required property color accent     // the one thing to touch
    required property color accentDown
    required property color onAccent
    required property color good
    required property color goodWash
    required property color mind
    required property color mindWash
    required property color stop
    required property color stopWash
    required property color scrim

    readonly property var pairs: [
        ["ink", "paper"], ["ink", "card"], ["ink", "wash"],
        ["soft", "paper"], ["soft", "card"], ["soft", "wash"],
        ["accent", "card"], ["accent", "paper"], ["accent", "wash"],
        ["onAccent", "accent"], ["onAccent", "accentDown"],
        ["good", "card"], ["good", "paper"], ["good", "goodWash"], ["ink", "goodWash"],
        ["mind", "card"], ["mind", "mindWash"], ["ink", "mindWash"],
        ["stop", "card"], ["stop", "stopWash"], ["ink", "stopWash"], ["soft", "mindWash"],
        ["soft", "goodWash"]
    ]
}
