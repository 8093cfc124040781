// The preview as those who work with it meet it, in Chromium, without a hand on the keyboard:
//   node serve-check.mjs <program> <repository> <folder with node_modules>
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { spawnSync } from "node:child_process";

import { PATIENCE, Preview, SiteFolder, browserOf, links, scratch, until } from "./preview.mjs";

const [program, repository, tools] = process.argv.slice(2);
if (!tools) {
  console.error("usage: serve-check.mjs <program> <repository> <folder with node_modules>");
  process.exit(2);
}

let passed = 0;
let failed = 0;
/** One check: passes unless it throws. */
async function check(name, work) {
  try {
    await work();
    passed += 1;
    console.log(`PASS ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n     ${String(error.stack ?? error).split("\n").slice(0, 4).join("\n     ")}`);
  }
}

function equal(what, found, wanted) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: ${JSON.stringify(found)} in place of ${JSON.stringify(wanted)}`);
  }
}

const CUSTOMERS = "content/ballum-it/customers";
const FRAGMENT = "content/proeveby-cykler/customers/da/questions.md";
const STYLE = fs.readFileSync(path.join(repository, "themes/default/static/style.css"), "utf8");
const HEAD = fs.readFileSync(path.join(repository, "themes/default/templates/head.html"), "utf8");
const axe = fs.readFileSync(createRequire(path.join(path.resolve(tools), "package.json")).resolve("axe-core/axe.min.js"), "utf8");
const LOGO = fs.readFileSync(path.join(repository, "content/proeveby-cykler/logo.svg"), "utf8");

const browser = await browserOf(tools);
try {
  await everyKindOfEdit([]);
  await everyKindOfEdit(["--poll"]);
  await mistakes();
  await tabsAndRestarts();
  await savesInARow();
  await neverStops();
  await sameBytes();
  await workspace();
  await endurance();
} finally {
  await browser.close();
}
console.log(`serve-check: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function exampleSite() {
  return new SiteFolder(repository, ["site.toml", "content"]);
}

/** Where the working policy of the bicycle shop is shown, beside its editions. */
async function draftPage(preview, lang = "da") {
  const all = await links(preview, `/${lang}/`);
  const draft = all.find((address) => address.includes("proeveby") && /\/(udkast|draft)\/$/.test(address));
  if (!draft) throw new Error(`no draft among ${all.join(" ")}`);
  return draft;
}

/** A page in a tab of its own, scrolled to the middle, with a mark that no reload survives. */
async function open(preview, address, context) {
  const tab = await (context ?? (await browser.newContext({ viewport: { width: 1000, height: 800 } }))).newPage();
  tab.complaints = [];
  tab.on("pageerror", (error) => tab.complaints.push(String(error)));
  // A browser asks every host for an icon.
  const isIcon = (message) => message.location().url.endsWith("/favicon.ico");
  tab.on("console", (message) => message.type() === "error" && !isIcon(message) && tab.complaints.push(`${message.text()} ${message.location().url}`));
  await tab.goto(preview.origin + address);
  // The stream of changes is open once the script has heard which state it has.
  await tab.waitForFunction(() => document.documentElement.dataset.ikraftState !== undefined, null, { timeout: PATIENCE });
  await tab.evaluate(() => {
    window.mark = "the same page";
    window.scrollTo(0, document.documentElement.scrollHeight / 2);
  });
  await note(tab);
  return tab;
}

async function shows(tab, words, wanted = true) {
  await tab.waitForFunction(([words, wanted]) => document.body.textContent.includes(words) === wanted, [words, wanted], {
    timeout: PATIENCE,
  });
}

/** Takes note of the text that stands at the top of the window, and how far from its edge. */
async function note(tab) {
  tab.place = await tab.evaluate(() => {
    const top = (node) => node.getBoundingClientRect().top;
    const first = [...document.querySelectorAll("main [id]")].find((node) => node.id[0] !== "_" && top(node) > 0);
    return [first.id, top(first)];
  });
}

