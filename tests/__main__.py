"""What `python3 lessons.py test` runs: lint, then a browser to test in, then every test. Arguments go on to pytest."""

import subprocess
import sys

STEPS = [
    ("Lint", ["ruff", "check", "."]),
    ("Format", ["ruff", "format", "--check", "."]),
    ("A browser to test in", ["tests.browser.chromium"]),
    ("Tests", ["pytest", "-n", "2", "--dist", "loadfile", "--nbval", "notebooks", "tests", *sys.argv[1:]]),
]


def main():
    """Every step, even after one has failed: a red line in one place should not hide another."""
    failed = []
    for title, command in STEPS:
        print(f"\n── {title} ── {' '.join(command)}", flush=True)
        if subprocess.run([sys.executable, "-m", *command]).returncode:
            failed.append(title)
    sys.exit(f"\nNot passed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
