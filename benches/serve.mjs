// From saving a file to the new page, as somebody who writes meets it:
//   node benches/serve.mjs <program> <repository> <folder with node_modules> [edits]
// For the example site and for a thousand policies (250 copies of four that small firms have), 50 edits each of a
// fragment and of a fact: the time from the end of the save until the server tells of the change, until the new page is
// answered over HTTP, and until the new words stand in the DOM of a page in Chromium; then from asking for the edited
// policy's PDF until it is there. Median and 95th percentile, in milliseconds, and the rebuild itself on one line of the
// same clock. The floor is what the machine takes for the same page without any work of ours: fetched and put into a
// DOM by the same script. Ratios within one run can be trusted; milliseconds are those of an idle machine only.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

import { Preview, SiteFolder, browserOf, links } from "../tests/tools/preview.mjs";

const [program, repository, tools, asked] = process.argv.slice(2);
if (!tools) {
  console.error("usage: serve.mjs <program> <repository> <folder with node_modules> [edits]");
  process.exit(2);
}
const EDITS = Number(asked ?? 50);
const SMALL = [
  ["content/burojantzen", "customers"],
  ["content/ballum-it", "customers"],
  ["tests/cases/base/content/smedje", "customers"],
  ["tests/cases/base/content/bageri", "customers"],
];
const COPIES = 250;
const AIMS = { example: 50, thousand: 100, pdf: 150 };

/** Milliseconds since 1970, in fractions, on the one clock that this process and Chromium share. */
const now = () => performance.timeOrigin + performance.now();

const sorted = (times) => [...times].sort((a, b) => a - b);
const at = (times, share) => sorted(times)[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)];
const line = (name, times) =>
  console.log(`  ${name.padEnd(34)} ${at(times, 0.5).toFixed(1).padStart(8)} ${at(times, 0.95).toFixed(1).padStart(8)} ${at(times, 1).toFixed(1).padStart(8)}`);

const browser = await browserOf(tools);
let missed = 0;
try {
  const example = new SiteFolder(repository, ["site.toml", "content"]);
  await measure("example site", example, "content/ballum-it", AIMS.example);
  await measure("a thousand policies", thousand(), "content/f125-1", AIMS.thousand);
} finally {
  await browser.close();
}
process.exit(missed === 0 ? 0 : 1);

function thousand() {
  const site = new SiteFolder(repository, ["site.toml", "content/_shared"]);
  for (let copy = 0; copy < COPIES; copy += 1) {
    SMALL.forEach(([firm, policy], kind) => {
      const folder = `content/f${copy}-${kind}`;
      fs.cpSync(path.join(repository, firm, policy), site.path(`${folder}/${policy}`), { recursive: true });
      const facts = fs.readFileSync(path.join(repository, firm, "firm.toml"), "utf8");
      site.write(`${folder}/firm.toml`, facts.split("\n").filter((line) => !line.startsWith("slug = ")).join("\n"));
    });
  }
  return site;
}

/** A stream of changes, as the reload script has one. */
function changes(preview) {
  const waiting = [];
  const request = http.get(`${preview.origin}/_ikraft/events`, { agent: false, headers: { Accept: "text/event-stream" } });
  const ready = new Promise((open, failed) => {
    request.on("error", (error) => failed(error));
    request.on("response", (response) => {
      response.setEncoding("utf8");
      response.on("data", (data) => {
        if (!data.includes("data:")) return;
        open();
        waiting.splice(0).forEach((told) => told(now()));
      });
    });
  });
  return { ready, next: () => new Promise((told) => waiting.push(told)), end: () => request.destroy() };
}