/** The page was changed in its place, and not loaded again; what was read stands where it stood. */
async function isUndisturbed(tab, tolerance = 2) {
  equal("the page was loaded again", await tab.evaluate(() => window.mark), "the same page");
  const [id, before] = tab.place;
  const after = await tab.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id);
  if (Math.abs(after - before) > tolerance) throw new Error(`#${id} went from ${before} to ${after}`);
}

async function everyKindOfEdit(more) {
  const site = exampleSite();
  const preview = await Preview.start(program, site.root, more);
  const name = (edit) => `${edit} shows without a hand on the keyboard, in its place${more.length ? ` (${more})` : ""}`;
  const draft = await draftPage(preview);
  const tab = await open(preview, draft);

  await check(name("a fragment"), async () => {
    site.edit(FRAGMENT, "Nej. Vi ringer kun om en ordre", "Nej, aldrig. Vi ringer kun om en ordre");
    await shows(tab, "Nej, aldrig. Vi ringer");
    await isUndisturbed(tab);
  });
  await check(name("a fragment, replaced by renaming"), async () => {
    site.replace(FRAGMENT, site.read(FRAGMENT).replace("Nej, aldrig. Vi", "Nej, slet ikke. Vi"));
    await shows(tab, "Nej, slet ikke. Vi ringer");
    await isUndisturbed(tab);
  });
  await check(name("text that makes the page longer above"), async () => {
    const about = "content/proeveby-cykler/customers/da/about.md";
    site.write(about, `${site.read(about)}\n${"Her står mere, end der stod før. ".repeat(40)}\n`);
    await shows(tab, "Her står mere, end der stod før.");
    await isUndisturbed(tab);
  });
  await check(name("a fact"), async () => {
    const firm = site.read("content/proeveby-cykler/firm.toml");
    const phone = /^phone = "([^"]+)"/m.exec(firm)[1];
    site.edit("content/proeveby-cykler/firm.toml", phone, "+45 11 22 33 44");
    await shows(tab, "11 22 33 44");
    await isUndisturbed(tab);
  });
  await check(name("a shared record"), async () => {
    site.edit("content/_shared/suppliers.toml", "Talværk ApS", "Talsmedjen ApS");
    await shows(tab, "Talsmedjen ApS");
    await isUndisturbed(tab);
  });
  await check(name("a message"), async () => {
    site.write("i18n/da/own.ftl", "rights-reply = Vi svarer altid inden for en uge.\n");
    await shows(tab, "Vi svarer altid inden for en uge.");
    await isUndisturbed(tab);
    site.remove("i18n");
    await shows(tab, "Vi svarer altid inden for en uge.", false);
  });
  await check(name("a template"), async () => {
    site.write("themes/default/templates/head.html", HEAD.replace("<header>", "<header><p>Ny skabelon</p>"));
    await shows(tab, "Ny skabelon");
    await isUndisturbed(tab);
  });
  await check(name("the stylesheet"), async () => {
    site.write("themes/default/static/style.css", `${STYLE}\nbody { outline: 3px solid rgb(1, 2, 3); }\n`);
    const outlined = () => getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)";
    await tab.waitForFunction(outlined, null, { timeout: PATIENCE });
    await isUndisturbed(tab);
    const sheets = () => tab.evaluate(() => document.querySelectorAll("link[rel=stylesheet][href*='style.']").length);
    await until(async () => (await sheets()) === 1, "the old stylesheet to go");
  });
  await check(name("an image"), async () => {
    const source = () => tab.evaluate(() => document.querySelector("header img").src);
    const before = await source();
    site.write("content/proeveby-cykler/logo.svg", LOGO.replace(/<\/svg>\s*$/, "<title>Nyt</title></svg>\n"));
    await until(async () => (await source()) !== before, "another picture");
    const loaded = () => tab.evaluate(() => document.querySelector("header img").naturalWidth > 0);
    await until(loaded, "the picture to be drawn");
    await isUndisturbed(tab);
  });
  await check(name("a new fragment, and one that is removed"), async () => {
    for (const [lang, words] of [["da", "En helt ny side."], ["en", "A wholly new page."]]) {
      site.write(`${CUSTOMERS}/${lang}/nyt-afsnit.md`, `+++\ntitle = "Nyt"\n+++\n${words}\n`);
    }
    const page = (await links(preview, "/da/")).find((address) => address.includes("ballum"));
    await preview.holds(page, "En helt ny side.");
    site.remove(`${CUSTOMERS}/da/nyt-afsnit.md`);
    site.remove(`${CUSTOMERS}/en/nyt-afsnit.md`);
    await preview.holds(page, "En helt ny side.", false);
  });
  await check(name("a new firm in a new folder"), async () => {
    site.write("content/ny-smed/kunder/policy.toml", '[policy]\ntitle = { da = "Smedens politik", en = "The smith’s policy" }\n');
    site.write("content/ny-smed/firm.toml", '[controller]\nname = "Ny Smed ApS"\nemail = "hej@smed.example"\n');
    await preview.holds("/da/", "Smedens politik");
    site.remove("content/ny-smed");
    await preview.holds("/da/", "Smedens politik", false);
  });
  await check(`no script complained${more.length ? ` (${more})` : ""}`, () => equal("complaints", tab.complaints, []));
  await tab.context().close();
  await check(`Ctrl-C ends it with exit code 0${more.length ? ` (${more})` : ""}`, async () =>
    equal("exit code", await preview.stop(), 0));
}

