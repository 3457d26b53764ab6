import QtQuick
import theme

// Where am I, in which language, what makes it easier, and help: always here.
Item {
    id: root

    property string title: ""
    property string language: ""
    property bool languageShown: true
    property bool helpShown: true
    property string quietLine: ""
    property string person: ""           // who is signed in, where somebody is
    signal languageTouched
    signal accessTouched
    signal helpTouched
    signal personTouched

    height: Theme.topHeight

    Image {
        id: logo
        anchors {
            left: parent.left; leftMargin: Theme.margin
            verticalCenter: parent.verticalCenter
        }
        width: Theme.pick(72, 52)
        height: width
        source: Theme.mark("logo")
        sourceSize: Qt.size(width, height)
        Accessible.ignored: true
    }
    Column {
        anchors {
            left: logo.right; leftMargin: Theme.gapSmall
            right: tools.left; rightMargin: Theme.gapSmall
            verticalCenter: parent.verticalCenter
        }
        Words {
            objectName: "screenTitle"
            width: parent.width
            text: root.title
            size: Theme.letter(42, 30, 0.3)
            strong: true
            maximumLineCount: root.quietLine === "" && !Theme.low ? 2 : 1
            elide: Text.ElideRight
            lineHeight: 0.85
            Accessible.role: Accessible.Heading
        }
        Words {
            objectName: "quietLine"
            width: parent.width
            visible: text !== ""
            text: root.quietLine
            size: Theme.caption
            color: Theme.colours.soft
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            lineHeight: 0.85
        }
    }
    Row {
        id: tools
        anchors {
            right: parent.right; rightMargin: Theme.margin
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.gapSmall
        BarTool {
            objectName: "languageButton"
            visible: root.languageShown
            text: root.language
            spoken: qsTr("Language: %1").arg(root.language)
            picture: Theme.mark("language")
            onTouched: root.languageTouched()
        }
        BarTool {
            objectName: "accessButton"
            text: qsTr("Access")
            spoken: qsTr("Access: large letters, contrast, reach, speech")
            picture: Theme.mark("access")
            onTouched: root.accessTouched()
        }
        BarTool {
            objectName: "personButton"
            visible: root.person !== ""
            text: root.person
            spoken: qsTr("%1: somebody else signs in").arg(root.person)
            picture: Theme.mark("person")
            onTouched: root.personTouched()
        }
        BarTool {
            objectName: "helpButton"
            visible: root.helpShown
            text: qsTr("Help")
            picture: Theme.mark("help")
            onTouched: root.helpTouched()
        }
    }
}
