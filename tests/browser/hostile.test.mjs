// SPDX-License-Identifier: GPL-2.0-or-later
// Records and queries that try to be markup are shown as text.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const hostile = ["&lt;script&gt;window.broken = 1&lt;/script&gt;", '"><img src=x onerror="window.broken = 2">',
                 "{{title}} {{{body}}}", "\u202E右から左\u202C", "javascript:window.broken=3"];
let server;
let browser;

before(async () => {
  const rows = hostile.map((text, number) =>
    JSON.stringify({ id: `h${number}`, department: `区${text}`, category: text, title: `敵意${text}`,
                     current: `現状 ${text}`, direction: `方向 ${text}` }));
  server = await serve([{ name: "hostile.jsonl", text: rows.join("\n") }]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

test("no text of a record or a query becomes markup or runs", async () => {
  const page = await browser.newPage();
  const paths = ["/", "/search?q=敵意", "/search?q=敵意&view=table", "/wards?rows=departments", "/compare?id=h0&id=h1&id=h2",
                 "/about", ...hostile.map((_, number) => `/initiatives/h${number}?q=敵意`),
                 ...hostile.map((text) => `/search?q=${encodeURIComponent(text)}&department=${encodeURIComponent(text)}`),
                 ...hostile.map((text) => `/wards?q=${encodeURIComponent(text)}`)];
  for (const path of paths) {
    await page.goto(server.address + path);
    assert.equal(await page.evaluate(() => window.broken), undefined, path);
    assert.equal(await page.locator("img").count(), 0, path);
    assert.equal(await page.locator("script:not([type='application/ld+json'])").count(), 1, path);
    assert.equal(await page.locator('a[href^="javascript:"]').count(), 0, path);
  }
  await page.close();
});

test("the feed of hostile records is well-formed XML", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}/search?q=敵意`);
  const fault = await page.evaluate(async () => {
    const text = await (await fetch("/search.atom?q=敵意")).text();
    const feed = new DOMParser().parseFromString(text, "application/xml");
    return feed.querySelector("parsererror")?.textContent ?? feed.querySelectorAll("entry").length;
  });
  assert.equal(fault, hostile.length);
  await page.close();
});