/** What stands over the page, or nothing. */
async function overlaid(tab) {
  const look = tab.evaluate(() => {
    const shadow = document.querySelector("[data-ikraft-mistakes]")?.shadowRoot;
    const sheet = shadow?.querySelector(".sheet");
    return sheet && !sheet.hidden ? sheet.textContent : "";
  });
  // While a page is loaded anew there is nothing to look at.
  return look.catch((error) => {
    if (String(error).includes("context was destroyed")) return "(loading)";
    throw error;
  });
}

async function mistakes() {
  const site = exampleSite();
  const preview = await Preview.start(program, site.root);
  const tab = await open(preview, await draftPage(preview));
  const good = site.read(FRAGMENT);
  await check("a mistake keeps the last good page, is told over it with its excerpt, and goes when it is mended", async () => {
    equal("what stands over the page", await overlaid(tab), "");
    site.write(FRAGMENT, good.replace("Nej. Vi ringer", "Nej, <b>aldrig</b>. Vi ringer"));
    await until(async () => (await overlaid(tab)).includes("questions.md:"), "the mistake over the page");
    const told = await overlaid(tab);
    if (!told.includes("Nej, <b>aldrig</b>. Vi ringer")) throw new Error(`no excerpt in: ${told}`);
    await shows(tab, "Nej. Vi ringer kun om en ordre");
    await isUndisturbed(tab);
    site.write(FRAGMENT, good.replace("Nej. Vi ringer", "Nej, aldrig mere. Vi ringer"));
    await until(async () => (await overlaid(tab)) === "", "the mistake to go");
    await shows(tab, "Nej, aldrig mere. Vi ringer");
    await isUndisturbed(tab);
  });
  await check("all mistakes of several files are told at once", async () => {
    site.write(FRAGMENT, good.replace("Nej. Vi ringer", "<i>Nej</i>"));
    site.edit("content/proeveby-cykler/firm.toml", "[controller]", "[controler]");
    await until(async () => {
      const told = await overlaid(tab);
      return told.includes("questions.md:") && told.includes("firm.toml:");
    }, "both mistakes");
    site.edit("content/proeveby-cykler/firm.toml", "[controler]", "[controller]");
    site.write(FRAGMENT, good);
    await until(async () => (await overlaid(tab)) === "", "both to go");
  });
  await check("Escape folds the mistakes and a button unfolds them", async () => {
    site.write(FRAGMENT, `${good}\n<hr>\n`);
    await until(async () => (await overlaid(tab)) !== "", "the mistake");
    await tab.keyboard.press("Escape");
    await until(async () => (await overlaid(tab)) === "", "it to fold");
    await tab.evaluate(() => document.querySelector("[data-ikraft-mistakes]").shadowRoot.querySelector(".corner").click());
    await until(async () => (await overlaid(tab)) !== "", "it to unfold");
    site.write(FRAGMENT, good);
    await until(async () => (await overlaid(tab)) === "", "it to go");
  });
  await tab.context().close();
  await preview.stop();
}

