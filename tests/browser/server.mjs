// SPDX-License-Identifier: GPL-2.0-or-later
// The built program over a database of its own, as long as the tests run.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = process.env.TORIKUMI ?? fileURLToPath(new URL("../../build/release/torikumi", import.meta.url));

/** Indexes sources (paths, or {name, text} to be written first) with these options and serves them with those. */
export const serve = async (sources, options = [], serveOptions = []) => {
  const folder = mkdtempSync(join(tmpdir(), "torikumi-browser-"));
  const files = sources.map((source) => {
    if (typeof source === "string") return source;
    const path = join(folder, source.name);
    writeFileSync(path, source.text);
    return path;
  });
  execFileSync(program, ["index", "--db", join(folder, "db"), ...options, ...files], { stdio: "ignore" });
  const child = spawn(program, ["serve", "--db", join(folder, "db"), "--listen", "127.0.0.1:0", ...serveOptions]);
  const address = await new Promise((resolve, reject) => {
    let told = "";
    child.stderr.on("data", (bytes) => {
      told += bytes;
      const found = told.match(/http:\/\/[0-9.:]+/);
      if (found) resolve(found[0]);
    });
    child.on("exit", () => reject(new Error(`the server ended: ${told}`)));
  });
  return {
    address,
    stop: () => {
      child.removeAllListeners("exit");
      child.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
