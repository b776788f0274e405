// A browser without a network, and pages in it that tell what went wrong while they were open.

import { chromium } from "playwright-core";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/**
 * Opens a file from disk. `page.faults` gathers errors, violations of the policy, dialogs and requests: none may be there.
 * `options` are those of a browser context, and `hash` what follows the `#`.
 */
export async function open(browser, file, { hash = "", ...options } = {}) {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  const fault = (what, text) => page.faults.push(`${what}: ${text}`);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") fault("console", message.text());
  });
  page.on("pageerror", (error) => fault("error", error.stack));
  page.on("dialog", (dialog) => {
    fault("dialog", dialog.message());
    return dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) fault("request", request.url());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective}`));
  });
  const url = new URL(`file://${file}`).href;
  const started = performance.now();
  await page.goto(`${url}${hash}`);
  if (options.javaScriptEnabled !== false) await page.locator("#page").waitFor({ state: "visible" });
  page.opened = performance.now() - started;
  return page;
}

/** Waits until what a change set off has been drawn, the matrix too, which comes a moment later. */
export const settled = (page) =>
  page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60)));

/** How many findings the page says it shows: `12 findings`, `1,234 of 10,000 findings`. */
export const shown = async (page) => {
  const [first] = (await page.locator("#shown").textContent()).split(" ");
  return Number(first.replaceAll(",", ""));
};
