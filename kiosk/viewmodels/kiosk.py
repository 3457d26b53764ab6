"""The root of what QML sees: which screen, which language, and one view model per screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.flow import touches
from kiosk.flow.notices import Notice
from kiosk.flow.state import KioskState, Screen
from kiosk.viewmodels.access import AccessView, Say, ShopLook
from kiosk.viewmodels.basket import BasketView
from kiosk.viewmodels.camera import CameraView
from kiosk.viewmodels.checkout import DoneView
from kiosk.viewmodels.collect import CollectView
from kiosk.viewmodels.hand import HandView, PinView
from kiosk.viewmodels.kiosks import KiosksView
from kiosk.viewmodels.loose import LooseView, WeighView
from kiosk.viewmodels.members import MemberView
from kiosk.viewmodels.overriding import OverrideView
from kiosk.viewmodels.packing import PackView
from kiosk.viewmodels.paying import BillView, PayView
from kiosk.viewmodels.price_query import PriceQueryView
from kiosk.viewmodels.projection import Dispatch, Projection, count, flag, text
from kiosk.viewmodels.receipts import PrintingView
from kiosk.viewmodels.repeats import RepeatView
from kiosk.viewmodels.rest import Rest
from kiosk.viewmodels.staff import StaffView
from kiosk.viewmodels.stock import StockView
from kiosk.viewmodels.suggesting import SuggestionView
from kiosk.viewmodels.suspending import ParkingView
from kiosk.viewmodels.till import TillView
from kiosk.viewmodels.tray import Hands, TrayView
from kiosk.viewmodels.watching import WatchView
from kiosk.viewmodels.wording import Wording
from storecore.languages import LANGUAGES


class KioskView(Projection):
    """Projects a KioskState; QML never sees the state itself."""

    changed = Signal()
    screen = text("screen", changed)
    language = text("language", changed)
    shopName = text("shopName", changed)
    ready = flag("ready", changed)
    confirmCancel = flag("confirmCancel", changed)
    idleSeconds = count("idleSeconds", changed)
    idleWarning = flag("idleWarning", changed)
    noticeKind = text("noticeKind", changed)
    noticeName = text("noticeName", changed)
    noticeText = text("noticeText", changed)
    noticeNumber = count("noticeNumber", changed)
    edgeUp = flag("edgeUp", changed)
    cloudUp = flag("cloudUp", changed)
    staffOnly = flag("staffOnly", changed)

    def __init__(
        self,
        dispatch: Dispatch,
        *,
        goods_url: str,
        now_ms: Callable[[], int],
        staging_places: tuple[str, ...],
        hands: Hands | None = None,
        shop_look: ShopLook | None = None,
        say: Say | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(dispatch, parent)
        self._goods_url = goods_url
        self._wordings: dict[str, Wording] = {}
        look = shop_look or ShopLook()
        self.access_view = AccessView(dispatch, look, say, self)
        self._basket = BasketView(dispatch, self, motion=look.motion)
        self.loose_view = LooseView(dispatch, self)
        self._weigh = WeighView(dispatch, self)
        self.pay_view = PayView(dispatch, self)
        self._bill = BillView(dispatch, self)
        self._till = TillView(dispatch, self)
        self._overriding = OverrideView(dispatch, self)
        self.stock_view = StockView(dispatch, self)
        self._kiosks = KiosksView(dispatch, now_ms, self)
        self._done = DoneView(dispatch, self)
        self.collect_view = CollectView(dispatch, self)
        self._hand = HandView(dispatch, self)
        self.pin_view = PinView(dispatch, self)
        self._staff = StaffView(dispatch, now_ms, self)
        self._pack = PackView(dispatch, staging_places, self)
        self._watch = WatchView(dispatch, self)
        self._printing = PrintingView(dispatch, self)
        self.parking_view = ParkingView(dispatch, self)
        self._price_query = PriceQueryView(dispatch, self)
        self._suggestion = SuggestionView(dispatch, self)
        self.member_view = MemberView(dispatch, self)
        self._repeat = RepeatView(dispatch, self)
        self.camera_view = CameraView(self)
        self.tray_view = TrayView(hands, self)
        self._parts: tuple[Callable[[KioskState, Wording], None], ...] = (
            self.access_view.update,
            self._basket.update,
            self.loose_view.update,
            self._weigh.update,
            self.pay_view.update,
            self._bill.update,
            self._till.update,
            self._overriding.update,
            self.stock_view.update,
            self._kiosks.update,
            self._done.update,
            self.collect_view.update,
            self._hand.update,
            self.pin_view.update,
            self._staff.update,
            self._pack.update,
            self._watch.update,
            self.tray_view.update,
            self._price_query.update,
            self._suggestion.update,
            self.member_view.update,
            self._repeat.update,
            self._printing.update,
            self.parking_view.update,
        )
        self._rest = Rest(self, apart=(self.camera_view, self.tray_view))

    @Property(list, constant=True)
    def languages(self) -> list[dict[str, str]]:
        """What can be chosen: `key` and `name`, in the order shown."""
        return [{"key": key, "name": name} for key, name in LANGUAGES.items()]

    @Property(QObject, constant=True)
    def access(self) -> AccessView:
        """How this customer wants the kiosk."""
        return self.access_view

    @Property(QObject, constant=True)
    def basket(self) -> BasketView:
        """The basket."""
        return self._basket

    @Property(QObject, constant=True)
    def loose(self) -> LooseView:
        """Goods without a bar code."""
        return self.loose_view

    @Property(QObject, constant=True)
    def weigh(self) -> WeighView:
        """The goods on the scale."""
        return self._weigh

    @Property(QObject, constant=True)
    def pay(self) -> PayView:
        """The payment."""
        return self.pay_view

    @Property(QObject, constant=True)
    def bill(self) -> BillView:
        """The number to say at the counter."""
        return self._bill

    @Property(QObject, constant=True)
    def till(self) -> TillView:
        """The staff's till."""
        return self._till

    @Property(QObject, constant=True)
    def overriding(self) -> OverrideView:
        """Another price for a line, and what waits for somebody's yes."""
        return self._overriding

    @Property(QObject, constant=True)
    def kiosks(self) -> KiosksView:
        """All kiosks of the shop."""
        return self._kiosks

    @Property(QObject, constant=True)
    def stock(self) -> StockView:
        """Stock work."""
        return self.stock_view

    @Property(QObject, constant=True)
    def done(self) -> DoneView:
        """The receipt."""
        return self._done

    @Property(QObject, constant=True)
    def collect(self) -> CollectView:
        """The pickup."""
        return self.collect_view

    @Property(QObject, constant=True)
    def hand(self) -> HandView:
        """The call for a colleague."""
        return self._hand

    @Property(QObject, constant=True)
    def pin(self) -> PinView:
        """The PIN being typed."""
        return self.pin_view

    @Property(QObject, constant=True)
    def staff(self) -> StaffView:
        """The staff's work."""
        return self._staff

    @Property(QObject, constant=True)
    def pack(self) -> PackView:
        """A pick round and its bags."""
        return self._pack

    @Property(QObject, constant=True)
    def watch(self) -> WatchView:
        """What watches over the basket."""
        return self._watch

    @Property(QObject, constant=True)
    def member(self) -> MemberView:
        """The member."""
        return self.member_view

    @Property(QObject, constant=True)
    def suggestion(self) -> SuggestionView:
        """What goes well with the newest goods."""
        return self._suggestion

    @Property(QObject, constant=True)
    def priceQuery(self) -> PriceQueryView:
        """A price that somebody asked for."""
        return self._price_query

    @Property(QObject, constant=True)
    def repeat(self) -> RepeatView:
        """Whether the same code again was another piece."""
        return self._repeat

    @Property(QObject, constant=True)
    def printing(self) -> PrintingView:
        """The receipt printer."""
        return self._printing

    @Property(QObject, constant=True)
    def parking(self) -> ParkingView:
        """A basket on its way out or in."""
        return self.parking_view

    @Property(QObject, constant=True)
    def camera(self) -> CameraView:
        """The camera's picture."""
        return self.camera_view

    @Property(QObject, constant=True)
    def tray(self) -> TrayView:
        """The demo's goods."""
        return self.tray_view

    def wording(self, language: str) -> Wording:
        """The wording of a language, one object for as long as the kiosk runs."""
        return self._wordings.setdefault(language, Wording(language, self._goods_url))

    def update(self, state: KioskState) -> None:
        """Show a state: first what is on the screens, then which one is shown."""
        wording = self.wording(state.language)
        if self._rest.is_due(self.value("screen", ""), state.screen):
            self._rest.forget()
        for show_part in self._parts:
            show_part(state, wording)
        self._show_notice(state.notice, wording)
        self.show(
            screen=state.screen.value,
            language=state.language,
            shopName=wording.name(state.store_names),
            ready=state.ready,
            confirmCancel=state.confirm_cancel,
            idleWarning=state.idle_seconds_left is not None,
            idleSeconds=state.idle_seconds_left or 0,
            edgeUp=state.links.edge_up,
            cloudUp=state.links.cloud_up is not False,
            staffOnly=state.staff_only,
        )

    def typed(self, characters: str) -> None:
        """Characters from a keyboard go where the shown screen wants some."""
        screen = self.value("screen", "")
        if screen == Screen.COLLECT:
            self.collect_view.type(characters)
        elif screen == Screen.PAY and self.pay_view.value("mode", "") == "code":
            self.pay_view.type(characters)
        elif screen == Screen.RESUME:
            self.parking_view.type(characters)
        elif screen == Screen.LOOSE:
            self.loose_view.type(characters)
        elif screen == Screen.BASKET and self.member_view.value("sheet", False):
            self.member_view.type(characters)
        elif self.pin_view.wanted and characters.isdigit():
            self.pin_view.type(characters)

    def _show_notice(self, notice: Notice | None, wording: Wording) -> None:
        if notice is None:
            self.show(noticeKind="", noticeName="", noticeText="", noticeNumber=0)
            return
        self.show(
            noticeKind=notice.kind.value,
            noticeName=wording.name(notice.names),
            noticeText=wording.date(notice.text),
            noticeNumber=notice.number,
        )

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        """One of the languages was touched."""
        self._dispatch(touches.LanguageChosen(language))

    @Slot()
    def buy(self) -> None:
        """The door "Scan and pay"."""
        self._dispatch(touches.BuyTouched())

    @Slot()
    def collectOrder(self) -> None:
        """The door "Collect my order"."""
        self._dispatch(touches.CollectTouched())

    @Slot()
    def callStaff(self) -> None:
        """The way to staff sign-in."""
        self._dispatch(touches.StaffTouched())

    @Slot()
    def help(self) -> None:
        """ "Help"."""
        self._dispatch(touches.HelpTouched())

    @Slot()
    def back(self) -> None:
        """Back to the screen before."""
        self._dispatch(touches.BackTouched())

    @Slot()
    def cancel(self) -> None:
        """ "Cancel": asks once."""
        self._dispatch(touches.CancelTouched())

    @Slot()
    def confirmCancelled(self) -> None:
        """Yes, drop it."""
        self._dispatch(touches.CancelConfirmed())

    @Slot()
    def dismissCancel(self) -> None:
        """No, go on."""
        self._dispatch(touches.CancelDismissed())

    @Slot()
    def dismissNotice(self) -> None:
        """The message was read."""
        self._dispatch(touches.NoticeDismissed())

    @Slot()
    def stayHere(self) -> None:
        """Somebody is there."""
        self._dispatch(touches.Touched())