async function tabsAndRestarts() {
  const site = exampleSite();
  let preview = await Preview.start(program, site.root);
  const address = await draftPage(preview);
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const tabs = [await open(preview, address, context), await open(preview, await draftPage(preview, "en"), context)];
  await check("two tabs show the same change, each in its language", async () => {
    site.edit("content/_shared/suppliers.toml", "Talværk ApS", "Talhuset ApS");
    for (const tab of tabs) {
      await shows(tab, "Talhuset ApS");
      await isUndisturbed(tab);
    }
  });
  await check("after a restart tabs find the preview again, and what changed meanwhile", async () => {
    const { port } = preview;
    await preview.stop();
    site.edit("content/_shared/suppliers.toml", "Talhuset ApS", "Talgården ApS");
    preview = await Preview.start(program, site.root, [], port);
    for (const tab of tabs) await shows(tab, "Talgården ApS");
    site.edit("content/_shared/suppliers.toml", "Talgården ApS", "Talbroen ApS");
    for (const tab of tabs) {
      await shows(tab, "Talbroen ApS");
      await isUndisturbed(tab);
    }
  });
  await check("an open section stays open", async () => {
    // A translation that is out of date shows its old source in a section that can be opened.
    site.edit("content/proeveby-cykler/customers/da/about.md", "webshop", "netbutik");
    const tab = await context.newPage();
    const sideBySide = "/_ikraft/da/policy/proeveby-cykler/customers/side-by-side";
    await preview.holds(sideBySide, "<details");
    await tab.goto(preview.origin + sideBySide);
    await tab.waitForFunction(() => document.documentElement.dataset.ikraftState !== undefined, null, { timeout: PATIENCE });
    await tab.evaluate(() => (document.querySelector("main details").open = true));
    site.edit(FRAGMENT, "Nej. Vi ringer kun", "Nej, nej. Vi ringer kun");
    await shows(tab, "Nej, nej. Vi ringer kun");
    equal("open", await tab.evaluate(() => document.querySelector("main details").open), true);
    await tab.close();
  });
  await check("what has the focus keeps it", async () => {
    const tab = await context.newPage();
    await tab.goto(preview.origin + address);
    await tab.waitForFunction(() => document.documentElement.dataset.ikraftState !== undefined, null, { timeout: PATIENCE });
    const link = await tab.evaluate(() => {
      const link = document.querySelectorAll("main a, nav a")[3];
      link.focus();
      return link.textContent;
    });
    site.edit("content/_shared/suppliers.toml", "Talbroen ApS", "Taltårnet ApS");
    await shows(tab, "Taltårnet ApS");
    equal("what has the focus", await tab.evaluate(() => document.activeElement.textContent), link);
    await tab.close();
  });
  await context.close();
  await preview.stop();
}

