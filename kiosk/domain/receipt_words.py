"""The words on paper, in each language that a customer can choose."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal

from babel.dates import format_datetime, format_time
from babel.numbers import format_decimal

from storecore.languages import DEFAULT_LANGUAGE

_EN = {
    "receipt": "Receipt {number}",
    "copy": "Copy",
    "each": "{count} × {price}",
    "weighed": "{weight} kg × {price} per kg",
    "saving": "Saving",
    "points": "With points",
    "points_earned": "Points earned",
    "points_spent": "Points used",
    "saved": "You save",
    "total": "Total",
    "card": "Card",
    "wallet": "Phone payment",
    "gift_card": "Gift card",
    "counter": "Paid at the counter",
    "tax_added": "Tax {percent}%",
    "tax": "Tax {percent}% in {amount}",
    "prices": "Price list {version}",
    "scan": "Scan to keep this receipt and to see that it is genuine",
    "sale": "Sale",
    "chain": "Journal",
    "thanks": "Thank you for shopping with us",
    "bill": "To be paid at the counter",
    "parked": "Your basket waits for you",
    "parked_here": "At this kiosk only",
    "parked_anywhere": "At any kiosk of this shop",
    "until": "Until {time}",
}
_DE = {
    "receipt": "Bon {number}",
    "copy": "Kopie",
    "each": "{count} × {price}",
    "weighed": "{weight} kg × {price} je kg",
    "saving": "Ersparnis",
    "points": "Mit Punkten",
    "points_earned": "Punkte gesammelt",
    "points_spent": "Punkte eingelöst",
    "saved": "Sie sparen",
    "total": "Summe",
    "card": "Karte",
    "wallet": "Zahlung per Handy",
    "gift_card": "Geschenkkarte",
    "counter": "An der Kasse bezahlt",
    "tax_added": "MwSt. {percent} %",
    "tax": "MwSt. {percent} % in {amount}",
    "prices": "Preisliste {version}",
    "scan": "Scannen: Bon behalten und seine Echtheit prüfen",
    "sale": "Vorgang",
    "chain": "Journal",
    "thanks": "Vielen Dank für Ihren Einkauf",
    "bill": "An der Kasse zu bezahlen",
    "parked": "Ihr Warenkorb wartet auf Sie",
    "parked_here": "Nur an dieser Kasse",
    "parked_anywhere": "An jeder Kasse dieses Geschäfts",
    "until": "Bis {time}",
}
_ES = {
    "receipt": "Recibo {number}",
    "copy": "Copia",
    "each": "{count} × {price}",
    "weighed": "{weight} kg × {price} por kg",
    "saving": "Descuento",
    "points": "Con puntos",
    "points_earned": "Puntos obtenidos",
    "points_spent": "Puntos usados",
    "saved": "Usted ahorra",
    "total": "Total",
    "card": "Tarjeta",
    "wallet": "Pago con el móvil",
    "gift_card": "Tarjeta regalo",
    "counter": "Pagado en caja",
    "tax_added": "IVA {percent} %",
    "tax": "IVA {percent} % en {amount}",
    "prices": "Lista de precios {version}",
    "scan": "Escanee para guardar el recibo y comprobar que es auténtico",
    "sale": "Venta",
    "chain": "Registro",
    "thanks": "Gracias por su compra",
    "bill": "Pendiente de pago en caja",
    "parked": "Su cesta le espera",
    "parked_here": "Solo en esta caja",
    "parked_anywhere": "En cualquier caja de esta tienda",
    "until": "Hasta {time}",
}
_ZH_HANS = {
    "receipt": "小票 {number}",
    "copy": "补打",
    "each": "{count} × {price}",
    "weighed": "{weight} 千克 × {price}/千克",
    "saving": "优惠",
    "points": "积分抵扣",
    "points_earned": "本次获得积分",
    "points_spent": "本次使用积分",
    "saved": "已优惠",
    "total": "合计",
    "card": "银行卡",
    "wallet": "手机支付",
    "gift_card": "礼品卡",
    "counter": "收银台付款",
    "tax_added": "税 {percent}%",
    "tax": "含税 {percent}%（{amount}）",
    "prices": "价格版本 {version}",
    "scan": "扫码保存小票并查验真伪",
    "sale": "交易号",
    "chain": "账本",
    "thanks": "谢谢惠顾，欢迎再来",
    "bill": "请到收银台付款",
    "parked": "您的购物篮已保留",
    "parked_here": "仅限本机取回",
    "parked_anywhere": "可在本店任一自助机取回",
    "until": "保留至 {time}",
}
_ZH_HANT = {
    "receipt": "收據 {number}",
    "copy": "補印",
    "each": "{count} × {price}",
    "weighed": "{weight} 公斤 × {price}／公斤",
    "saving": "優惠",
    "points": "點數折抵",
    "points_earned": "本次獲得點數",
    "points_spent": "本次使用點數",
    "saved": "已優惠",
    "total": "總計",
    "card": "信用卡",
    "wallet": "行動支付",
    "gift_card": "禮品卡",
    "counter": "收銀台付款",
    "tax_added": "稅 {percent}%",
    "tax": "含稅 {percent}%（{amount}）",
    "prices": "價格版本 {version}",
    "scan": "掃碼保存收據並查驗真偽",
    "sale": "交易序號",
    "chain": "帳本",
    "thanks": "謝謝光臨，歡迎再來",
    "bill": "請到收銀台付款",
    "parked": "您的購物籃已保留",
    "parked_here": "僅限本機取回",
    "parked_anywhere": "可在本店任一自助機取回",
    "until": "保留至 {time}",
}
PAPER_WORDS: dict[str, dict[str, str]] = {
    "en": _EN,
    "de": _DE,
    "es": _ES,
    "zh-Hans": _ZH_HANS,
    "zh-Hant": _ZH_HANT,
}


WAYS = {"wechat": "WeChat Pay", "alipay": "Alipay"}
"""Means of payment that have a name of their own, the same in every language."""


def paper_words(language: str, word: str, **values: object) -> str:
    """A text with its values filled in; in English where the language is not known."""
    return PAPER_WORDS.get(language, PAPER_WORDS[DEFAULT_LANGUAGE])[word].format(**values)


def has_word(word: str) -> bool:
    """Whether there is a text of that name."""
    return word in _EN


def kilograms(grams: int, language: str) -> str:
    """Grams as kilograms with three decimals, without the unit."""
    return str(format_decimal(grams / 1000, "#,##0.000", locale=_locale(language)))


def whole_words(number: int, language: str) -> str:
    """A whole number, such as points."""
    return str(format_decimal(number, locale=_locale(language)))


def percent_words(percent: Decimal, language: str) -> str:
    """A rate without its sign, such as 7 or 8.875."""
    return str(format_decimal(percent, "0.####", locale=_locale(language)))


def shop_time(wall_ms: int, offset_min: int, language: str) -> str:
    """Date and time as the shop's own clocks showed it."""
    zone = timezone(timedelta(minutes=offset_min))
    moment = datetime.fromtimestamp(wall_ms / 1000, zone)
    return str(format_datetime(moment, "medium", tzinfo=zone, locale=_locale(language)))


def clock_words(wall_ms: int, offset_min: int, language: str) -> str:
    """The time of day as the shop's own clocks show it."""
    zone = timezone(timedelta(minutes=offset_min))
    moment = datetime.fromtimestamp(wall_ms / 1000, zone)
    return str(format_time(moment, "short", tzinfo=zone, locale=_locale(language)))


def _locale(language: str) -> str:
    return (language if language in PAPER_WORDS else DEFAULT_LANGUAGE).replace("-", "_")
