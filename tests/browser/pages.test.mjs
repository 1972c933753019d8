// SPDX-License-Identifier: GPL-2.0-or-later
// The pages as people meet them: every state with and without JavaScript, narrow and wide, by axe and by eye of the
// browser (no sideways scroll, no error, no request elsewhere).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const other = createServer();  // another site
let otherAddress;
let server;
let browser;
let ids;
let continued;  // an initiative that last year's plan has too

before(async () => {
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  otherAddress = `http://127.0.0.1:${other.address().port}`;
  server = await serve([join(root, "index/sample")], ["--collection", join(root, "index/collections/aobahama.toml")],
    ["--cors", otherAddress, "--frame-ancestors", otherAddress]);
  browser = await launch();
  const answer = await fetch(`${server.address}/api/v1/search?q=${encodeURIComponent("見守り")}`);
  ids = (await answer.json()).hits.map((hit) => hit.id);
  const changes = await fetch(`${server.address}/api/v1/changes?status=reworded`);
  continued = (await changes.json()).changes[0].later.id;
});
after(async () => {
  await browser?.close();
  server?.stop();
  other.close();
});

const states = () => ({
  home: "/",
  "search": "/search?q=見守り",
  "everything": "/search",
  "second page": "/search?offset=10",
  "narrowed": "/search?q=人材育成&department=汐見区役所&department=総務局",
  "table": "/search?q=見守り&view=table",
  "nothing found": "/search?q=見守り ロケット発射",
  "misspelt": "/search?q=認知証",
  "for paper": "/print?department=総務局",
  "complaint": "/search?q=見守り OR",
  "taken back": "/search?q=見守り&off=synonym:見守り",
  "initiative": `/initiatives/${ids[0]}?q=見守り`,
  "wards": "/wards",
  "who does": "/wards?q=地域包括ケア",
  "departments": "/wards?rows=departments",
  "compare": `/compare?id=${ids[0]}&id=${ids[2]}&id=${ids[3]}`,
  "compare seven": `/compare?id=${ids.slice(0, 7).join("&id=")}`,
  "compare too many": `/compare?id=${ids.slice(0, 7).join("&id=")}&id=none`,
  "compare nothing": "/compare",
  "deep": "/search?q=見守り&offset=900",
  "compare one": `/compare?id=${ids[0]}`,
  "changes": "/changes?status=reworded",
  "changes by word": "/changes?q=認知症&department=健康福祉局",
  "changes of no edition": "/changes?from=令和1年度",
  "initiative of two years": `/initiatives/${continued}`,
  "overview": "/overview",
  "timeline": "/timeline",
  "draft": "/draft",
  "about": "/about",
  "embed": "/embed",
  "box of a frame": "/embed/search?department=総務局",
  "no such page": "/nothing",
  "no such initiative": "/initiatives/none",
});

const look = () => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });

/** The answer to a draft has no address of its own. */
async function draftAnswer(page, faults) {
  await page.fill("#text", "ひとり暮らしの高齢者を地域で見守る仕組みをつくり、民生委員と町内会が連携します。");
  await page.click("form.draft button");
  await page.evaluate(axe);
  const found = await page.evaluate(look);
  for (const each of found.violations) faults.push(`draft answer: ${each.id}: ${each.nodes[0].html}`);
}

