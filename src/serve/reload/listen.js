// From one state to the next.

let wanted = null;
let isBusy = false;

async function apply(state) {
  const response = await ask(page, etag);
  if (response.status !== 304) {
    // An answer without a page in it, as when the preview ends just now, is asked for again.
    if (response.status >= 500) throw new TypeError("no page");
    if (response.headers.get("ETag") !== etag) await show(response).catch(leave);
  }
  await overlay.tell(state.mistakes);
  root.dataset.ikraftState = String(state.number);
  pictures.look();
}

// Each change is followed by a look that begins after it: while one runs, a further change makes one more.
async function change(state) {
  wanted = state;
  if (isBusy) return;
  isBusy = true;
  let pause = 100;
  while (wanted) {
    const state = wanted;
    wanted = null;
    try {
      await apply(state);
      pause = 100;
    } catch {
      wanted ||= state;
      await wait(pause);
      pause = Math.min(pause * 2, 2000);
    }
  }
  isBusy = false;
}

// Being told.

// A browser has six connections for a host. A page that nobody sees gives its own back, and a frame in one of our
// pages hears what the page hears.
const others = new BroadcastChannel("ikraft");
const isFrame = window.parent !== window;
let source = null;
let last = null;
let heardAt = 0;
let pause = 100;
let timer = 0;

function close() {
  clearTimeout(timer);
  if (source) source.close();
  source = null;
}

function open() {
  close();
  if (document.visibilityState === "hidden" || isFrame) return;
  heardAt = Date.now();
  source = new EventSource("/_ikraft/events");
  source.addEventListener("message", (event) => {
    heardAt = Date.now();
    pause = 100;
    last = JSON.parse(event.data);
    others.postMessage(last);
    change(last);
  });
  source.addEventListener("alive", () => (heardAt = Date.now()));
  // The browser's own way to come back gives up after some errors.
  source.addEventListener("error", again);
}

function again() {
  close();
  timer = setTimeout(open, pause);
  pause = Math.min(pause * 2, 2000);
}

if (isFrame) {
  others.addEventListener("message", ({ data }) => data.number !== undefined && change(data));
  others.postMessage("what is shown?");
} else {
  others.addEventListener("message", ({ data }) => data === "what is shown?" && last && others.postMessage(last));
  // After a sleep the connection may be gone without anybody having said so.
  setInterval(() => source && Date.now() - heardAt > 40000 && again(), 5000);
  document.addEventListener("visibilitychange", open);
  addEventListener("pageshow", (event) => event.persisted && open());
  addEventListener("online", open);
  addEventListener("pagehide", close);
  open();
}

const held = sessionStorage.getItem(place);
if (held !== null) {
  sessionStorage.removeItem(place);
  scrollTo({ top: Number(held), behavior: "instant" });
}
pictures.look();
