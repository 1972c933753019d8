// SPDX-License-Identifier: GPL-2.0-or-later
// Pictures of each page at both widths, light and dark: tools/dev/pictures ADDRESS FOLDER calls this.
import { mkdirSync } from "node:fs";
import { launch } from "./browser.mjs";

const [address, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const answer = await fetch(`${address}/api/v1/search?q=${encodeURIComponent("見守り")}`);
const hits = (await answer.json()).hits.map((hit) => hit.id);
const pages = {
  home: "/",
  search: "/search?q=見守り",
  narrowed: `/search?q=高齢者&sort=title`,
  table: "/search?q=見守り&view=table",
  empty: "/search?q=見守り ロケット発射",
  initiative: `/initiatives/${hits[0]}?q=見守り`,
  wards: "/wards",
  who: "/wards?q=見守り",
  compare: `/compare?id=${hits[0]}&id=${hits[1]}&id=${hits[2]}`,
  draft: "/draft",
  about: "/about",
  missing: "/nothing",
};

const browser = await launch();
for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(address + encodeURI(path));
      if (name === "draft") {
        await page.fill("#text", "ひとり暮らしの高齢者を地域で見守る仕組みをつくり、民生委員と町内会が連携します。");
        await page.click("button.primary >> nth=-1");
      }
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
