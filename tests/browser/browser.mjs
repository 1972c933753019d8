// SPDX-License-Identifier: GPL-2.0-or-later
// Debian's Chromium, without what it asks of other hosts by itself.
import { chromium } from "playwright-core";

export const launch = () =>
  chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync", "--lang=ja"],
  });
