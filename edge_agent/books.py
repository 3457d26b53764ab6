"""The rules of one store over one database, put together without any network."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlite_utils import Database

from edge_agent.belief.book import BeliefBook
from edge_agent.belief.counting import Counting
from edge_agent.belief.item import Rules
from edge_agent.belief.seen import STOCK_STATES, seen_pieces
from edge_agent.belief.why import Why
from edge_agent.bills.book import BillBook
from edge_agent.devices.doors import DoorBook
from edge_agent.devices.measures import MeasureBook
from edge_agent.devices.twin import TwinBook, TwinState
from edge_agent.devices.ward_round import WardRound
from edge_agent.giftcards.book import GiftBook
from edge_agent.handover.bags import BagWatch
from edge_agent.handover.bays import BayBook
from edge_agent.handover.desk import HandoverDesk
from edge_agent.handover.walls import parse_walls
from edge_agent.ingest.floods import Floods
from edge_agent.ingest.intake import Intake
from edge_agent.ingest.quarantine import Quarantine
from edge_agent.ingest.vendors.keonn import parse_fields
from edge_agent.members.rights import RightsBook
from edge_agent.options import EdgeOptions
from edge_agent.orders.consequences import OrderConsequences
from edge_agent.orders.desk import OrderDesk
from edge_agent.orders.guesses import Guesses
from edge_agent.orders.surroundings import Surroundings
from edge_agent.replenish.book import ReplenishBook
from edge_agent.requests import RequestBook
from edge_agent.retention import Retention
from edge_agent.returns.book import ReturnBook
from edge_agent.sensing.antennas import Antennas
from edge_agent.sensing.gate_sense import GateSense
from edge_agent.sensing.learned import LearnedWeights
from edge_agent.sensing.levels import Levels
from edge_agent.sensing.listening import Listening
from edge_agent.sensing.pad import PadRules
from edge_agent.sensing.planogram import PlanogramSource
from edge_agent.sensing.posts import Posts
from edge_agent.sensing.senses import Senses
from edge_agent.sensing.sold import SoldTags
from edge_agent.sensing.tag_book import TagBook
from edge_agent.sensing.tag_sense import TagSense
from edge_agent.sensing.tags.life import TagState
from edge_agent.sensing.tags.profiles import PROFILES
from edge_agent.sensing.tags.tracker import TagStep
from edge_agent.sensing.watch_board import WatchBoard
from edge_agent.sensing.watch_facts import WatchFacts
from edge_agent.sensing.weight_sense import WeightSense
from edge_agent.stock.labels import ShelfLabels
from edge_agent.stock.ledger import StockLedger, level
from edge_agent.stock.promises import PromiseRules, Promises, items_to_count
from edge_agent.stock.work import StockWork
from edge_agent.suspended.book import SuspendedBook
from edge_agent.sync.facts import fact_effects
from edge_agent.sync.reference import Descent
from edge_agent.tasks.book import TaskBook
from storecore.clock import Clock, HybridClock
from storecore.contracts.item_stock import Evidence
from storecore.contracts.local_api import CountRequest
from storecore.contracts.reference import Order, Sensing
from storecore.contracts.returns import ReturnTerms
from storecore.ids import IdSource
from storecore.journal.fence import Breach, Fence
from storecore.journal.journal import Journal
from storecore.journal.receiver import Receiver
from storecore.journal.renewal import Renewal, end_breaches
from storecore.replication.feed import Feed
from storecore.replication.feed_fence import FeedFence
from storecore.replication.mirror import Mirror


class Books:
    """What the agent keeps and by which rules. What writes runs inside a Writer's work."""

    def __init__(
        self,
        options: EdgeOptions,
        clock: Clock,
        entropy: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        store_id = options.store_id
        self.clock = clock
        ids = IdSource(clock, entropy)
        self._token = ids.token
        self.feed = Feed()
        self.mirror = Mirror()
        self.journal = Journal(options.name, HybridClock(clock), ids.token)
        self.quarantine = Quarantine(options.quarantine_kept_max)
        self.tasks = TaskBook(store_id, self.journal, self.feed, clock, ids)
        self.promises = self._made_promises(options)
        self.renewal = Renewal(self.journal, store_id, self._renounce)
        self.planograms = PlanogramSource(self.mirror)
        self.belief = self._made_belief(store_id, options)
        self.counting = Counting(self.tasks)
        self.replenish = ReplenishBook(clock, options.delivery_every_days)
        self.stock = self._made_stock(store_id)
        self.work = StockWork(self.stock, self.journal, self.feed, clock, ids)
        self.rights = RightsBook(
            store_id, mirror=self.mirror, journal=self.journal, tasks=self.tasks, clock=clock
        )
        self.bills = BillBook(store_id, self.journal, self.feed, clock)
        self.labels = self._made_labels(options)
        self.sold = SoldTags(clock, options.exit_untagged_s)
        self.listening = Listening()
        self.doors = DoorBook()
        self.orders = self._made_orders(options)
        self.levels = self._made_levels(options)
        self.measures = MeasureBook()
        self.twins = TwinBook(store_id, self.mirror, self.journal, clock)
        self.wards = WardRound(self.tasks, clock)
        self.board, self.gate = self._made_watch(options, ids.token(4))
        self.senses = self._made_senses(options)
        self.sold.on_paid = self.senses.paid
        self.retention = Retention(options, self.quarantine, clock, entropy)
        self.intake = self._made_intake(options)
        self.descent = Descent(
            feed=self.feed,
            stock=self.stock,
            work=self.work,
            promises=self.promises,
            labels=self.labels,
            rights=self.rights,
            orders=self.orders,
            planograms=self.planograms,
            quarantine=self.quarantine,
            clock=clock,
        )
        self.receiver = self._made_receiver(options, ids)
        self.requests = RequestBook(clock)
        self.guesses = Guesses(clock)
        self.gifts = GiftBook(store_id, self.journal, clock, options.gift_right_keep_s)
        self.suspended = SuspendedBook(store_id, self.journal, clock, options.suspended_keep_s)

    def _made_receiver(self, options: EdgeOptions, ids: IdSource) -> Receiver:
        self.returns = ReturnBook(
            options.store_id,
            ReturnTerms(days=options.return_days, faulty_days=options.return_faulty_days),
            journal=self.journal,
            feed=self.feed,
            mirror=self.mirror,
            work=self.work,
            clock=self.clock,
            ids=ids,
            take_back_tag=self.take_back,
        )
        return Receiver(
            self.journal,
            fact_effects(
                options.store_id,
                self.stock,
                self.promises,
                self._watch_facts(),
                labels=self.labels,
                rights=self.rights,
                tasks=self.tasks,
                bills=self.bills,
                returns=self.returns,
                feed=self.feed,
            ),
        )

    def _made_intake(self, options: EdgeOptions) -> Intake:
        return Intake(
            store_id=options.store_id,
            senses=self.senses,
            quarantine=self.quarantine,
            floods=Floods(options.store_id, options.reader_messages_per_s_max),
            raw=self.retention.raw,
            clock=self.clock,
            bytes_max=options.message_bytes_max,
            on_flood=self.wards.flooded,
            keonn=parse_fields(options.keonn_fields),
        )

    def _made_labels(self, options: EdgeOptions) -> ShelfLabels:
        return ShelfLabels(
            options.store_id,
            journal=self.journal,
            feed=self.feed,
            mirror=self.mirror,
            tasks=self.tasks,
            clock=self.clock,
            paper=options.paper_labels,
            language=options.label_language,
        )

    def _made_orders(self, options: EdgeOptions) -> OrderDesk:
        store_id = options.store_id
        self.bags = BagWatch(store_id, self.journal, self.tasks, self.clock)
        self.bays = BayBook(parse_walls(options.lockers), self.feed, self.tasks)
        self.doors.then(self.bays.swung)
        orders = OrderDesk(
            store_id=store_id,
            journal=self.journal,
            feed=self.feed,
            around=Surroundings(store_id, self.mirror, self.promises.held_by_others),
            consequences=OrderConsequences(self.stock, self.tasks, self._handed, self._moved),
            clock=self.clock,
            on_new=self.promises.take_order,
        )
        self.handovers = HandoverDesk(
            store_id=store_id,
            journal=self.journal,
            tasks=self.tasks,
            orders=orders,
            bays=self.bays,
            clock=self.clock,
        )
        return orders

    def _made_levels(self, options: EdgeOptions) -> Levels:
        return Levels(
            store_id=options.store_id,
            journal=self.journal,
            feed=self.feed,
            tasks=self.tasks,
            listening=self.listening,
            clock=self.clock,
            settle_s=options.restock_settle_s,
            on_level=self._on_level,
        )

    def _made_stock(self, store_id: str) -> StockLedger:
        return StockLedger(store_id, self.journal, self.clock, self.promises.touch, self._on_move)

    def _on_move(self, db: Database, sku: str, change: int, why: Why) -> None:
        self.belief.moved(db, sku, change, why)
        self.replenish.moved(db, sku, change, why)

    def _made_belief(self, store_id: str, options: EdgeOptions) -> BeliefBook:
        return BeliefBook(
            store_id,
            self.journal,
            self.clock,
            rules=Rules(loss_per_day=options.loss_percent_per_month / 100 / 30),
            seen=lambda conn, sku: seen_pieces(conn, self.planograms.get(conn), sku),
            books=lambda conn, sku: level(conn, sku).on_hand,
            on_change=self.promises.touch,
        )

    def _on_level(self, db: Database, sku: str, place: str, device: str) -> None:
        facing = self.planograms.get(db.conn).at(place)
        if facing is None or facing.sensing is Sensing.WEIGHT:
            self.belief.sensed(db, sku, Evidence.WEIGHT, place, device)

    def _on_tag(self, db: Database, step: TagStep) -> None:
        """A tagged piece stands elsewhere in its life."""
        self.bags.stepped(db, step)
        if (step.before in STOCK_STATES) == (step.state in STOCK_STATES):
            return
        antenna = step.at or step.left
        place = antenna.place if antenna is not None else ""
        self.belief.sensed(db, step.sku, Evidence.TAG, place, step.epc)
        if step.state is TagState.DEPARTED:
            self.belief.gone(db, step.sku, place, step.epc)

    def _made_promises(self, options: EdgeOptions) -> Promises:
        return Promises(
            options.store_id,
            journal=self.journal,
            feed=self.feed,
            tasks=self.tasks,
            clock=self.clock,
            cloud_feed=lambda conn: self.mirror.cursor(conn)[0],
            rules=PromiseRules(
                margin_percent=options.promise_margin_percent,
                outage_ms=round(options.promise_outage_h * 3_600_000),
            ),
        )

    def _made_watch(self, options: EdgeOptions, boot: str) -> tuple[WatchBoard, GateSense]:
        posts = Posts.parse(options.watch_posts)
        rules = PadRules(
            settle_s=options.pad_settle_s,
            gone_after_s=options.pad_gone_after_s,
            rssi_cdbm_min=options.pad_rssi_cdbm_min,
        )
        gate = GateSense(
            store_id=options.store_id,
            posts=posts,
            journal=self.journal,
            tasks=self.tasks,
            sold=self.sold,
            clock=self.clock,
            again_after_s=options.exit_again_after_s,
            rssi_cdbm_min=options.exit_rssi_cdbm_min,
            held=self.bags.carried_off,
        )
        return WatchBoard(posts, rules, self.listening, self.clock, boot=boot), gate

    def _watch_facts(self) -> WatchFacts:
        return WatchFacts(
            planograms=self.planograms,
            gate=self.gate,
            board=self.board,
            weights=LearnedWeights(self.feed),
            tasks=self.tasks,
        )

    def _handed(self, db: Database, before: Order, now: Order) -> None:
        self.sold.hand_over(db, before, now, self.planograms.get(db.conn).tagged)

    def _moved(self, db: Database, order: Order, actor: str) -> None:
        """An order is elsewhere in its life."""
        self.bays.moved(db, order)
        self.bags.moved(db, order)
        self.handovers.moved(db, order, actor)

    def _made_senses(self, options: EdgeOptions) -> Senses:
        tags = TagSense(
            book=TagBook(
                options.store_id, self.journal, self.tasks, self.clock, on_step=self._on_tag
            ),
            antennas=Antennas(Posts.parse(options.watch_posts), self.listening),
            levels=self.levels,
            clock=self.clock,
            profile=PROFILES[options.tag_profile],
            gone_after_s=options.tag_gone_after_s,
            rssi_cdbm_min=options.tag_rssi_cdbm_min,
        )
        self.census = tags.census
        weights = WeightSense(
            levels=self.levels,
            clock=self.clock,
            settle_s=options.weight_settle_s,
            tolerance_percent=options.weight_tolerance_percent,
        )
        return Senses(
            planograms=self.planograms,
            tags=tags,
            weights=weights,
            board=self.board,
            gate=self.gate,
            doors=self.doors,
            measures=self.measures,
            wards=self.wards,
            labels=self.labels,
            levels=self.levels,
            listening=self.listening,
            clock=self.clock,
        )

    def start(self, db: Database) -> None:
        """Take up what was known when the program last ran."""
        self.senses.start(db)
        self.bays.start(db)

    def guard(self, db: Database, fence: Fence, feed_fence: FeedFence) -> None:
        """Judge the database by its fences. To be run at the start, before anything else."""
        older = feed_fence.is_breached(db.conn)
        if self.renewal.at_start(db, fence) is None and older:
            self.renewal.begin_anew(db, Breach.ROLLED_BACK)

    def _renounce(self, db: Database) -> None:
        self.promises.renounce(db)
        self.orders.doubt_waiting(db)
        self.feed.begin_anew(db, self._token)

    def count(self, db: Database, asked: CountRequest) -> None:
        """Somebody counted: the books say so from now on, and rights are minted again."""
        self.stock.count(db, asked.sku, asked.quantity, asked.actor, asked.approver_id)
        self.promises.counted(db, asked.sku)
        if not items_to_count(db.conn):
            end_breaches(db)

    def take_back(self, db: Database, epc: str) -> None:
        """Staff say that a sold piece which lies in the store is stock again."""
        self.sold.take_back(db, epc)
        self.senses.take_back(db, epc)

    def tick(self, db: Database) -> None:
        """Time has passed."""
        self.senses.tick(db)
        self.counting.look(db, self.belief.tick(db))
        self.wards.tick(db, self._refusing)
        self.promises.settle(db)
        self.orders.let_expire(db)
        self.suspended.let_go(db)
        self.tasks.let_go(db)
        self.gifts.let_go(db)

    def _refusing(self, db: Database) -> set[str]:
        twins = self.twins.twins(db.conn)
        return {twin.device for twin in twins if twin.state is TwinState.REFUSED}

    def housekeeping(self, db: Database) -> None:
        """Let go of what nobody needs any more."""
        self.orders.hide_ended(db)
        forgetful = (self.requests, self.suspended, self.sold)
        for book in (*forgetful, self.senses, self.belief, self.returns):
            book.forget_old(db)
        self.retention.tidy(db)
