/** The messages of the person whom the visitor is, in order, with a line for each new day. */
import { byId, element } from "./element.js";
import { entryView, quoteOf } from "./entry-view.js";
import { longDay } from "./words.js";

/** So near its end the log follows what comes. */
const NEAR_PIXELS = 80;
const MARGIN_PIXELS = 12;

/** @param {{ choose: Function, reply: (entry: object) => void }} actions */
export function makeMessageLog(actions) {
  const log = byId("log");
  const newer = byId("newer");
  let entries = [];
  /** The first message of those that came together: it stays in sight while the others follow. */
  let first = null;
  /** True while what comes is what the visitor has just asked for. */
  let awaited = false;
  /** Where the log was last put by itself; elsewhere the visitor has scrolled. */
  let placedAt = 0;

  function viewOf(id) {
    return log.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  function makeView(entry) {
    const target = entries.find(({ id }) => id === entry.replyTo);
    return entryView(
      entry,
      { choose: actions.choose, reply: () => actions.reply(entry) },
      target ? quoteOf(target) : null,
    );
  }

  function append(entry) {
    const view = makeView(entry);
    if (entries.at(-1)?.day !== entry.day) {
      const day = element("time", { datetime: entry.day }, longDay(entry.day));
      log.append(element("p", { class: "day" }, day));
    }
    entries = [...entries, entry];
    log.append(view);
    return view;
  }

  function showNext(entry) {
    const follows = isNearEnd() || awaited || entry.from === "person";
    const view = append(entry);
    if (entry.from === "person") first = view;
    first ??= view;
    if (follows) follow();
    else newer.hidden = false;
  }

  /** In the old one's place, with the keyboard's focus where it was. */
  function showInstead(entry, replaces, place) {
    const view = makeView(entry);
    const old = viewOf(entries[place].id);
    const hadFocus = old.contains(document.activeElement);
    if (first === old) first = view;
    old.replaceWith(view);
    for (const id of replaces) viewOf(id)?.remove();
    entries = entries
      .with(place, entry)
      .filter(({ id }) => id === entry.id || !replaces.includes(id));
    if (hadFocus) (view.querySelector(".choices button") ?? view).focus({ preventScroll: true });
    view.scrollIntoView({ block: "nearest" });
  }

  function isNearEnd() {
    return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PIXELS;
  }

  function placeAt(top) {
    log.scrollTop = top;
    placedAt = log.scrollTop;
  }

  /** Down to the end, but never past the first of what came together. */
  function follow() {
    const end = log.scrollHeight - log.clientHeight;
    placeAt(first?.isConnected ? Math.min(end, first.offsetTop - MARGIN_PIXELS) : end);
    newer.hidden = isNearEnd();
  }

  /** Without being read aloud: it is what was there, not what came. */
  function showAnew(all) {
    log.setAttribute("aria-live", "off");
    log.replaceChildren();
    entries = [];
    first = null;
    for (const entry of all) append(entry);
    placeAt(log.scrollHeight);
    newer.hidden = true;
    requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
  }

  log.addEventListener("scroll", () => {
    if (isNearEnd()) newer.hidden = true;
  });
  // A picture that has loaded makes the log longer.
  log.addEventListener("load", () => log.scrollTop === placedAt && follow(), true);
  newer.addEventListener("click", () => {
    first = null;
    follow();
    log.focus();
  });

  return {
    show(entry, replaces) {
      if (entries.some(({ id }) => id === entry.id)) return;
      const place = entries.findIndex(({ id }) => replaces.includes(id));
      if (place === -1) showNext(entry);
      else showInstead(entry, replaces, place);
      byId("welcome").hidden = true;
    },
    /** What comes from now on is what the visitor asked for: it is shown wherever he has scrolled. */
    await() {
      first = null;
      awaited = true;
    },
    settle() {
      awaited = false;
    },
    withdraw(id) {
      showAnew(entries.filter((entry) => entry.id !== id));
    },
    /** All that there is; after a lost connection only what is new is added. */
    showAll(all) {
      const known = entries.length > 0 && entries.every(({ id }, index) => id === all[index]?.id);
      if (known) for (const entry of all.slice(entries.length)) showNext(entry);
      else showAnew(all);
      byId("welcome").hidden = all.length > 0;
    },
    clear() {
      showAnew([]);
      byId("welcome").hidden = true;
    },
  };
}
