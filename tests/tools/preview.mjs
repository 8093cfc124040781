// A preview that runs for a test or a benchmark: the real program on a site of its own, and a real browser.
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

/** Long enough for any machine: what waits for it fails, and nothing is measured by it. */
export const PATIENCE = 30_000;

/** Chromium, without anything that it would ask the network for. */
export async function browserOf(tools) {
  const require = createRequire(path.join(path.resolve(tools), "package.json"));
  const { chromium } = require("playwright-core");
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A folder that is gone when the process ends. */
export function scratch() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ikraft-preview-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A site in a folder of its own, with copies of what stands in the repository. */
export class SiteFolder {
  constructor(repository, parts) {
    this.root = scratch();
    for (const part of parts) fs.cpSync(path.join(repository, part), path.join(this.root, part), { recursive: true });
  }

  path(name) {
    return path.join(this.root, name);
  }

  read(name) {
    return fs.readFileSync(this.path(name), "utf8");
  }

  write(name, text) {
    fs.mkdirSync(path.dirname(this.path(name)), { recursive: true });
    fs.writeFileSync(this.path(name), text);
  }

  /** As editors do that never leave half a file: beside it, then in its place. */
  replace(name, text) {
    fs.writeFileSync(this.path(`${name}.new~`), text);
    fs.renameSync(this.path(`${name}.new~`), this.path(name));
  }

  /** Puts one text in the place of another, which must be there. */
  edit(name, from, to) {
    const text = this.read(name);
    if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
    this.write(name, text.replace(from, to));
  }

  remove(name) {
    fs.rmSync(this.path(name), { recursive: true, force: true });
  }
}

/** The program while it serves. */
export class Preview {
  static async start(program, root, more = [], port = 0) {
    const preview = new Preview();
    preview.child = spawn(program, ["serve", "-C", root, "--port", String(port), "--date", "2026-11-20", ...more]);
    preview.stdout = "";
    preview.stderr = "";
    preview.child.stderr.on("data", (data) => (preview.stderr += data));
    preview.ended = new Promise((ended) => preview.child.on("exit", (code, signal) => ended(code ?? signal)));
    const stop = () => preview.child.kill("SIGKILL");
    process.on("exit", stop);
    preview.ended.then(() => process.off("exit", stop));
    preview.origin = await new Promise((found, lost) => {
      preview.child.stdout.on("data", (data) => {
        preview.stdout += data;
        const address = /^http:\/\/[^/]+/m.exec(preview.stdout);
        if (address) found(address[0]);
      });
      preview.ended.then((code) => lost(new Error(`serve ended with ${code}: ${preview.stderr}`)));
    });
    return preview;
  }

  get port() {
    return Number(new URL(this.origin).port);
  }

  /** Ends it as Ctrl-C does, and gives the exit code. */
  async stop() {
    this.child.kill("SIGINT");
    return this.ended;
  }

  /** Memory in use, in MiB. */
  memory() {
    const status = fs.readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
  }

  async get(address, headers = {}) {
    return new Promise((answered, failed) => {
      const request = http.get(this.origin + address, { headers, agent: false }, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () =>
          answered({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString("utf8") }),
        );
      });
      request.on("error", failed);
    });
  }

  /** Waits until an address holds words, or no longer does. */
  async holds(address, words, wanted = true) {
    return until(async () => (await this.get(address)).body.includes(words) === wanted, `${address} to hold ${words}: ${wanted}`);
  }
}

/** Asks until the answer is yes. */
export async function until(question, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    if (await question()) return;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** The addresses of all pages that a list links to. */
export async function links(preview, address) {
  const { body } = await preview.get(address);
  const found = [...body.matchAll(/<a [^>]*href="([^"#]+)"/g)].map((match) => new URL(match[1], preview.origin + address));
  return found.filter((url) => url.origin === preview.origin).map((url) => url.pathname);
}
