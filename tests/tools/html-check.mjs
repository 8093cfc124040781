// Checks a built site as its readers meet it:
//   node html-check.mjs <site folder> <folder with node_modules>
// Nu HTML Checker on every page; then every page in Chromium, in light and dark, at 360 and 1280 px: WCAG 2.2 AA by
// axe-core, no request to anybody else, no cookie, no script, nothing wider than the screen, no dead link.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

import { browserOf } from "./preview.mjs";

const alone = process.argv.includes("--alone");
const [site, tools] = process.argv.slice(2).filter((argument) => argument !== "--alone");
if (!site || !tools) {
  console.error("usage: html-check.mjs <site folder> <folder with node_modules>");
  process.exit(2);
}
const require = createRequire(path.join(path.resolve(tools), "package.json"));
const axeSource = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const root = path.resolve(site);

let passed = 0;
let failed = 0;
/** One check: passes when there is nothing to say against it. */
function check(name, objections) {
  if (objections.length === 0) {
    passed += 1;
    console.log(`PASS ${name}`);
  } else {
    failed += 1;
    console.log(`FAIL ${name}`);
    for (const objection of objections) console.log(`     ${objection}`);
  }
}

const pages = fs
  .readdirSync(root, { recursive: true })
  .filter((name) => name.endsWith(".html") && !name.split(path.sep).some((part) => part.startsWith(".")))
  .map((name) => name.split(path.sep).join("/"))
  .sort();
check("the site has pages", pages.length === 0 ? [`no .html below ${root}`] : []);

nuChecker();
const server = createServer(answer);
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await browserOf(tools);
try {
  for (const page of pages) {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [360, 1280]) await visit(page, colorScheme, width);
    }
    await structure(page);
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`html-check: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** The W3C's checker, on every page at once. Warnings are shown, errors fail. */
function nuChecker() {
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const options = ["-Xss2m", "-jar", jar, "--skip-non-html", "--format", "json", "--exit-zero-always"];
  const run = spawnSync("java", [...options, ...pages.map((page) => path.join(root, page))], { encoding: "utf8", maxBuffer: 1 << 28 });
  let messages;
  try {
    messages = JSON.parse(run.stderr).messages;
  } catch {
    check("the Nu HTML checker runs", [run.error?.message ?? run.stderr]);
    return;
  }
  for (const page of pages) {
    const file = path.join(root, page);
    const about = messages.filter((message) => message.url && decodeURIComponent(new URL(message.url).pathname) === file);
    const told = (message) => `${message.lastLine ?? 0}:${message.firstColumn ?? 0} ${message.message}`;
    // The checker reads files, so it takes none of them for the page's own host.
    const info = about.filter((message) => message.type === "info" && !message.message.includes("violates Content Security Policy"));
    for (const message of info) console.log(`note ${page} ${told(message)}`);
    check(`Nu HTML checker ${page}`, about.filter((message) => message.type !== "info").map(told));
  }
  const elsewhere = messages.filter((message) => !message.url).map((message) => message.message);
  check("the Nu HTML checker read every page", elsewhere);
}

/** A page as somebody sees it. */
async function visit(page, colorScheme, width) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce" });
  const tab = await context.newPage();
  const requests = [];
  const answers = [];
  const complaints = [];
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("response", (response) => answers.push([response.status(), response.url()]));
  tab.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(String(error)));
  const name = `${page} ${colorScheme} ${width} px`;
  try {
    await tab.goto(`${origin}/${address(page)}`, { waitUntil: "load" });
    await tab.evaluate(() => document.fonts.ready.then(() => true));
    check(`no request leaves the host, none fails: ${name}`, [
      ...requests.filter((url) => !url.startsWith(`${origin}/`)).map((url) => `asks ${url}`),
      ...answers.filter(([status]) => status >= 400).map(([status, url]) => `${status} ${url}`),
      ...complaints.map((text) => `console: ${text}`),
    ]);
    const widths = [width, ...(width === 360 ? [320] : [])];
    for (const narrow of widths) {
      await tab.setViewportSize({ width: narrow, height: 800 });
      check(`nothing is wider than the screen: ${page} ${colorScheme} ${narrow} px`, await tab.evaluate(overflow));
    }
    await tab.setViewportSize({ width, height: 800 });
    await tab.evaluate(axeSource);
    const axe = await tab.evaluate(async () => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
      const result = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
      const told = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} — ${rule.help}`));
      return { rules: result.passes.length, violations: told(result.violations), unsure: told(result.incomplete) };
    });
    for (const unsure of axe.unsure) console.log(`note ${name} ${unsure}`);
    check(`axe-core WCAG 2.2 AA: ${name}`, axe.rules === 0 ? ["no rule was applied"] : axe.violations);
    const cookies = await context.cookies();
    check(`no cookie, nothing stored: ${name}`, [
      ...cookies.map((cookie) => `cookie ${cookie.name}`),
      ...(await tab.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].map((key) => `storage ${key}`))),
    ]);
  } catch (error) {
    check(`can be visited: ${name}`, [String(error)]);
  } finally {
    await context.close();
  }
}

/** What reaches over the right edge. Runs in the page. */
function overflow() {
  const limit = document.documentElement.clientWidth;
  const clipped = (element) => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (above.getBoundingClientRect().right <= limit && getComputedStyle(above).overflowX !== "visible") return true;
    }
    return false;
  };
  const wide = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > limit + 1 && box.left < 5000 && !clipped(element);
  });
  const all = wide.slice(0, 5).map((element) => `<${element.localName}> "${element.textContent.trim().slice(0, 40)}"`);
  if (document.documentElement.scrollWidth > limit + 1) all.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  return all;
}

