import QtQuick

// What the bars above and below need to know of the screen between them.
Item {
    id: root

    required property var kiosk
    property string title: ""
    property string guidance: ""         // what to do here, in a sentence: for ears
    property string primaryText: ""
    property bool primaryEnabled: true
    property string cancelText: ""
    property string secondText: ""       // another small thing, beside cancel
    property bool totalShown: false
    property bool languagesInBar: true
    property bool staff: false
    property bool bottomFree: false      // the screen draws to the bottom edge itself
    signal primaryTouched
    signal cancelTouched
    signal secondTouched
}