async function savesInARow() {
  const site = exampleSite();
  const preview = await Preview.start(program, site.root);
  const tab = await open(preview, await draftPage(preview));
  await check("20 saves 200 ms apart all arrive", async () => {
    await tab.evaluate(() => {
      window.seen = [];
      const look = () => {
        const found = /Gemt for ([0-9]+)\. gang/.exec(document.body.textContent)?.[1];
        if (found && window.seen.at(-1) !== found) window.seen.push(found);
      };
      new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
    });
    const good = site.read(FRAGMENT);
    for (let save = 1; save <= 20; save += 1) {
      site.write(FRAGMENT, `${good}\nGemt for ${save}. gang.\n`);
      await new Promise((done) => setTimeout(done, 200));
    }
    await shows(tab, "Gemt for 20. gang.");
    const seen = await tab.evaluate(() => window.seen);
    equal("saves that arrived", seen, Array.from({ length: 20 }, (_, at) => String(at + 1)));
    await isUndisturbed(tab);
  });
  await check("100 saves at once end with the last one", async () => {
    const good = site.read(FRAGMENT);
    for (let save = 1; save <= 100; save += 1) site.write(FRAGMENT, `${good}\nHurtigt gemt ${save} gange i alt.\n`);
    await shows(tab, "Hurtigt gemt 100 gange i alt.");
  });
  await tab.context().close();
  await preview.stop();
}

