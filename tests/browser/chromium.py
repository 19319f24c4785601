"""The browser that the tests drive: an installed Chromium or Chrome, else one that is installed now.

python -m tests.browser.chromium     prints its path, after installing one if need be
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"]
PLACES = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
]
MISSING = (
    "The browser tests need Chromium or Chrome, and none was found or could be installed. "
    "Install Chrome from your system's software store (Debian and Ubuntu: sudo apt install chromium), "
    "or name one in the environment variable CHROMIUM."
)

# Nothing in a test may look for the outside world, not even the browser itself; root has no sandbox in a container.
FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
if hasattr(os, "geteuid") and os.geteuid() == 0:
    FLAGS.append("--no-sandbox")


def find():
    """The path of a browser that the system has, or None: Playwright then starts the one that it has downloaded."""
    installed = map(shutil.which, [os.environ.get("CHROMIUM", ""), *NAMES])
    return next((path for path in [*installed, *PLACES] if path and Path(path).exists()), None)


def downloaded():
    """The path of Playwright's own browser, or None."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install():
    """Playwright's own download where it can be reached, else Debian's package where that is allowed."""
    print("Installing Chromium for the tests, once.", flush=True)
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True).returncode == 0:
        return
    if platform.system() == "Linux" and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if not (find() or downloaded()):
        install()
    print(find() or downloaded() or sys.exit(MISSING))
