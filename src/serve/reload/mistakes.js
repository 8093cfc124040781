// Mistakes, over the last good page.

const WORDS = {
  da: {
    region: "Fejl på webstedet", fold: "Skjul", unfold: "Vis", one: "fejl", many: "fejl", none: "Fejlene er rettet",
  },
  en: {
    region: "Mistakes on this site", fold: "Hide", unfold: "Show", one: "mistake", many: "mistakes",
    none: "The mistakes have been corrected",
  },
};
const counted = (words, count) => `${count} ${count === 1 ? words.one : words.many}`;
const language = () => (/^en\b/i.test(root.lang) ? "en" : "da");

const STYLE = `
  :host { all: initial; color-scheme: light dark; --ink: #1c1b19; --paper: #fffdf9; --line: #d9d3c7; --quiet: #5b564d;
    --error: #a3160f; --warning: #7a5200; --mark: #ffe3df; --code: #f5f1e8; --link: #0b4f9c; }
  @media (prefers-color-scheme: dark) {
    :host { --ink: #f1ede4; --paper: #201f1c; --line: #4a473f; --quiet: #bdb6a8; --error: #ff9d92; --warning: #f2c063;
      --mark: #6b1f19; --code: #161513; --link: #9cc7ff; }
  }
  @media print { :host { display: none; } }
  * { box-sizing: border-box; }
  .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
    white-space: nowrap; }
  .sheet { position: fixed; z-index: 2147483647; inset: auto 0 0 0; max-height: 70vh; overflow: auto; padding: 1rem;
    background: var(--paper); color: var(--ink); border-top: 4px solid var(--error);
    box-shadow: 0 -4px 24px rgb(0 0 0 / .25); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  .inner { max-width: 60rem; margin: 0 auto; }
  button { font: 600 1rem/1.2 system-ui, sans-serif; color: var(--ink); background: var(--paper); cursor: pointer;
    border: 2px solid var(--quiet); border-radius: .3rem; padding: .55rem .9rem; min-height: 44px; min-width: 44px; }
  button:focus-visible, a:focus-visible, .sheet:focus-visible, pre:focus-visible { outline: 3px solid var(--link);
    outline-offset: 2px; }
  .fold { float: right; margin: 0 0 .5rem 1rem; }
  .corner { position: fixed; z-index: 2147483647; right: 1rem; bottom: 1rem; color: var(--error);
    border-color: var(--error); box-shadow: 0 2px 10px rgb(0 0 0 / .3); }
  [hidden] { display: none !important; }
  h2 { font-size: 1.25rem; line-height: 1.3; margin: .3rem 0 .8rem; }
  ol { list-style: none; margin: 0; padding: 0; clear: both; }
  .mistake { border-top: 1px solid var(--line); padding: .8rem 0; }
  .mistake.error h3 { color: var(--error); }
  .mistake.warning h3 { color: var(--warning); }
  h3 { font-size: 1rem; line-height: 1.4; margin: 0 0 .2rem; }
  h3 code { font-weight: 400; color: var(--quiet); }
  p, ul { margin: .3rem 0; }
  .place, code, pre { font-family: ui-monospace, monospace; font-size: .9rem; }
  a { color: var(--link); }
  .excerpt { background: var(--code); border: 1px solid var(--line); padding: .5rem .7rem; margin: .4rem 0;
    overflow: auto; white-space: pre-wrap; }
  mark { background: var(--mark); color: var(--ink); text-decoration: underline 2px var(--error);
    text-underline-offset: 3px; }
`;

const overlay = {
  host: null,
  words: "",
  isFolded: false,
  build() {
    const element = (name, properties, ...children) => {
      const made = Object.assign(document.createElement(name), properties);
      made.append(...children);
      return made;
    };
    this.host = document.createElement("div");
    this.host.dataset.ikraftMistakes = "";
    const shadow = this.host.attachShadow({ mode: "open" });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [style];
    this.heard = element("div", { className: "heard" });
    this.heard.setAttribute("aria-live", "polite");
    this.fold = element("button", { className: "fold", type: "button" });
    this.content = element("div", { className: "content" });
    this.sheet = element("div", { className: "sheet", tabIndex: -1, hidden: true },
      element("div", { className: "inner" }, this.fold, this.content));
    this.sheet.setAttribute("role", "region");
    this.corner = element("button", { className: "corner", type: "button", hidden: true });
    this.fold.addEventListener("click", () => this.turn(true));
    this.corner.addEventListener("click", () => this.turn(false));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && this.words && !this.isFolded) this.turn(true);
    });
    shadow.append(this.heard, this.sheet, this.corner);
    root.append(this.host);
  },
  turn(isFolded) {
    const held = this.host.shadowRoot.activeElement;
    this.isFolded = isFolded;
    this.place();
    // Focus follows only where it was in what has just been hidden.
    if (held) (isFolded ? this.corner : this.sheet).focus({ preventScroll: true });
  },
  place() {
    this.sheet.hidden = !this.words || this.isFolded;
    this.corner.hidden = !this.words || !this.isFolded;
  },
  async tell(count) {
    const words = WORDS[language()];
    if (!count) {
      if (!this.words) return;
      const held = this.host.shadowRoot.activeElement;
      this.words = "";
      this.isFolded = false;
      this.content.replaceChildren();
      this.heard.textContent = words.none;
      this.place();
      if (held) document.body.focus();
      return;
    }
    const address = `/_ikraft/${language()}/mistakes?of=${encodeURIComponent(location.pathname)}`;
    const response = await ask(address);
    if (!response.ok) return;
    const told = await response.text();
    if (!this.host) this.build();
    if (!this.host.isConnected) root.append(this.host);
    this.host.lang = root.lang;
    this.sheet.setAttribute("aria-label", words.region);
    this.fold.textContent = words.fold;
    this.corner.textContent = `${words.unfold} ${counted(words, count)}`;
    if (told !== this.words) {
      const next = new DOMParser().parseFromString(told, "text/html");
      this.content.replaceChildren(...next.body.childNodes);
      // Long lines of an excerpt can be reached with the keyboard.
      for (const excerpt of this.content.querySelectorAll("pre")) excerpt.tabIndex = 0;
      this.words = told;
      this.heard.textContent = counted(words, count);
    }
    this.place();
  },
};
