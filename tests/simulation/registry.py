"""Ways to get it wrong. Each replaces one piece of shipping code by a broken one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

Mutant = Callable[[], AbstractContextManager[Any]]
MUTANTS: dict[str, tuple[str, Mutant]] = {}
"""By name: the kind of trouble that should show it, and what makes it."""


def mutant(trouble: str) -> Callable[[Mutant], Mutant]:
    """Register a mutant."""

    def register(make: Mutant) -> Mutant:
        MUTANTS[make.__name__] = (trouble, make)
        return make

    return register


@contextmanager
def together(*patches: AbstractContextManager[Any]) -> Iterator[None]:
    with ExitStack() as stack:
        for one in patches:
            stack.enter_context(one)
        yield
