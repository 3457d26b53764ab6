"""Signing in and out, and whose session a token is."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

from cloud_inventory.staff.book import SESSION_S, StaffBook
from storecore.clock import Clock
from storecore.secrets.hashes import LENGTH_MAX, Passwords

NAME_LENGTH_MAX = 60
LENGTH_MIN = 10
_TOKEN_BYTES = 32
_BUCKET_HEX = 3
_MS = 1000


class BadAccount(ValueError):
    """A name or password that cannot be an account's; the message says what to do."""


class SignInRefused(Exception):
    """Not let in. `wait_s`: how long until the next try is looked at; 0 for a wrong password."""

    def __init__(self, wait_s: int = 0) -> None:
        super().__init__(f"wait {wait_s} s" if wait_s else "wrong name or password")
        self.wait_s = wait_s


class StaffDoor:
    """Blocks on the database and on hashing: call from a worker thread."""

    def __init__(
        self,
        book: StaffBook,
        passwords: Passwords,
        clock: Clock,
        entropy: Callable[[int], bytes],
    ) -> None:
        self._book = book
        self._passwords = passwords
        self._clock = clock
        self._entropy = entropy

    def add(self, name: str, password: str) -> str:
        """Make an account, or give it another password; returns the name as it is kept.

        Raises:
            BadAccount: the name or the password will not do.
        """
        kept = _plain(name)
        if not kept or len(kept) > NAME_LENGTH_MAX or not kept.isprintable():
            raise BadAccount(f"give a name of 1 to {NAME_LENGTH_MAX} characters")
        if not LENGTH_MIN <= len(password) <= LENGTH_MAX:
            raise BadAccount(f"choose a password of {LENGTH_MIN} to {LENGTH_MAX} characters")
        self._book.keep(kept, self._passwords.hash(password), self._clock.wall_ms())
        return kept

    def sign_in(self, name: str, password: str) -> str:
        """The token of a new session.

        Raises:
            SignInRefused: wrong, or too soon after several wrong ones.
        """
        plain = _plain(name)[: NAME_LENGTH_MAX + 1]
        bucket = hashlib.sha256(plain.encode()).hexdigest()[:_BUCKET_HEX]
        now_ms = self._clock.wall_ms()
        if wait_ms := self._book.begin_try(bucket, now_ms):
            raise SignInRefused(-(-wait_ms // _MS))
        kept = self._book.password_hash(plain)
        if not self._passwords.is_right(kept, password[: LENGTH_MAX + 1]):
            raise SignInRefused
        token = self.token()
        self._book.open_session(bucket, _hashed(token), plain, (now_ms, now_ms + SESSION_S * _MS))
        return token

    def whose(self, token: str) -> str | None:
        """The name behind a session's token, or None."""
        return self._book.session(_hashed(token), self._clock.wall_ms()) if token else None

    def sign_out(self, token: str) -> None:
        """End a session."""
        self._book.close_session(_hashed(token))

    def token(self) -> str:
        """Something that nobody can guess."""
        return self._entropy(_TOKEN_BYTES).hex()


def form_key(token: str) -> str:
    """What a form must carry beside the cookie `token`: another site cannot know it."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def is_form_key(token: str, given: str) -> bool:
    """Whether a form came from one of our own pages."""
    return bool(token) and hmac.compare_digest(form_key(token).encode(), given.encode())


def _plain(name: str) -> str:
    return name.strip().casefold()


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