async function neverStops() {
  const site = exampleSite();
  const preview = await Preview.start(program, site.root);
  const address = await draftPage(preview);
  const tab = await open(preview, address);
  const away = scratch();
  const breaks = [
    ["a broken site.toml", () => site.write("site.toml", "title = ["), () => site.write("site.toml", config)],
    ["an empty site.toml", () => site.write("site.toml", ""), () => site.write("site.toml", config)],
    ["site.toml deleted", () => site.remove("site.toml"), () => site.write("site.toml", config)],
    [
      "content deleted",
      () => fs.renameSync(site.path("content"), path.join(away, "content")),
      () => fs.renameSync(path.join(away, "content"), site.path("content")),
    ],
    [
      "a template that calls itself",
      () => site.write("themes/default/templates/languages.html", '{% include "languages.html" %}'),
      () => site.remove("themes"),
    ],
    [
      "a template that hardly ends",
      () =>
        site.write(
          "themes/default/templates/languages.html",
          "{% for a in range(end=100000) %}{% for b in range(end=100000) %}x{% endfor %}{% endfor %}",
        ),
      () => site.remove("themes"),
    ],
    ["an empty fragment", () => site.write(FRAGMENT, ""), () => site.write(FRAGMENT, good)],
    ["a fragment that is no UTF-8", () => fs.writeFileSync(site.path(FRAGMENT), Buffer.from([0xe6, 0xff])), () => site.write(FRAGMENT, good)],
    ["a folder in place of a fragment", () => { site.remove(FRAGMENT); fs.mkdirSync(site.path(FRAGMENT)); }, () => { site.remove(FRAGMENT); site.write(FRAGMENT, good); }],
    [
      "the whole folder moved away",
      () => fs.renameSync(site.root, `${site.root}-away`),
      () => fs.renameSync(`${site.root}-away`, site.root),
    ],
  ];
  const config = site.read("site.toml");
  const good = site.read(FRAGMENT);
  let round = 0;
  for (const [name, harm, mend] of breaks) {
    await check(`${name} stops nothing: told in the browser and in the terminal, back when mended`, async () => {
      const told = preview.stderr.length;
      harm();
      await until(async () => (await overlaid(tab)) !== "", "the mistake over the page");
      await until(() => /error/.test(preview.stderr.slice(told)), "the mistake in the terminal");
      // The last good page is still there for whoever comes now.
      equal("status", (await preview.get(address)).status, 200);
      await isUndisturbed(tab);
      mend();
      await until(async () => (await overlaid(tab)) === "", "the mistake to go");
      round += 1;
      site.write(FRAGMENT, `${good}\nRunde ${round} er slut.\n`);
      await shows(tab, `Runde ${round} er slut.`);
      site.write(FRAGMENT, good);
      await shows(tab, `Runde ${round} er slut.`, false);
      await isUndisturbed(tab);
    });
  }
  await tab.context().close();
  await check("and then Ctrl-C ends it with exit code 0", async () => equal("exit code", await preview.stop(), 0));

  const broken = exampleSite();
  broken.write("site.toml", "title = [");
  const late = await Preview.start(program, broken.root);
  await check("a preview that starts with a broken site shows it as soon as it is mended", async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${late.origin}/da/`);
    await until(async () => (await overlaid(page)) !== "", "the mistake");
    broken.write("site.toml", config);
    await until(async () => (await overlaid(page)) === "", "the mistake to go");
    await shows(page, "Prøveby Cykler");
    await page.context().close();
  });
  await late.stop();
}

/** What is answered is what `build --drafts` writes, but for the script and the policy that lets it run. */
async function sameBytes() {
  const site = exampleSite();
  const out = scratch();
  const args = ["build", "-C", site.root, "--out", out, "--drafts", "--date", "2026-11-20", "--quiet"];
  const built = spawnSync(program, args, { encoding: "utf8" });
  const preview = await Preview.start(program, site.root);
  await check("every file is answered as `build --drafts` writes it, apart from the reload script", async () => {
    if (built.status !== 0) throw new Error(`build ended with ${built.status}: ${built.stderr}`);
    const files = fs.readdirSync(out, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    let compared = 0;
    for (const file of files) {
      const name = path.relative(out, path.join(file.parentPath ?? file.path, file.name)).split(path.sep).join("/");
      if (name.split("/").some((part) => part.startsWith("."))) continue;
      const response = await fetch(`${preview.origin}/${encodeURI(name)}`);
      const answered = Buffer.from(await response.arrayBuffer());
      const written = fs.readFileSync(path.join(out, name));
      const plain = name.endsWith(".html") ? Buffer.from(withoutScript(answered.toString("utf8"))) : answered;
      if (!plain.equals(written)) throw new Error(`${name} is not the same`);
      compared += 1;
    }
    if (compared < 50) throw new Error(`only ${compared} files were compared`);
  });
  await preview.stop();
}

/** Every page of the workspace, in both languages: WCAG 2.2 AA, nothing wider than the screen, no link that leads nowhere. */
async function workspace() {
  const site = exampleSite();
  site.edit("content/proeveby-cykler/customers/da/about.md", "webshop", "netbutik");
  const preview = await Preview.start(program, site.root);
  for (const lang of ["da", "en"]) {
    const seen = new Map();
    const waiting = [`/_ikraft/${lang}/`];
    const isWanted = (address) => {
      if (!address.startsWith(`/_ikraft/${lang}/`)) return !address.startsWith("/_ikraft/") || address.startsWith("/_ikraft/on/");
      // One policy stands for the others, and a few rules for all.
      if (address.includes("/policy/")) return address.includes("/proeveby-cykler/customers/");
      return !address.includes("/rule/") || /RET[123]|LNG3/.test(address);
    };
    await check(`workspace in ${lang}: no link leads nowhere`, async () => {
      while (waiting.length) {
        const address = waiting.shift();
        if (seen.has(address)) continue;
        const answer = await preview.get(address);
        seen.set(address, answer.status);
        if (answer.status >= 300 && answer.status < 400) waiting.push(new URL(answer.headers.location, preview.origin).pathname);
        if (!address.startsWith("/_ikraft/") || answer.status !== 200) continue;
        const found = [...answer.body.matchAll(/<(?:a|iframe) [^>]*(?:href|src)="([^"#]*)[^"]*"/g)].map((match) => match[1].replaceAll("&amp;", "&"));
        for (const link of found) {
          const url = new URL(link, preview.origin + address);
          if (url.origin === preview.origin && isWanted(url.pathname)) waiting.push(url.pathname + url.search);
        }
      }
      equal("addresses that are missing", [...seen].filter(([, status]) => status >= 400).map(([address]) => address), []);
      if (seen.size < 20) throw new Error(`only ${seen.size} addresses`);
    });
    const own = [...seen.keys()].filter((address) => address.startsWith(`/_ikraft/${lang}/`) && !address.includes("/report"));
    // What is asked for behind the `?` changes the words of a page, and not how it is made.
    const pages = own.filter((address, at) => own.findIndex((other) => other.split("?")[0] === address.split("?")[0]) === at);
    for (const page of pages) await check(`workspace ${page}: WCAG 2.2 AA, light at 1280 px and dark at 360`, () => isAccessible(preview, page));
  }
  await check("the site as of another day has that day's edition in force", async () => {
    const today = (await links(preview, "/da/")).find((address) => /proeveby-cykler.*\/$/.test(address) && !address.includes("udkast"));
    const words = async (address) => (await preview.get(address)).body;
    const [now, then] = [await words(today), await words(`/_ikraft/on/2027-01-01${today}`)];
    if (!/<dd>4<\/dd>|Udgave[^0-9]*4/.test(now) || !/<dd>5<\/dd>|Udgave[^0-9]*5/.test(then)) throw new Error("the editions are not those of the days");
  });
  await preview.stop();
}

async function isAccessible(preview, page) {
  for (const [colorScheme, width] of [["light", 1280], ["dark", 360]]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: "reduce", bypassCSP: true });
    const tab = await context.newPage();
    await tab.goto(preview.origin + page);
    await tab.evaluate(axe);
    // What stands in a frame is a page of the site, which has a check of its own.
    const found = await tab.evaluate(() =>
      window.axe.run(document, { iframes: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
    );
    const told = found.violations.map((violation) => `${violation.id}: ${violation.nodes[0].html.slice(0, 120)}`);
    const wider = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await context.close();
    equal(`against ${colorScheme}, ${width} px`, told, []);
    if (wider > 0) throw new Error(`${wider} px wider than a screen of ${width} px (${colorScheme})`);
  }
}

/** Very many events, and very many rebuilds: an edit still shows, and memory stays flat. */
async function endurance() {
  const site = exampleSite();
  const preview = await Preview.start(program, site.root);
  const address = await draftPage(preview);
  const good = site.read(FRAGMENT);
  await check("after 10,000 file events an edit still shows", async () => {
    for (let event = 0; event < 5000; event += 1) {
      site.write(`content/proeveby-cykler/customers/da/.swap-${event % 50}`, String(event));
      site.remove(`content/proeveby-cykler/customers/da/.swap-${event % 50}`);
    }
    site.write(FRAGMENT, `${good}\nEfter mange hændelser.\n`);
    await preview.holds(address, "Efter mange hændelser.");
  });
  const rounds = Number(process.env.ROUNDS ?? 60);
  await check(`memory is flat over ${rounds} rebuilds`, async () => {
    const rebuild = async (round) => {
      site.write(FRAGMENT, `${good}\nBygget ${round} gange.\n`);
      await preview.holds(address, `Bygget ${round} gange.`);
    };
    // What is made once is made by then; what comes later is a leak.
    for (let round = 0; round < rounds; round += 1) await rebuild(round);
    const before = preview.memory();
    for (let round = rounds; round < 2 * rounds; round += 1) await rebuild(round);
    const grown = preview.memory() - before;
    console.log(`     ${before.toFixed(1)} MiB, then ${grown.toFixed(1)} MiB more`);
    // A rebuild that kept one page would keep 30 KB of it; the allocator itself moves by a few MiB.
    const most = 8 + rounds * 0.004;
    if (grown > most) throw new Error(`${grown.toFixed(1)} MiB more after ${rounds} rebuilds, and ${most} are allowed`);
  });
  await preview.stop();
}

function withoutScript(page) {
  return page
    .replace(/<script src="\/_ikraft\/reload\.js"[^>]*><\/script>\n?/, "")
    .replace(/(<meta http-equiv="Content-Security-Policy" content="[^"]*?); script-src 'self'; connect-src 'self'/, "$1");
}
