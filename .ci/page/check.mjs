// Opens reports as a reader does and checks what is seen: `node check.mjs REPORTS [SHOTS]`. REPORTS is a folder of pairs
// NAME.html and NAME.json, as `run` writes them; screenshots go to SHOTS.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { faint, nameless, sharedIds, skippedHeadings } from "./access.mjs";
import { launch, open, settled, shown } from "./browser.mjs";
import { splice, synthetic, withSuppressed } from "./synthetic.mjs";

const [reports, shots] = process.argv.slice(2).map((path) => resolve(path));
const html = (name) => join(reports, `${name}.html`);
const json = async (name) => JSON.parse(await readFile(join(reports, `${name}.json`), "utf8"));

const browser = await launch();
after(() => browser.close());
if (shots) await mkdir(shots, { recursive: true });

/** Opens a report, lets `look` at it, and wants no fault. */
async function look(file, options, at) {
  const page = await open(browser, file, options);
  await at(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

const numbers = (page) => page.locator("#proportions dd").allTextContents();
const heads = (page) => page.locator("#list button.head");

for (const name of ["sample", "hostile", "agree", "empty", "incomplete"]) {
  test(`${name}: the page says what the JSON report says`, async () => {
    const report = await json(name);
    const { summary, findings } = report;
    await look(html(name), {}, async (page) => {
      const wanted = [summary.conflict, summary.updated, summary.agree, summary.single];
      assert.deepEqual((await numbers(page)).slice(0, 4).map(Number), wanted);
      assert.equal(await shown(page), findings.length);
      assert.equal(await page.locator("#incomplete").isVisible(), !report.complete);
      assert.equal(await page.locator("#empty").isVisible(), findings.length === 0);
      assert.equal(await page.locator("#list article").count(), Math.min(findings.length, 20));
      assert.equal(await page.locator(".diagnostics li").count(), report.diagnostics.length);
      // What is left out of a page is not written on it.
      const texts = await page.evaluate(() => {
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walk.nextNode()) texts.push(walk.currentNode.data.trim());
        return texts;
      });
      assert.deepEqual(texts.filter((text) => ["null", "undefined", "false", "NaN"].includes(text)), []);
    });
  });
}

test("the keyboard alone searches, filters and opens", async () => {
  const { findings } = await json("sample");
  await look(html("sample"), {}, async (page) => {
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
      await settled(page);
    };
    await press("/");
    await page.keyboard.type("bridget");
    await settled(page);
    const about = findings.filter((finding) => JSON.stringify(finding).toLowerCase().includes("bridget"));
    assert.equal(await shown(page), about.length);
    assert.match(page.url(), /#q=bridget$/);
    await press("Escape");
    assert.equal(await shown(page), findings.length);
    // From the search, Tab leads to the verdicts.
    await press("Tab", "Enter");
    assert.equal(await shown(page), findings.filter((finding) => finding.verdict === "conflict").length);
    assert.match(page.url(), /verdict=conflict/);
    await press("Escape", "Escape", "j", "j");
    const focused = () => page.evaluate(() => document.activeElement.closest("article")?.dataset.id);
    assert.equal(await focused(), findings[1].id);
    await press("ArrowUp");
    assert.equal(await focused(), findings[0].id);
    assert.equal(await heads(page).first().getAttribute("aria-expanded"), "true");
    await press("Enter");
    assert.equal(await heads(page).first().getAttribute("aria-expanded"), "false");
    await press("?");
    assert.ok(await page.locator("dialog#keys").isVisible());
    await press("Escape");
    assert.ok(!(await page.locator("dialog#keys").isVisible()));
  });
});

test("a row of the overview, a column of the matrix and a link lead to findings", async () => {
  const { findings } = await json("sample");
  const article = findings[0].statements[0].article;
  await look(html("sample"), {}, async (page) => {
    const row = page.locator("#by-article button").filter({ hasText: article.split("/").pop() });
    await row.focus();
    await page.keyboard.press("Enter");
    await settled(page);
    const inArticle = findings.filter((finding) => finding.statements.some((one) => one.article === article));
    assert.equal(await shown(page), inArticle.length);
    assert.equal(await row.getAttribute("aria-pressed"), "true");
    await page.locator("#matrix-table thead button").nth(1).click();
    assert.match(page.url(), new RegExp(`finding=${inArticle[1].id}`));
  });
  const last = findings.at(-1);
  await look(html("sample"), { hash: `#finding=${last.id}` }, async (page) => {
    assert.equal(await page.evaluate(() => document.activeElement.closest("article").dataset.id), last.id);
    assert.ok(await page.locator(`#b-${last.id}`).isVisible());
  });
  await look(html("sample"), { hash: "#rule=age&verdict=agree" }, async (page) => {
    assert.equal(await shown(page), findings.filter(({ rule, verdict }) => rule === "age" && verdict === "agree").length);
    assert.equal(await page.locator("#rule").inputValue(), "age");
  });
});

test("text of articles shows as text, and nothing in it runs", async () => {
  const { findings } = await json("hostile");
  await look(html("hostile"), {}, async (page) => {
    for (const head of await heads(page).all()) if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await page.locator("img, #page script, #page b, iframe, object").count(), 0);
    const text = await page.locator("#list").innerText();
    assert.ok(text.includes("</script><script>window.ran=1</script>"));
    assert.ok(text.includes("<!-- notes"));
    assert.ok(!/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/u.test(text), "control characters show as signs");
    assert.ok(findings.some((finding) => finding.statements.some((one) => one.sentence.includes("\u202e"))));
  });
  await look(html("hostile"), { hash: `#q=${encodeURIComponent("<script>")}&rule=<b>&story="><script>` }, async (page) => {
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.equal(await shown(page), 0);
  });
});

