"""What the web shop and the chain's pages say, in each language."""

from __future__ import annotations

from cloud_inventory.web.wordings import de, en, es, zh_hans, zh_hant
from cloud_inventory.web.wordings.chain import de as chain_de
from cloud_inventory.web.wordings.chain import en as chain_en
from cloud_inventory.web.wordings.chain import es as chain_es
from cloud_inventory.web.wordings.chain import zh_hans as chain_zh_hans
from cloud_inventory.web.wordings.chain import zh_hant as chain_zh_hant
from cloud_inventory.web.wordings.ordering import de as ordering_de
from cloud_inventory.web.wordings.ordering import en as ordering_en
from cloud_inventory.web.wordings.ordering import es as ordering_es
from cloud_inventory.web.wordings.ordering import zh_hans as ordering_zh_hans
from cloud_inventory.web.wordings.ordering import zh_hant as ordering_zh_hant

TEXTS: dict[str, dict[str, str]] = {
    "en": en.TEXTS | chain_en.TEXTS | ordering_en.TEXTS,
    "de": de.TEXTS | chain_de.TEXTS | ordering_de.TEXTS,
    "es": es.TEXTS | chain_es.TEXTS | ordering_es.TEXTS,
    "zh-Hans": zh_hans.TEXTS | chain_zh_hans.TEXTS | ordering_zh_hans.TEXTS,
    "zh-Hant": zh_hant.TEXTS | chain_zh_hant.TEXTS | ordering_zh_hant.TEXTS,
}


def say(language: str, text: str, **values: object) -> str:
    """A text in a language with its values filled in."""
    return TEXTS[language][text].format(**values)
