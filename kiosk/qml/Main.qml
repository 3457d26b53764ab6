pragma ComponentBehavior: Bound
import QtQuick
import theme
import controls
import screens

// The window: bars that never move, the screen between them, sheets above all.
Window {
    id: window

    required property var kiosk
    required property url marks
    readonly property bool upright: height >= width
    readonly property bool reach: kiosk.access.reach
    readonly property ScreenFrame current: pane.screen
    readonly property var screenFiles: ({
        start: "StartScreen", basket: "BasketScreen", loose: "LooseScreen", weigh: "WeighScreen",
        pay: "PayScreen", done: "DoneScreen", collect: "CollectScreen",
        collect_ready: "CollectReadyScreen", collect_done: "CollectDoneScreen",
        hand_needed: "HandNeededScreen", staff_sign_in: "StaffSignInScreen",
        staff_tasks: "StaffTasksScreen", staff_orders: "StaffOrdersScreen",
        staff_pick: "StaffPickScreen", staff_stage: "StaffStageScreen",
        counter: "CounterScreen", staff_till: "StaffTillScreen",
        staff_weights: "StaffWeightsScreen", staff_basket: "StaffBasketScreen", staff_stock: "StaffStockScreen", staff_kiosks: "StaffKiosksScreen", paused: "PausedScreen", staff_receipts: "StaffReceiptsScreen",
        suspended: "SuspendedScreen", resume: "ResumeScreen"
    })
    readonly property string shownScreen: kiosk.screen
    onShownScreenChanged: show()

    function languageName(): string {
        const found = kiosk.languages.find(one => one.key === kiosk.language)
        return found === undefined ? "" : found.name
    }
    function show() {
        const name = screenFiles[shownScreen]
        if (name === undefined)
            return
        pane.show(Qt.resolvedUrl("screens/" + name + ".qml"), window.kiosk)
        languages.shown = false
        access.shown = false
    }

    width: 1080
    height: 1920
    color: Theme.colours.paper
    title: kiosk.shopName || "Storeside"

    Binding { target: Theme; property: "width"; value: window.width }
    Binding {
        target: Theme; property: "height"
        value: window.upright ? area.height : window.height
    }
    Binding { target: Theme; property: "low"; value: window.reach && !window.upright }
    Binding { target: Theme; property: "language"; value: window.kiosk.language }
    Binding { target: Theme; property: "marks"; value: window.marks }
    Binding { target: Theme; property: "look"; value: window.kiosk.access.look }
    Binding { target: Theme; property: "textScale"; value: window.kiosk.access.textScale }
    Binding { target: Theme; property: "motion"; value: window.kiosk.access.motion }

    NoticeWords { id: notices }
    SpokenGuide {
        kiosk: window.kiosk
        screen: window.current
        focused: window.activeFocusItem
        notice: notice.kind === "" ? "" : notice.text
        sheet: [languages, access, cancelling, asking, membership, pricing, packing, troubles, repricing, approving, idle].filter(one => one.shown)
                                                    .map(one => one.name)[0] || tillSheets.name
    }

    UpperHalf {
        width: parent.width
        height: area.y
        visible: window.reach
        shopName: window.kiosk.shopName
    }
    // All of the kiosk: the whole window, or its lower half for who cannot reach higher.
    Item {
        id: area
        objectName: "area"
        y: window.reach ? Math.round(parent.height / 2) : 0
        width: parent.width
        height: parent.height - y
        TopBar {
            id: top
            width: parent.width
            title: window.current ? window.current.title : ""
            language: window.languageName()
            languageShown: window.current !== null && window.current.languagesInBar
            helpShown: window.current !== null && !window.current.staff
                       && window.shownScreen !== "hand_needed" && window.shownScreen !== "paused"
            person: window.current !== null && window.current.staff
                    && window.shownScreen !== "staff_sign_in" ? window.kiosk.staff.name : ""
            quietLine: window.current !== null && window.current.staff
                       && window.kiosk.watch.exitAlarms > 0
                       ? qsTr("At the exit, not paid: %1").arg(window.kiosk.watch.exitName)
                       : !window.kiosk.edgeUp
                       ? qsTr("Working on its own: you can buy, orders have to wait")
                       : !window.kiosk.cloudUp && window.current !== null && window.current.staff
                       ? qsTr("Head office cannot be reached: the shop goes on")
                       : window.kiosk.printing.here && !window.kiosk.printing.ready
                         && window.current !== null && !window.current.staff
                       ? qsTr("No printed receipts: you get a code") : ""
            onLanguageTouched: languages.shown = true
            onAccessTouched: access.shown = true
            onHelpTouched: window.kiosk.help()
            onPersonTouched: window.kiosk.staff.switchPerson()
        }
        ScreenPane {
            id: pane
            y: top.height
            width: parent.width
            height: parent.height - y - (window.current !== null && window.current.bottomFree
                                         ? 0 : bottom.height)
        }
        BottomBar {
            id: bottom
            width: parent.width
            y: parent.height - height
            visible: window.current !== null && !window.current.bottomFree
            total: window.kiosk.basket.total
            totalShown: window.current !== null && window.current.totalShown
            totalLabel: window.kiosk.basket.pieces === 1
                        ? qsTr("1 item") : qsTr("%1 items").arg(window.kiosk.basket.pieces)
            saving: window.kiosk.basket.saving === ""
                    ? "" : qsTr("You save %1").arg(window.kiosk.basket.saving)
            primaryText: window.current ? window.current.primaryText : ""
            primaryEnabled: window.current !== null && window.current.primaryEnabled
            cancelText: window.current ? window.current.cancelText : ""
            onPrimaryTouched: window.current.primaryTouched()
            onCancelTouched: window.current.cancelTouched()
            secondText: window.current ? window.current.secondText : ""
            onSecondTouched: window.current.secondTouched()
        }
        Notice {
            id: notice
            readonly property string kind: window.kiosk.noticeKind
            // Where no total is shown its room is free; elsewhere it lies on the screen's lower edge.
            readonly property bool roomy: bottom.visible && !bottom.totalShown
            readonly property bool beside: roomy && !Theme.portrait && Theme.textScale < 1.2
            objectName: "notice"
            x: beside ? bottom.freeLeft : Theme.margin
            width: (beside ? bottom.freeRight : parent.width - Theme.margin) - x
            y: beside ? bottom.y + (bottom.height - height) / 2
                      : roomy ? bottom.y + bottom.rowTop - height
                                - Math.max(Theme.gapTiny, (bottom.rowTop - height) / 2)
                              : bottom.y - height - Theme.gapSmall
            shown: kind !== ""
            // It keeps its words while it fades, and none after that.
            text: kind === "" ? (notice.visible ? notice.text : "")
                              : notices.say(kind, window.kiosk.noticeName, window.kiosk.noticeText,
                                            window.kiosk.noticeNumber)
            meaning: notices.meaning(kind)
            onDismissed: window.kiosk.dismissNotice()
        }
        LanguageSheet {
            id: languages
            languages: window.kiosk.languages
            chosen: window.kiosk.language
            onAsked: language => { languages.shown = false; window.kiosk.chooseLanguage(language) }
        }
        AccessSheet {
            id: access
            access: window.kiosk.access
        }
        ConfirmSheet {
            id: cancelling
            shown: window.kiosk.confirmCancel
            readonly property bool partly: window.kiosk.pay.partly
            question: partly ? qsTr("Cancel and get your money back?")
                             : qsTr("Stop and empty the basket?")
            detail: partly ? qsTr("What you have paid goes back to where it came from.")
                           : qsTr("Nothing has been paid. Please leave the goods with us.")
            keepText: partly ? qsTr("Keep paying") : qsTr("Keep shopping")
            goText: partly ? qsTr("Cancel") : qsTr("Empty the basket")
            onKept: window.kiosk.dismissCancel()
            onGone: window.kiosk.confirmCancelled()
        }
        AskSheet {
            id: asking
            watch: window.kiosk.watch
        }
        MemberSheet {
            id: membership
            member: window.kiosk.member
            problem: notice.kind === "" ? "" : notice.text
        }
        PriceSheet {
            id: pricing
            query: window.kiosk.priceQuery
            problem: notice.kind === "" ? "" : notice.text
        }
        PickupSheet {
            id: troubles
            pickup: window.kiosk.collect
        }
        PackSheet {
            id: packing
            pack: window.kiosk.pack
        }
        TillSheets {
            id: tillSheets
            till: window.kiosk.till
            approved: window.kiosk.staff.approving !== ""
        }
        PriceChangeSheet {
            id: repricing
            change: window.kiosk.overriding
        }
        ApproveSheet {
            id: approving
            kiosk: window.kiosk
            question: tillSheets.question()
            problem: notice.kind === "" ? "" : notice.text
        }
        IdleSheet {
            id: idle
            shown: window.kiosk.idleWarning
            seconds: window.kiosk.idleSeconds
            onStayed: window.kiosk.stayHere()
        }
    }
    Loader {
        anchors.fill: parent
        active: window.kiosk.tray.available
        sourceComponent: DemoTray { tray: window.kiosk.tray }
    }
    Component.onCompleted: show()
}
