"""Takes the README's pictures of the widget anew, in the light and in the dark.

python -m tests.browser.photograph
"""

from .lab import ROOT, Page, lab_and_browser

WIDGET = """from helpers import SlidingKernel
SlidingKernel([[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]], [[1, -5], [-3, 7]], stride=2)"""


def main():
    with lab_and_browser() as (lab, browser):
        for theme in ("Light", "Dark"):
            context = browser.new_context(viewport={"width": 1160, "height": 900}, device_scale_factor=2)
            page = Page(lab, context, theme)
            page.write("picture.ipynb", "")
            page.page.evaluate("() => window.jupyterapp.commands.execute('application:toggle-left-area')")
            widget = page.show(WIDGET)
            widget.get_by_role("button", name="Next step").click()
            page.page.mouse.move(0, 0)
            page.page.wait_for_timeout(500)
            widget.screenshot(path=ROOT / "pictures" / f"sliding-kernel-{theme.lower()}.png")


if __name__ == "__main__":
    main()
