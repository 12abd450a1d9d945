"""Knows how far the words of a page stand out from what is behind them."""

from playwright.async_api import Page

LEAST = 4.5
"""Contrast of a text that can be read (WCAG 2.2, 1.4.3)."""

_CONTRASTS = """(chosen) => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll(chosen)].map((element) => {
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return [element.className || element.tagName, ratio];
  });
}"""


async def pale(page: Page, chosen: str) -> list[tuple[str, float]]:
    """Return the elements of a selector that stand out too little, and how much they do."""
    found = await page.evaluate(_CONTRASTS, chosen)
    return [(name, ratio) for name, ratio in found if ratio < LEAST]