const contexts = {
  "wide": { viewport: { width: 1280, height: 900 } },
  "narrow": { viewport: { width: 360, height: 740 } },
  "dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  "small": { viewport: { width: 320, height: 640 } },
  "forced colours": { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
};

for (const [kind, options] of Object.entries(contexts)) {
  test(`axe finds nothing, nothing scrolls sideways, nothing leaves: ${kind}`, async () => {
    const context = await browser.newContext({ ...options, reducedMotion: "reduce", bypassCSP: true });
    const page = await context.newPage();
    const faults = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("status of 40")) faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith(server.address)) faults.push(`asked ${request.url()}`);
    });
    for (const [name, path] of Object.entries(states())) {
      await page.goto(server.address + encodeURI(path));
      await page.evaluate(axe);
      const found = await page.evaluate(look);
      for (const each of found.violations) faults.push(`${name}: ${each.id}: ${each.nodes[0].html}`);
      if (name === "draft") await draftAnswer(page, faults);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (sideways > 0) faults.push(`${name}: ${sideways} px too wide`);
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("the policy forbids scripts in pages, and no state breaks it", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  for (const path of Object.values(states())) {
    const answer = await page.goto(server.address + encodeURI(path));
    const policy = answer.headers()["content-security-policy"];
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test("a results page weighs less than 60 kB with its assets", async () => {
  const address = `${server.address}/search?q=${encodeURIComponent("見守り")}`;
  const html = await (await fetch(address)).text();
  const parts = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
  let bytes = Buffer.byteLength(html);
  for (const part of parts) bytes += Buffer.byteLength(await (await fetch(server.address + part)).text());
  assert.ok(bytes <= 60_000, `${bytes} bytes`);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a search, narrowed, compared, sent on: ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(server.address);
    await page.fill("#q", "人材育成");
    await page.click("text=検索 >> nth=-1");
    if (!page.url().includes("/search")) await page.press("#q", "Enter");
    await page.waitForURL(/\/search\?q=/);
    const before = await page.locator(".hits > li").count();
    assert.ok(before > 3);
    await page.check("aside input[value=総務局]");
    if (!javaScriptEnabled) await page.click("aside button:has-text(\"絞り込む\")");
    await page.waitForURL(/department=/);
    const departments = await page.locator(".hits .labels span:first-child").allTextContents();
    assert.ok(departments.length > 0 && departments.every((each) => each === "総務局"), String(departments));
    // The address alone says the same to a colleague; what a mailer adds does not matter.
    const colleague = await context.newPage();
    await colleague.goto(`${page.url()}&utm_source=mail`);
    assert.equal(await colleague.locator(".hits > li").count(), departments.length);
    await colleague.click(".chips a >> nth=0");
    assert.equal(await colleague.locator(".hits > li").count(), before);
    await colleague.check(".pick input >> nth=0");
    await colleague.check(".pick input >> nth=1");
    await colleague.click("text=選んだ取組を比べる");
    await colleague.waitForURL(/compare\?id=.*&id=/);
    assert.equal(await colleague.locator(".side-by-side article").count(), 2);
    await context.close();
  });
}

test("a filter applies when it is ticked, keeps the focus, and is taken back by going back", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/search`);
  await page.focus("aside input[value=総務局]");
  await page.keyboard.press("Space");
  await page.waitForURL(/department=/);
  assert.equal(await page.evaluate(() => document.activeElement.value), "総務局");
  assert.equal(await page.textContent("h1"), "総務局の取組");
  await page.goBack();
  assert.ok(!(await page.isChecked("aside input[value=総務局]")));
  assert.equal(await page.textContent("h1"), "すべての取組");
  await context.close();
});

test("on a phone the first hit is on the first screen, below the folded filters", async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${server.address}/search?q=${encodeURIComponent("見守り")}`);
  const top = (selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().top);
  const hit = await top(".hits h3");
  assert.ok(hit < 740 && (await top(".fold > summary")) < hit, `${hit}`);
  assert.ok(!(await page.isVisible("aside input >> nth=0")));
  await page.click(".fold > summary");
  await page.check("aside input >> nth=0");
  await page.waitForURL(/department=/);
  assert.ok(await page.isVisible("aside input >> nth=0"), "more than one can be ticked");
  await context.close();
});

test("what no hit has is folded away", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/search?q=${encodeURIComponent("見守り")}`);
  assert.equal(await page.locator("aside input:disabled:visible").count(), 0);
  await page.click("text=該当0件の選択肢を表示 >> nth=0");
  assert.ok((await page.locator("aside input:disabled:visible").count()) > 0);
  await page.goto(`${server.address}/search?q=${encodeURIComponent("見守り ロケット発射")}`);
  assert.equal(await page.locator("aside input:visible").count(), 0);
  assert.ok(await page.isVisible("text=絞り込み（すべて0件）"));
  await context.close();
});

test("what is chosen to be compared is kept from page to page", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/search`);
  await page.check(".pick input >> nth=0");
  await page.click("text=次のページ");
  await page.check(".pick input >> nth=1");
  assert.match(await page.locator("#compare [role=status]").textContent(), /2件を選択中（ほかのページの1件を含む）/);
  await page.click("text=選んだ取組を比べる");
  await page.waitForURL(/compare\?id=.*&id=/);
  assert.equal(await page.locator(".side-by-side article").count(), 2);
  await page.goto(`${server.address}/search`);
  assert.ok(await page.isChecked(".pick input >> nth=0"));
  for (const nth of [2, 3, 4, 5, 6]) await page.check(`.pick input >> nth=${nth}`);
  assert.ok(await page.isDisabled(".pick input >> nth=7"));
  await page.click("text=選択をすべて外す");
  assert.ok(!(await page.isChecked(".pick input >> nth=0")));
  await context.close();
});

