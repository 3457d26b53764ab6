import QtQuick
import theme

// Where am I, in which language, and help: always here.
Item {
    id: root

    property string title: ""
    property string language: ""
    property bool languageShown: true
    property bool helpShown: true
    property string quietLine: ""
    signal languageTouched
    signal helpTouched

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
            size: Theme.title
            strong: true
            maximumLineCount: root.quietLine === "" ? 2 : 1
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
        Button {
            objectName: "languageButton"
            visible: root.languageShown
            text: root.language
            spoken: qsTr("Language: %1").arg(root.language)
            size: Theme.caption * 1.15
            onTouched: root.languageTouched()
        }
        Button {
            objectName: "helpButton"
            visible: root.helpShown
            text: qsTr("Help")
            size: Theme.caption * 1.15
            picture: Theme.mark("help")
            onTouched: root.helpTouched()
        }
    }
}
