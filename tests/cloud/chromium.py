"""A headless Chromium, spoken to through its debugging pipe: pages as people see them."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


class Chromium:
    """One page of one browser, with scripts switched off unless asked for."""

    def __init__(
        self, folder: Path, width: int = 1280, height: int = 900, *, scripts: bool = False
    ) -> None:
        assert CHROMIUM is not None
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()

        # The browser reads commands from its file 3 and writes answers to its file 4.
        wiring = f'exec "$0" "$@" 3<&{to_read} 4>&{to_write}'
        self._process = subprocess.Popen(
            ["bash", "-c", wiring, CHROMIUM, *_FLAGS, f"--user-data-dir={folder}", "about:blank"],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder)},
        )
        os.close(to_read)
        os.close(to_write)
        self._waiting = b""
        self._events: list[str] = []
        self._count = 0
        self._session = ""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "DOM"):
            self._ask(f"{domain}.enable")
        self._ask("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.resize(width, height)

    def resize(self, width: int, height: int = 900) -> None:
        """Make the window as large as that."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def go(self, address: str) -> None:
        """Open an address and wait until it is there."""
        self._ask("Page.navigate", url=address)
        self._until("Page.loadEventFired")

    def write(self, selector: str, text: str) -> None:
        """Write into a field."""
        self._ask("DOM.focus", nodeId=self._node(selector))
        self._ask("Input.insertText", text=text)

    def press(self, selector: str, *, leaves: bool = True) -> None:
        """Go to a link or button and press it by the keyboard; where it `leaves` the page, wait
        for the one that answers."""
        self._ask("DOM.focus", nodeId=self._node(selector))
        self._enter()
        if leaves:
            self._until("Page.loadEventFired")

    def press_enter(self) -> None:
        """Send the form of the field that has the focus, and wait for the page that answers."""
        self._enter()
        self._until("Page.loadEventFired")

    def _enter(self) -> None:
        for kind in ("keyDown", "keyUp"):
            self._ask(
                "Input.dispatchKeyEvent",
                type=kind,
                key="Enter",
                text="\r" if kind == "keyDown" else "",
                windowsVirtualKeyCode=13,
            )

    def html(self) -> str:
        """The page as it stands."""
        return str(self._ask("DOM.getOuterHTML", nodeId=self._node("html"))["outerHTML"])

    def width_needed(self) -> int:
        """Pixels that the page's content takes across."""
        return int(self._ask("Page.getLayoutMetrics")["cssContentSize"]["width"])

    def shot(self, file: Path) -> None:
        """A picture of the whole page."""
        answer = self._ask("Page.captureScreenshot", captureBeyondViewport=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(base64.b64decode(answer["data"]))

    def __enter__(self) -> Chromium:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._write)
        self._process.kill()
        self._process.wait()
        os.close(self._read)

    def _node(self, selector: str) -> int:
        root = self._ask("DOM.getDocument")["root"]["nodeId"]
        node = int(self._ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"])
        assert node, f"the page has no {selector}"
        return node

    def _ask(self, method: str, **given: object) -> dict[str, Any]:
        self._count += 1
        message: dict[str, object] = {"id": self._count, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "error" not in answer, f"{method}: {answer['error']}"
                result: dict[str, Any] = answer["result"]
                return result
            self._events.append(str(answer.get("method")))

    def _until(self, event: str) -> None:
        while event not in self._events:
            self._events.append(str(self._next().get("method")))
        self._events.clear()

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            more = os.read(self._read, 1 << 16)
            assert more, "chromium has ended"
            self._waiting += more
        message, _, self._waiting = self._waiting.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer
