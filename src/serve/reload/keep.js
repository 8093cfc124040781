// Shows the next state of a page in its place: added to what the preview sends, never to what is built.
const own = document.currentScript;
const root = document.documentElement;
const page = location.pathname + location.search;
const place = "ikraft-place " + page;
let etag = `"${own.dataset.etag}"`;

const wait = (time) => new Promise((done) => setTimeout(done, time));
const ask = (address, held) =>
  fetch(address, { cache: "no-store", credentials: "omit", headers: held ? { "If-None-Match": held } : {} });

// What is kept when a page changes.

const BLOCKS = "[id], p, li, dt, dd, h1, h2, h3, h4, h5, h6, tr, pre, figure, img, summary";

// The first block that begins on the screen, or the last that began above it: it stays where it is.
function anchor() {
  if (scrollY === 0) return () => {};
  const blocks = [...document.body.querySelectorAll(BLOCKS)];
  let index = -1;
  for (let at = 0; at < blocks.length; at += 1) {
    const box = blocks[at].getBoundingClientRect();
    if (box.height === 0) continue;
    if (box.top > innerHeight) break;
    index = at;
    if (box.top >= 0) break;
  }
  if (index < 0) return () => {};
  const block = blocks[index];
  const top = block.getBoundingClientRect().top;
  const at = scrollY;
  return () => {
    const same = block.isConnected ? block : block.id && document.getElementById(block.id);
    const now = same || document.body.querySelectorAll(BLOCKS)[index];
    if (now) scrollTo({ top: scrollY + now.getBoundingClientRect().top - top, left: scrollX, behavior: "instant" });
    else scrollTo({ top: at, left: scrollX, behavior: "instant" });
  };
}

const nameOf = (details) => details.id || (details.querySelector("summary") || details).textContent.trim();

function openSections() {
  const open = new Map([...document.querySelectorAll("details")].map((details) => [nameOf(details), details.open]));
  return () => {
    for (const details of document.querySelectorAll("details")) {
      const was = open.get(nameOf(details));
      if (was !== undefined && details.open !== was) details.open = was;
    }
  };
}

function focus() {
  const held = document.activeElement;
  if (!held || held === document.body || held === overlay.host) return () => {};
  const index = [...document.querySelectorAll(held.tagName)].indexOf(held);
  return () => {
    if (document.activeElement === held) return;
    const alike = (held.id && document.getElementById(held.id)) || document.querySelectorAll(held.tagName)[index];
    const now = held.isConnected ? held : alike;
    if (now) now.focus({ preventScroll: true });
  };
}