test("without scripts the conflicts stand in a table", async () => {
  const { findings } = await json("hostile");
  await look(html("hostile"), { javaScriptEnabled: false }, async (page) => {
    const conflicts = findings.filter((finding) => finding.verdict === "conflict");
    assert.equal(await page.locator("tbody th").count(), conflicts.length);
    assert.ok(conflicts.length > 0);
    assert.equal(await page.locator("img, b").count(), 0);
  });
});

test("ten thousand findings open and filter without a wait", async (t) => {
  const large = synthetic(10_000, 5_000, 300);
  await splice(html("sample"), html("large"), large);
  await look(html("large"), {}, async (page) => {
    const timed = (label, filter) => page.evaluate(([id, value]) => {
      const control = document.getElementById(id);
      control.value = value;
      const started = performance.now();
      control.dispatchEvent(new Event(id === "search" ? "input" : "change"));
      return performance.now() - started;
    }, filter).then((took) => {
      t.diagnostic(`${label}: ${took.toFixed(0)} ms`);
      return took;
    });
    t.diagnostic(`opened: ${page.opened.toFixed(0)} ms`);
    assert.ok(page.opened < 6000, `opened in ${page.opened} ms`);
    const took = [
      await timed("first search", ["search", "harbour 4711"]),
      await timed("second search", ["search", "number 99"]),
      await timed("a rule", ["rule", "age"]),
    ];
    assert.ok(took[0] < 1500 && Math.max(...took.slice(1)) < 500, took.join(", "));
    const left = await shown(page);
    assert.ok(left > 10 && left < 500, `${left} are of the rule age and hold "number" and "99"`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await settled(page);
    assert.equal(await shown(page), 10_000);
    assert.match(await page.locator("#matrix-extent").textContent(), /^30 of 5,000 articles shown/);
    const first = page.locator("#list article").first();
    assert.match(await first.locator(".side .more").first().textContent(), /^Show 50 more of \d+ places$/);
    const made = await page.locator("#list article").count();
    assert.ok(made <= 60, `${made} entries made`);
  });
  await look(html("large"), { hash: `#finding=${large.findings[9000].id}` }, async (page) => {
    assert.equal(await page.evaluate(() => document.activeElement.closest("article").dataset.id), large.findings[9000].id);
    assert.ok(await page.locator("#earlier").isVisible());
    await page.keyboard.press("k");
    assert.equal(await page.evaluate(() => document.activeElement.closest("article").dataset.id), large.findings[8999].id);
  });
});

test("what is suppressed stays out of sight until it is asked for", async () => {
  const report = withSuppressed(await json("sample"));
  await splice(html("sample"), html("suppressed"), report);
  await look(html("suppressed"), {}, async (page) => {
    assert.equal(await shown(page), report.findings.length - 2);
    await page.locator("#suppressed").check();
    assert.equal(await shown(page), report.findings.length);
    await page.locator("article.suppressed button.head").last().click();
    assert.match(await page.locator(".group.suppressed").innerText(), /both are on record[\s\S]*factlint\.toml:7:1/);
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`${colorScheme}: everything can be read and reached`, async () => {
    for (const name of ["sample", "hostile", "incomplete", "suppressed"]) {
      await look(html(name), { colorScheme, hash: "#suppressed=1" }, async (page) => {
        for (const head of await heads(page).all()) if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
        await settled(page);
        assert.deepEqual(await faint(page), []);
        assert.deepEqual(await nameless(page), []);
        assert.deepEqual(await skippedHeadings(page), []);
        assert.deepEqual(await sharedIds(page), []);
      });
    }
  });
}

test("a toggle turns light into dark", async () => {
  await look(html("sample"), { colorScheme: "light" }, async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await paper();
    await page.keyboard.press("t");
    assert.notEqual(await paper(), before);
    assert.equal(await page.locator("#theme").textContent(), "Light");
  });
});

test("on paper the conflicts are open and the controls gone", async () => {
  await look(html("sample"), {}, async (page) => {
    for (const head of await heads(page).all()) if ((await head.getAttribute("aria-expanded")) === "true") await head.click();
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.locator("#search").isVisible()));
    const { findings } = await json("sample");
    const conflicts = findings.filter((finding) => finding.verdict === "conflict").length;
    assert.equal(await page.locator("article.conflict .sides").filter({ visible: true }).count(), conflicts);
    const pdf = await page.pdf(shots ? { path: join(shots, "sample.pdf") } : {});
    assert.ok(pdf.length > 10_000);
  });
});

for (const width of [400, 1280, 2560]) {
  test(`${width} pixels: nothing runs over the edge`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      for (const name of ["sample", "hostile", "incomplete", "empty", "large"]) {
        const viewport = { width, height: width < 1000 ? 900 : width < 2000 ? 1000 : 1440 };
        await look(html(name), { colorScheme, viewport }, async (page) => {
          await settled(page);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(over, 0, `${name} at ${width}`);
          const longest = await page.evaluate(() => Math.max(0, ...[...document.querySelectorAll(".sentence, .about, .standfirst")]
            .map((text) => text.clientWidth / Number.parseFloat(getComputedStyle(text).fontSize))));
          assert.ok(longest < 45, `lines of ${longest} em`);
          if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: name !== "large" });
        });
      }
    }
  });
}