async function measure(name, site, firm, aim) {
  const started = now();
  const preview = await Preview.start(program, site.root);
  const start = now() - started;
  const page = (await links(preview, "/da/")).find((address) => address.includes(path.basename(firm)));
  const pdf = /href="([^"]+\.pdf)"/.exec((await preview.get(page)).body)?.[1];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  let told = () => {};
  await tab.exposeFunction("told", (number, time) => told(number, time));
  await tab.goto(preview.origin + page);
  await tab.waitForFunction(() => document.documentElement.dataset.ikraftState !== undefined);
  await tab.evaluate(() => {
    const look = () => {
      const number = /Gemt som nummer ([0-9]+)/.exec(document.querySelector("main").textContent)?.[1];
      if (!number || number === window.last) return;
      window.last = number;
      window.told(Number(number), performance.timeOrigin + performance.now());
    };
    new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });
  const stream = changes(preview);
  await stream.ready;
  const folder = `${firm}/customers/da`;
  const fragment = `${folder}/${fs.readdirSync(site.path(folder)).sort()[0]}`;
  const good = site.read(fragment);
  const facts = site.read(`${firm}/firm.toml`);
  const firmName = /^name = "([^"]+)"/m.exec(facts)[1];
  const results = { event: [], http: [], dom: [], pdf: [] };

  for (let edit = 1; edit <= EDITS; edit += 1) {
    const event = stream.next();
    const dom = new Promise((shown) => {
      told = (number, time) => number === edit && shown(time);
    });
    // Every other edit is one of a fact: the firm's name stands in many places of the page.
    const words = `Gemt som nummer ${edit}`;
    if (edit % 2) site.write(fragment, `${good}\n${words}.\n`);
    else site.write(`${firm}/firm.toml`, facts.replace(firmName, `${firmName} ${words}`));
    const saved = now();
    results.event.push((await event) - saved);
    let answered;
    do answered = await preview.get(page);
    while (!answered.body.includes(words));
    results.http.push(now() - saved);
    results.dom.push((await dom) - saved);
    if (pdf) {
      const asked = now();
      const response = await fetch(new URL(pdf, preview.origin + page));
      const bytes = (await response.arrayBuffer()).byteLength;
      if (response.status !== 200 || bytes < 10_000) throw new Error(`the PDF: ${response.status}, ${bytes} bytes`);
      results.pdf.push(now() - asked);
    }
    // Nobody saves twice in the same moment.
    await new Promise((done) => setTimeout(done, 150));
    if (edit % 2 === 0) {
      const back = stream.next();
      site.write(`${firm}/firm.toml`, facts);
      await back;
      await new Promise((done) => setTimeout(done, 150));
    }
  }
  const floor = await tab.evaluate(async () => {
    const times = [];
    for (let round = 0; round < 20; round += 1) {
      const start = performance.now();
      const text = await (await fetch(location.href, { cache: "no-store" })).text();
      const next = new DOMParser().parseFromString(text, "text/html");
      const frame = document.createElement("div");
      frame.append(...next.body.childNodes);
      times.push(performance.now() - start);
    }
    return times;
  });
  stream.end();
  const memory = preview.memory();
  await context.close();
  await preview.stop();

  console.log(`${name}: ${EDITS} edits, ready after ${start.toFixed(0)} ms, ${memory.toFixed(0)} MiB at the end`);
  console.log(`  ${"milliseconds".padEnd(34)} ${"median".padStart(8)} ${"p95".padStart(8)} ${"worst".padStart(8)}`);
  line("save to change told", results.event);
  line("save to HTTP", results.http);
  line("save to DOM", results.dom);
  line("floor: fetch and parse alone", floor);
  if (results.pdf.length) line("PDF asked for, to PDF", results.pdf);
  console.log(`  save to DOM is ${(at(results.dom, 0.5) / at(floor, 0.5)).toFixed(1)} times the floor`);
  const hold = (what, found, most) => {
    if (found > most) missed += 1;
    console.log(`  ${what}: ${found.toFixed(1)} ms, ${found > most ? "MORE THAN" : "at most"} ${most} ms`);
  };
  hold("median save to DOM", at(results.dom, 0.5), aim);
  if (results.pdf.length) hold("median PDF", at(results.pdf, 0.5), AIMS.pdf);
}
