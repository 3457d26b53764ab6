import QtQuick
import theme

// Nobody has touched or scanned for a while: ask, then make room for the next person.
Sheet {
    id: root

    property int seconds: 0
    signal stayed

    name: question.text
    onDismissed: root.stayed()

    Column {
        width: parent ? parent.width : 0
        spacing: Theme.gap
        Words {
            id: question
            width: parent.width
            text: qsTr("Are you still there?")
            size: Theme.heading
            strong: true
        }
        Countdown {
            width: parent.width
            seconds: root.seconds
            whole: 30
            text: qsTr("For your privacy this screen is cleared in %1 s").arg(root.seconds)
        }
        Button {
            objectName: "stayButton"
            width: parent.width
            kind: "primary"
            text: qsTr("I am here")
            onTouched: root.stayed()
        }
    }
}
