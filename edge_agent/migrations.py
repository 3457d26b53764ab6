"""Every table of the edge agent's database, in the order in which they came."""

from __future__ import annotations

from edge_agent.belief.tables import BELIEF_MIGRATIONS
from edge_agent.bills.book import BILL_MIGRATIONS
from edge_agent.devices.doors import DOOR_MIGRATIONS
from edge_agent.devices.measures import MEASURE_MIGRATIONS
from edge_agent.devices.states import STATE_MIGRATIONS
from edge_agent.devices.twin import TWIN_MIGRATIONS
from edge_agent.giftcards.book import GIFT_MIGRATIONS
from edge_agent.handover.bags import BAG_MIGRATIONS
from edge_agent.handover.bays import BAY_MIGRATIONS
from edge_agent.members.tables import MEMBER_MIGRATIONS
from edge_agent.orders.book import ORDER_MIGRATIONS
from edge_agent.replenish.book import REPLENISH_MIGRATIONS
from edge_agent.returns.sales import RETURN_MIGRATIONS
from edge_agent.sensing.sensing_tables import SENSING_MIGRATIONS
from edge_agent.sensing.watch_tables import WATCH_MIGRATIONS
from edge_agent.stock.promise_tables import PROMISE_MIGRATIONS
from edge_agent.stock.work import STOCK_WORK_MIGRATIONS
from edge_agent.suspended.book import SUSPENDED_MIGRATIONS
from edge_agent.tables import EDGE_MIGRATIONS
from storecore.escrow.migrations import ESCROW_MIGRATIONS
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.replication.migrations import FEED_MIGRATIONS, MIRROR_MIGRATIONS, UPLINK_MIGRATIONS

MIGRATIONS = (
    JOURNAL_MIGRATIONS,
    FEED_MIGRATIONS,
    MIRROR_MIGRATIONS,
    UPLINK_MIGRATIONS,
    ESCROW_MIGRATIONS,
    PROMISE_MIGRATIONS,
    EDGE_MIGRATIONS,
    ORDER_MIGRATIONS,
    SENSING_MIGRATIONS,
    BELIEF_MIGRATIONS,
    REPLENISH_MIGRATIONS,
    STOCK_WORK_MIGRATIONS,
    WATCH_MIGRATIONS,
    SUSPENDED_MIGRATIONS,
    MEMBER_MIGRATIONS,
    GIFT_MIGRATIONS,
    BILL_MIGRATIONS,
    DOOR_MIGRATIONS,
    MEASURE_MIGRATIONS,
    BAY_MIGRATIONS,
    BAG_MIGRATIONS,
    STATE_MIGRATIONS,
    TWIN_MIGRATIONS,
    RETURN_MIGRATIONS,
)