test("a draft is answered with the sentences of both sides", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/draft`);
  await page.fill("#text", "ひとり暮らしの高齢者を地域で見守る仕組みをつくり、\t民生委員と町内会が連携します。\n研修も行います。");
  await page.click("form.draft button");
  assert.ok((await page.locator("ol.related > li").count()) >= 3);
  assert.ok((await page.locator(".passages dd").first().textContent()).length > 5);
  assert.match(await page.inputValue("#text"), /町内会が連携します。\n研修/);
  await page.fill("#text", "   ");
  await page.click("form.draft button");
  assert.equal(await page.locator("#fault").textContent(), "文章が入力されていません。");
  await context.close();
});

test("a draft is answered point by point, and the answer goes into a spreadsheet", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.address}/draft`);
  await page.fill("#text", "団地での移動販売を支援するとともに、認知症カフェを増やす。\n猫の譲渡会を開く。");
  await page.click("form.draft button");
  assert.equal(await page.locator(".point").count(), 3);
  assert.match(await page.locator("#point-1").textContent(), /桜台区役所/);
  assert.match(await page.locator("#point-3").textContent(), /この資料に記載なし/);
  assert.equal(await page.locator(".draft-table tbody tr:nth-child(3) td a").count(), 0);
  await page.click("#point-1 a");
  assert.match(await page.locator("h1").textContent(), /買い物/);
  await page.goBack();
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("form.tools button")]);
  assert.equal(file.suggestedFilename(), "torikumi-draft.csv");
  await context.close();
});

test("who does this and who does not", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}/wards?q=${encodeURIComponent("地域包括ケア")}`);
  const without = await page.locator(".who > div:nth-child(2) li").allTextContents();
  assert.ok(without.length > 0);
  const cell = page.locator(".matrix td a").first();
  const count = Number.parseInt(await cell.textContent(), 10);
  await cell.click();
  assert.match(await page.locator("#results").textContent(), new RegExp(`^${count}件`));
  await page.close();
});

test("by keyboard alone: the skip link, the box, its suggestions, a hit", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/search`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  assert.equal(outline, "4px");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.type("mimamo");
  await page.waitForSelector("#suggestions li");
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.getAttribute("#q", "aria-activedescendant"), "suggestions-0");
  await page.keyboard.press("Escape");
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "false");
  assert.equal(await page.inputValue("#q"), "mimamo");
  await page.keyboard.press("ArrowDown");
  await page.waitForSelector("#suggestions li");
  await page.keyboard.press("ArrowDown");
  const chosen = await page.getAttribute("#suggestions-0", "data-text");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  assert.equal(await page.inputValue("#q"), chosen);
  await page.focus(".hits a >> nth=0");
  await page.keyboard.press("Enter");
  await page.waitForURL(/initiatives/);
  await context.close();
});

test("what /embed tells to paste works on another site", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/embed`);
  const codes = await page.locator("pre").allTextContents();
  assert.equal(codes.length, 3);
  const policy = `default-src 'none'; script-src ${server.address}; connect-src ${server.address}; frame-src ${server.address}; img-src data:; style-src 'none'`;
  let pasted = "";
  other.on("request", (request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", policy);
    response.end(`<!DOCTYPE html><html lang="ja"><link rel="icon" href="data:,">${pasted}`);
  });
  const visit = (code) => {
    pasted = code;
    return page.goto(otherAddress);
  };
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));

  await visit(codes[0]);
  await page.getByRole("searchbox").fill("見守り");
  await page.getByRole("button", { name: "検索" }).click();
  await page.waitForURL(/127.0.0.1.*search\?q=/);
  await visit(codes[1]);
  await page.locator("[name=q]").click();
  await page.keyboard.type("mimamo");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/127.0.0.1.*search\?q=/);
  await visit(codes[2]);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("searchbox").fill("見守り");
  await frame.getByRole("button", { name: "検索" }).click();
  await page.waitForURL(/127.0.0.1.*search\?q=/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("while an input method converts, nothing is sent, nothing chosen, nothing submitted", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/search`);
  const asked = [];
  page.on("request", (request) => {
    if (!request.url().includes("/assets/")) asked.push(request.url());
  });
  await page.focus("#q");
  const devtools = await context.newCDPSession(page);
  for (const text of ["じ", "じん", "じんざい", "人材"])
    await devtools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  // The Enter that commits, as a browser tells of it: inside the composition.
  await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 });
  await page.waitForTimeout(400);
  assert.deepEqual(asked, []);
  assert.doesNotMatch(page.url(), /q=/);
  await devtools.send("Input.insertText", { text: "人材" });
  await page.waitForSelector("#suggestions li");
  assert.equal(asked.length, 1);
  assert.equal(await page.inputValue("#q"), "人材");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  await context.close();
});
