// What every reader needs: names on controls, headings in order, contrast. Run inside the page.

/** Controls that are shown and have no name. */
export const nameless = (page) => page.evaluate(() => {
  const named = (element) =>
    element.getAttribute("aria-label") || element.textContent.trim() || element.labels?.[0]?.textContent.trim() || element.title;
  return [...document.querySelectorAll("button, input, select, a, summary, [tabindex='0']")]
    .filter((element) => element.checkVisibility() && !named(element))
    .map((element) => element.outerHTML.slice(0, 120));
});

/** Headings that skip a level, as `h2 to h4`. */
export const skippedHeadings = (page) => page.evaluate(() => {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]));
  return levels.flatMap((level, at) => {
    const before = at === 0 ? 0 : levels[at - 1];
    return level > before + 1 ? [`h${before} to h${level}`] : [];
  });
});

/** Ids that more than one element has. */
export const sharedIds = (page) => page.evaluate(() => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
});

/** Texts whose contrast with what lies behind them is below WCAG AA: 4.5, or 3 where they are large. */
export const faint = (page) => page.evaluate(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const faint = new Set();
  for (const element of document.querySelectorAll("#page *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    if (!own || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".aside")) continue;
    const style = getComputedStyle(element);
    const ink = rgba(element instanceof SVGElement ? style.fill : style.color);
    const [light, dark] = [luminance(ink), luminance(behind(element))].sort((a, b) => b - a);
    const large = Number.parseFloat(style.fontSize) >= 24 || (Number.parseFloat(style.fontSize) >= 18.6 && style.fontWeight >= 700);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < (large ? 3 : 4.5)) faint.add(`${element.tagName}.${element.getAttribute("class") ?? ""} ${ratio.toFixed(2)}: ${element.textContent.slice(0, 30)}`);
  }
  return [...faint];
});