/** What does not depend on the screen: script, headings, landmarks, links. */
async function structure(page) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  try {
    await tab.goto(`${origin}/${address(page)}`, { waitUntil: "load" });
    const found = await tab.evaluate(() => {
      const all = [...document.querySelectorAll("*")];
      const live = all.flatMap((element) =>
        [...element.attributes]
          .filter((attribute) => attribute.name.startsWith("on") || /^\s*(javascript|data|vbscript):/i.test(attribute.value))
          .map((attribute) => `<${element.localName} ${attribute.name}="${attribute.value.slice(0, 60)}">`),
      );
      const foreign = all.filter((element) => ["script", "iframe", "object", "embed", "form", "base"].includes(element.localName));
      return {
        live: [...live, ...foreign.map((element) => `<${element.localName}>`)],
        styled: all.filter((element) => element.localName === "style" || element.hasAttribute("style")).map((element) => `<${element.localName}>`),
        policy: document.querySelector("head > meta[http-equiv='Content-Security-Policy']")?.content ?? "",
        lang: document.documentElement.lang,
        title: document.title,
        mains: document.querySelectorAll("main").length,
        headings: [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((heading) => [Number(heading.localName[1]), heading.textContent.trim()]),
        links: [...document.querySelectorAll("a[href], link[href]")]
          .filter((link) => link.rel !== "canonical" && link.rel !== "alternate")
          .map((link) => link.href),
        ids: all.map((element) => element.id).filter(Boolean),
        lines: [...document.querySelectorAll("link[rel=alternate][hreflang]")].map((link) => link.hreflang),
      };
    });
    // A file that is sent to somebody carries its style with it, and has no way to skip: it is all text.
    const policy = alone ? found.policy.replace("style-src 'unsafe-inline'", "") : found.policy;
    check(`no script, frame or form, and no style of its own: ${page}`, [...found.live, ...(alone ? [] : found.styled)]);
    check(`a strict content policy: ${page}`, /default-src 'none'/.test(policy) && !/unsafe|\*|https?:/.test(policy) ? [] : [`"${policy}"`]);
    check(`language, title, one main: ${page}`, [
      ...(found.lang ? [] : ["no lang"]),
      ...(found.title.trim() ? [] : ["no title"]),
      ...(found.mains === 1 ? [] : [`${found.mains} main elements`]),
    ]);
    const levels = found.headings.map(([level]) => level);
    check(`headings in order: ${page}`, [
      ...(levels.filter((level) => level === 1).length === 1 ? [] : ["not exactly one h1"]),
      ...found.headings.filter(([level], index) => index > 0 && level > levels[index - 1] + 1).map(([level, text]) => `skips to h${level}: ${text}`),
      ...found.headings.filter(([, text]) => !text).map(([level]) => `empty h${level}`),
    ]);
    const twice = found.ids.filter((id, index) => found.ids.indexOf(id) !== index);
    check(`ids are unique: ${page}`, twice);
    check(`no dead link: ${page}`, found.links.flatMap(dead));
    const alternates = found.lines;
    check(`each language once: ${page}`, alternates.filter((lang, index) => alternates.indexOf(lang) !== index));
    await tab.keyboard.press("Tab");
    const first = await tab.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      return { href: document.activeElement.getAttribute("href") ?? "", seen: box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 };
    });
    if (!alone) check(`the first stop of the Tab key skips to the text: ${page}`, [
      ...(/^#./.test(first.href) && found.ids.includes(first.href.slice(1)) ? [] : [`it is "${first.href}"`]),
      ...(first.seen ? [] : ["it is not seen when it has the focus"]),
    ]);
  } catch (error) {
    check(`can be read: ${page}`, [String(error)]);
  } finally {
    await context.close();
  }
}

/** Why a link of our own leads nowhere; nothing for one that works or leads elsewhere. */
function dead(href) {
  const url = new URL(href);
  if (["mailto:", "tel:"].includes(url.protocol)) return [];
  if (!["http:", "https:"].includes(url.protocol)) return [`scheme of ${href}`];
  if (url.origin !== origin) return [];
  const file = fileFor(url.pathname);
  if (!file) return [`nothing at ${url.pathname}`];
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (!fragment || !file.endsWith(".html")) return [];
  const ids = [...fs.readFileSync(file, "utf8").matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
  return ids.includes(fragment) ? [] : [`no #${fragment} at ${url.pathname}`];
}

/** The address of a page: its folder for an index. */
function address(page) {
  return page.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent).join("/");
}

/** The file that a host would send for a path, or nothing. */
function fileFor(pathname) {
  const below = path.join(root, decodeURIComponent(pathname));
  if (below !== root && !below.startsWith(root + path.sep)) return undefined;
  const candidate = pathname.endsWith("/") ? path.join(below, "index.html") : below;
  return fs.existsSync(candidate) && fs.statSync(candidate).isFile() ? candidate : undefined;
}

function answer(request, response) {
  const types = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
  };
  const { pathname } = new URL(request.url, "http://site.invalid");
  const file = fileFor(pathname);
  if (!file && pathname === "/favicon.ico") {
    // The browser asks for it by itself; no page does.
    response.writeHead(204).end();
    return;
  }
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    return;
  }
  let body = fs.readFileSync(file);
  if (path.extname(file) === ".html") {
    // A page at an earlier address sends the browser on at once, to where its only link leads; here it is looked at itself.
    body = body.toString("utf8").replace(/<meta http-equiv="refresh"[^>]*>/, "");
  }
  response.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream" }).end(body);
}
