"""How long after a save the page of `fazhi preview` shows it, in a real browser.

python bench/preview.py [FILE]

A report of fifteen pages and more is saved again and again; the clock runs from before it is
written until the browser has laid out the new paper. With a FILE, the result is added to it.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from samples import longer

from generator.preview.server import Server
from generator.preview.session import Session

SAVES = 20
TIMES = 3  # as long as the example
_SEEN = """() => {
  window.shown = new Promise((resolve) => new MutationObserver((_, observer) => {
    observer.disconnect();
    document.getElementById("paper").getBoundingClientRect();
    resolve(performance.timeOrigin + performance.now());
  }).observe(document.getElementById("paper"), {childList: true}));
}"""


def main() -> None:
    """Measure, print, and add the result to a file."""
    folder = Path(tempfile.mkdtemp())
    file = folder / "报告.yaml"
    file.write_text(longer(TIMES), encoding="utf-8")
    server = Server(Session(file, "zh"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or ""
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(server.address)
        page.wait_for_selector(".ui-sheets")
        pages = page.locator(".ui-foot").count()
        times = sorted(_refresh(page, file, number) for number in range(SAVES))
        browser.close()
    server.shutdown()
    server.server_close()
    shutil.rmtree(folder)
    _tell(pages, times)


def _refresh(page: Page, file: Path, number: int) -> float:
    """Milliseconds from a save to the new paper."""
    text = file.read_text(encoding="utf-8")
    page.evaluate(_SEEN)
    start = time.time()
    file.write_text(f"{text}# {number}\n", encoding="utf-8")
    shown: float = page.evaluate("window.shown")
    return shown - start * 1000


def _tell(pages: int, times: list[float]) -> None:
    middle = statistics.median(times)
    row = f"| {pages} | {middle:.0f} ({times[0]:.0f}–{times[-1]:.0f}) |"
    text = f"\n## A save until the preview shows it\n\n| pages | ms (min–max) |\n|--:|--:|\n{row}\n"
    print(text)
    if sys.argv[1:]:
        with Path(sys.argv[1]).open("a", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
