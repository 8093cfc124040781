// Takes the pictures of docs/PREVIEW.md anew, from the real program on the example site:
//   node pictures.mjs <program> <repository> <folder with node_modules>
import path from "node:path";

import { Preview, SiteFolder, browserOf, links, until } from "./preview.mjs";

const [program, repository, tools] = process.argv.slice(2);
if (!tools) {
  console.error("usage: pictures.mjs <program> <repository> <folder with node_modules>");
  process.exit(2);
}
const ABOUT = "content/proeveby-cykler/customers/da/about.md";
const POLICY = "policy/proeveby-cykler/customers";

const browser = await browserOf(tools);
const site = new SiteFolder(repository, ["site.toml", "content"]);
// One translation is out of date.
site.edit(ABOUT, "webshop", "netbutik");
const preview = await Preview.start(program, site.root);

await take("overview", "/_ikraft/da/", "light", 1280, 1100);
await take("overview-phone", "/_ikraft/da/", "light", 360, 900);
await take("side-by-side", `/_ikraft/da/${POLICY}/side-by-side`, "light", 1280, 900, stale);
await take("side-by-side-phone", `/_ikraft/da/${POLICY}/side-by-side`, "dark", 360, 900, stale);
await take("side-by-side-dark", `/_ikraft/en/${POLICY}/side-by-side`, "dark", 1280, 900);
await take("changes", `/_ikraft/da/${POLICY}/changes?in=da`, "light", 1280, 900);

const page = (await links(preview, "/da/")).find((address) => /proeveby-cykler.*\/$/.test(address) && !address.includes("udkast"));
site.edit(ABOUT, "{{ contact.name }}", "{{ contact.nane }}");
await take("overlay", page, "light", 1280, 800, (tab) =>
  until(() => tab.evaluate(() => document.querySelector("[data-ikraft-mistakes]")?.shadowRoot.querySelector(".mistake") !== null), "the overlay"),
);
await preview.stop();
await browser.close();
process.exit(0);

/** Scrolls to the translation that is out of date, and opens what it says of its source. */
async function stale(tab) {
  await tab.evaluate(() => {
    const details = document.querySelector("main details");
    details.open = true;
    details.scrollIntoView({ block: "center" });
  });
}

async function take(name, address, colorScheme, width, height, before) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, locale: "da-DK", reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(preview.origin + address);
  await before?.(tab);
  await tab.evaluate(() => document.fonts.ready);
  await tab.screenshot({ path: path.join(repository, `docs/images/workspace-${name}.png`) });
  await context.close();
  console.log(`docs/images/workspace-${name}.png`);
}
