// The page in its place.

function attributes(from, to, kept) {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !kept.includes(name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (!kept.includes(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}

// What is the same stays as it is: open sections, focus, the marked text, pictures, frames.
function morph(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  attributes(from, to, from.localName === "details" ? ["open"] : []);
  const old = [...from.childNodes];
  const next = [...to.childNodes];
  while (old.length && next.length && old[0].isEqualNode(next[0])) {
    old.shift();
    next.shift();
  }
  let behind = null;
  while (old.length && next.length && old.at(-1).isEqualNode(next.at(-1))) {
    behind = old.pop();
    next.pop();
  }
  for (const [olds, nexts, end] of parts(old, next)) fill(from, olds, nexts, end || behind);
}

// Children between those that are surely the same ones: what is before each, and the pair itself at the end.
function parts(old, next) {
  const name = (node) => (node.id ? `${node.localName}#${node.id}` : node.outerHTML);
  const places = (nodes) => {
    const found = new Map();
    nodes.forEach((node, at) => {
      if (node.nodeType === Node.ELEMENT_NODE) found.set(name(node), found.has(name(node)) ? -1 : at);
    });
    return found;
  };
  const there = places(next);
  const pairs = [...places(old)]
    .map(([key, at]) => [at, there.get(key) ?? -1])
    .filter((pair) => Math.min(...pair) >= 0);
  const result = [];
  let [oldAt, nextAt] = [0, 0];
  for (const [oldEnd, nextEnd] of rising(pairs)) {
    result.push([old.slice(oldAt, oldEnd), next.slice(nextAt, nextEnd), old[oldEnd]]);
    result.push([[old[oldEnd]], [next[nextEnd]], null]);
    [oldAt, nextAt] = [oldEnd + 1, nextEnd + 1];
  }
  result.push([old.slice(oldAt), next.slice(nextAt), null]);
  return result;
}

// The longest run of pairs that are in the same order on both sides.
function rising(pairs) {
  const ends = [];
  const before = pairs.map(([, at], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]][1] < at) low = middle + 1;
      else high = middle;
    }
    ends[low] = index;
    return low ? ends[low - 1] : -1;
  });
  const run = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]) run.unshift(pairs[at]);
  return run;
}

function fill(from, old, next, end) {
  for (const node of next) {
    // White space is like all other white space: only elements are looked for further on.
    const among = node.nodeType === Node.ELEMENT_NODE ? old : old.slice(0, 1);
    const like = among.findIndex((other) => isLike(other, node));
    // What stands before it has no counterpart: it has gone.
    for (const gone of old.splice(0, Math.max(like, 0))) gone.remove();
    if (like < 0) from.insertBefore(node, old[0] || end);
    else {
      const kept = old.shift();
      if (!kept.isEqualNode(node)) morph(kept, node);
    }
  }
  for (const gone of old) gone.remove();
}

const isLike = (one, other) =>
  one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id || "") === (other.id || "");

const isSheet = (node) => node.localName === "link" && node.relList.contains("stylesheet");
const isPolicy = (node) => /^content-security-policy$/i.test(node.getAttribute("http-equiv") || "");

function head(next) {
  const own = [...document.head.children].filter((node) => !isSheet(node));
  const wanted = [...next.head.children].filter((node) => !isSheet(node));
  const policies = (nodes) => nodes.filter(isPolicy).map((node) => node.content).join("\n");
  // A page cannot be freed of a policy that it began with.
  if (policies(own) !== policies(wanted)) throw new Error("another policy");
  for (const node of own) if (!wanted.some((other) => other.isEqualNode(node))) node.remove();
  for (const node of wanted) {
    if (!own.some((other) => other.isEqualNode(node))) document.head.append(document.importNode(node, true));
  }
}

// A stylesheet is named after its content. The old one goes when the new one is there.
async function sheets(next) {
  const own = [...document.head.querySelectorAll("link")].filter(isSheet);
  const wanted = [...next.head.querySelectorAll("link")].filter(isSheet);
  const address = (link) => new URL(link.getAttribute("href"), location.href).href;
  const kept = own.filter((link) => wanted.some((other) => address(other) === address(link)));
  let before = null;
  const loading = wanted.map((link, index) => {
    const same = kept.find((other) => address(other) === address(link));
    if (same) {
      before = same;
      return null;
    }
    const fresh = document.importNode(link, true);
    const loaded = new Promise((done) => {
      fresh.addEventListener("load", done);
      fresh.addEventListener("error", done);
    });
    (before || own[index] || document.head.lastElementChild).after(fresh);
    before = fresh;
    return Promise.race([loaded, wait(2000)]);
  });
  const gone = own.filter((link) => !kept.includes(link));
  if (!gone.length && !loading.some(Boolean)) return;
  await Promise.all(loading);
  const restore = anchor();
  for (const link of gone) link.remove();
  restore();
}

async function show(response) {
  const kind = response.headers.get("Content-Type") || "";
  if (response.redirected || !kind.startsWith("text/html")) throw new Error("another kind of answer");
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  pictures.rename(next);
  const keep = [anchor(), openSections(), focus()];
  attributes(root, next.documentElement, ["data-ikraft-state", "style"]);
  head(next);
  // The browser's own way to keep the place would be added to ours.
  root.style.overflowAnchor = "none";
  morph(document.body, next.body);
  for (const restore of [keep[1], keep[2], keep[0]]) restore();
  root.style.removeProperty("overflow-anchor");
  if (!root.getAttribute("style")) root.removeAttribute("style");
  await sheets(next);
  etag = response.headers.get("ETag") || "";
}

function leave() {
  sessionStorage.setItem(place, String(scrollY));
  location.reload();
  // Nothing more is done on this page.
  return new Promise(() => {});
}

// Pictures, which keep their names when their bytes change.

const pictures = {
  held: new Map(),
  fresh: new Map(),
  here() {
    const own = (address) => address && new URL(address, location.href).origin === location.origin;
    return [...document.querySelectorAll("img[src], link[rel~=icon][href]")]
      .map((node) => [node, node.localName === "img" ? "src" : "href"])
      .filter(([node, name]) => own(node.getAttribute(name)));
  },
  plain(address) {
    const url = new URL(address, location.href);
    url.searchParams.delete("ikraft");
    return url.href;
  },
  // What is there already is asked for once, so that a change can be seen.
  async look() {
    const addresses = new Set(this.here().map(([node, name]) => this.plain(node.getAttribute(name))));
    const looks = [...addresses].map(async (address) => {
      const held = this.held.get(address);
      const response = await fetch(address, {
        method: "HEAD", cache: "no-store", credentials: "omit", headers: held ? { "If-None-Match": held } : {},
      });
      const now = response.headers.get("ETag");
      if (response.status === 304 || !now || now === held) return;
      this.held.set(address, now);
      if (held === undefined) return;
      const url = new URL(address);
      url.searchParams.set("ikraft", now.replace(/"/g, ""));
      this.fresh.set(address, url.pathname + url.search);
    });
    await Promise.allSettled(looks);
    this.rename(document);
  },
  rename(where) {
    for (const node of where.querySelectorAll("img[src], link[rel~=icon][href]")) {
      const name = node.localName === "img" ? "src" : "href";
      const fresh = this.fresh.get(this.plain(node.getAttribute(name)));
      if (fresh && node.getAttribute(name) !== fresh) node.setAttribute(name, fresh);
    }
  },
};
