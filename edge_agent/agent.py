"""The edge agent put together from its parts. Nothing is decided here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
from starlette.applications import Starlette

from edge_agent.belief.view import ItemView
from edge_agent.books import Books
from edge_agent.devices.commander import Commander
from edge_agent.devices.twin_round import TwinRound
from edge_agent.giftcards.cloud import CloudGifts
from edge_agent.health.status import Health
from edge_agent.ingest.mqtt import LinkSettings
from edge_agent.ingest.runner import Ingest
from edge_agent.members.cloud import CloudRights
from edge_agent.migrations import MIGRATIONS
from edge_agent.options import EdgeOptions
from edge_agent.pulse import Pulse
from edge_agent.serve.app import edge_app
from edge_agent.serve.bills import bills_route
from edge_agent.serve.door import kiosk_door, may_tell
from edge_agent.serve.gift_cards import GiftDesk
from edge_agent.serve.handovers import Handovers
from edge_agent.serve.items import item_routes
from edge_agent.serve.kiosks import KioskDesk
from edge_agent.serve.returns import ReturnDesk
from edge_agent.serve.rights import rights_route
from edge_agent.serve.steps import Steps
from edge_agent.serve.stock_work import StockDesk
from edge_agent.serve.suspended import suspended_routes
from edge_agent.serve.watch import watch_route
from edge_agent.stock.label_round import LabelRound, parse_posts
from edge_agent.ticker import Ticker
from storecore.access.keys import read_key
from storecore.clock import Clock
from storecore.contracts import topics
from storecore.contracts.observations import Presence
from storecore.database.writer import Writer, each
from storecore.ids import IdSource
from storecore.journal.fence import Fence, NoteFile
from storecore.notifier import Notifier
from storecore.replication.downlink import Downlink
from storecore.replication.feed_fence import FeedFence
from storecore.replication.uplink import Uplink
from storecore.serving.doorbell import Doorbell
from storecore.serving.exchange import exchange_routes
from storecore.serving.run import AppThread
from storecore.signing.keys import load_or_make_key

STOP_S = 2.0


class EdgeAgent:
    """The running agent: its threads around its books.

    Raises PortTaken where its HTTP port cannot be had, KeyFileUnusable for its key to the cloud.
    """

    def __init__(self, options: EdgeOptions, clock: Clock) -> None:
        self._key = read_key(options.cloud_key_file)
        self.books = books = Books(options, clock)
        data = Path(options.data)
        books.retention.sign_with(load_or_make_key(data / "edge.key"))
        fence = Fence(options.name, NoteFile(data / "edge.fence"))
        feed_fence = FeedFence(NoteFile(data / "edge-feed.fence"))
        self.writer = Writer(
            data / "edge.db", MIGRATIONS, on_commit=each(fence.keep, feed_fence.keep)
        )
        try:
            self.writer.run(lambda db: books.guard(db, fence, feed_fence))
            self._build(options, books, clock)
        except BaseException:
            self.writer.close()
            raise

    def _build(self, options: EdgeOptions, books: Books, clock: Clock) -> None:
        self._doorbell = Doorbell()
        self._reach_cloud(options, books, clock)
        self.pulse = pulse = Pulse(self.writer, self._wake)
        self._ingest = Ingest(
            pulse=pulse,
            intake=books.intake,
            settings=_link_settings(options, clock),
            store_id=options.store_id,
            on_line=books.senses.line,
        )
        self.commander = Commander(
            options.broker_host,
            options.broker_port,
            store_id=options.store_id,
            asker=options.name,
            clock=clock,
            ids=IdSource(clock),
        )
        self._labels = LabelRound(
            parse_posts(options.shelf_labels), books.labels, self.writer, self.commander, clock
        )
        self._twins = TwinRound(books.twins, self.writer, pulse, self.commander, clock)
        beat = Notifier().beat
        self._ticker = Ticker(pulse, clock, books.tick, books.housekeeping, beat)
        self.http = AppThread(self._app(options, books, clock), options.host, options.port)

    def _reach_cloud(self, options: EdgeOptions, books: Books, clock: Clock) -> None:
        self.uplink = Uplink(
            self.writer,
            options.name,
            options.cloud_url,
            clock,
            books.renewal.on_fork,
            key=self._key,
        )
        self._downlink = Downlink(
            self.writer,
            books.mirror,
            options.cloud_url,
            options.store_id,
            on_entry=books.descent.on_entry,
            on_change=lambda _: self._wake(),
            on_answer=self.uplink.heard,
            key=self._key,
        )

    def _app(self, options: EdgeOptions, books: Books, clock: Clock) -> Starlette:
        pulse = self.pulse
        health = Health(
            name=options.name,
            writer=self.writer,
            planograms=books.planograms,
            listening=books.listening,
            hop=self.uplink.status,
            line=lambda: self._ingest.line,
            clock=clock,
            census=books.census,
            is_over=books.retention.is_over,
            ill=lambda: books.wards.ill,
            twins=books.twins,
        )
        steps = Steps(
            writer=self.writer,
            pulse=pulse,
            orders=books.orders,
            tasks=books.tasks,
            levels=books.levels,
            labels=books.labels,
            requests=books.requests,
            count=books.count,
            take_back=books.take_back,
            bays=books.bays,
            guesses=books.guesses,
        )
        exchange = exchange_routes(
            self.writer,
            books.receiver,
            books.feed,
            self._doorbell,
            self._wake,
            may_tell=may_tell,
        )
        watched = Doorbell()
        books.board.on_change = watched.ring
        cloud = CloudRights(options.cloud_url, options.store_id, self._key)
        rights = rights_route(pulse, books.rights, lambda: self.uplink.status().up, cloud.ask)
        parked = suspended_routes(pulse, books.suspended)
        gifts = GiftDesk(
            pulse, books.gifts, CloudGifts(options.cloud_url, options.store_id, self._key)
        )
        bills = bills_route(pulse, books.bills)
        handovers = Handovers(pulse, books.handovers, books.requests, self.commander)
        items = item_routes(
            self.writer, ItemView(books.listening), books.planograms, clock, books.replenish
        )
        routes = [
            handovers.route(),
            *exchange,
            *items,
            *KioskDesk(pulse, books.feed, clock).routes(),
            *StockDesk(
                self.writer,
                pulse,
                books.work,
                books.requests,
                Path(options.data) / "pictures",
            ).routes(),
            *gifts.routes(),
            watch_route(books.board, watched),
            rights,
            *parked,
            bills,
            *ReturnDesk(self.writer, pulse, books.returns, books.requests).routes(),
        ]
        return edge_app(routes, steps, health.status, kiosk_door(options))

    def _wake(self) -> None:
        self._doorbell.ring()
        self.uplink.wake()

    def start(self) -> None:
        """Begin to serve; the broker and the cloud may come later."""
        self.writer.run(self.books.start)
        self._ticker.start()
        self.http.start()
        self.uplink.start()
        self._downlink.start()
        self._ingest.start()
        self.commander.start()
        self._labels.start()
        self._twins.start()

    def stop(self) -> None:
        """End everything in time; what is not finished by then was not promised to anyone."""
        _all_within(
            STOP_S,
            self._ingest.stop,
            self._labels.stop,
            self._twins.stop,
            self.commander.stop,
            self.http.stop,
            self._ticker.stop,
            self.uplink.stop,
            self._downlink.stop,
        )
        self.writer.close()


def _link_settings(options: EdgeOptions, clock: Clock) -> LinkSettings:
    def presence(online: bool) -> bytes:
        return msgspec.json.encode(
            Presence(name=options.name, online=online, at_ms=clock.wall_ms())
        )

    return LinkSettings(
        host=options.broker_host,
        port=options.broker_port,
        client_id=f"storeside-edge-{options.store_id}",
        topics=topics.everything(options.store_id),
        receive_max=options.batch_messages_max,
        session_expiry_s=options.session_expiry_s,
        presence_topic=topics.presence(options.store_id, options.name),
        birth=presence(True),
        will=presence(False),
    )


def _all_within(seconds: float, *stops: Callable[[], None]) -> None:
    """Run all at once and wait for them no longer than this."""
    threads = [threading.Thread(target=stop, daemon=True) for stop in stops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=seconds)
