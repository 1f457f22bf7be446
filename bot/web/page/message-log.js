/** The messages of the person whom the visitor is, in order, with a line for each new day. */
import { byId, element } from "./element.js";
import { entryView, quoteOf } from "./entry-view.js";
import { longDay } from "./words.js";

/** So near its end the log follows what comes. */
const NEAR_PIXELS = 80;
const MARGIN_PIXELS = 12;

export class MessageLog {
  #log = byId("log");
  #below = byId("below");
  #actions;
  #entries = [];
  /** The first message of those that came together: it stays in sight while the others follow. */
  #first = null;
  /** True while what comes is what the visitor has just asked for. */
  #awaited = false;
  /** Where the log was last put by itself; elsewhere the visitor has scrolled. */
  #placedAt = 0;

  /** @param {{ choose: (id: string, button: HTMLButtonElement) => void, reply: (entry: object) => void }} actions */
  constructor(actions) {
    this.#actions = actions;
    this.#log.addEventListener("scroll", () => {
      if (this.#isNearEnd()) this.#below.hidden = true;
    });
    for (const own of ["wheel", "touchmove", "keydown"]) {
      this.#log.addEventListener(own, () => (this.#awaited = false), { passive: true });
    }
    const keepUp = () => this.#log.scrollTop === this.#placedAt && this.#follow();
    // A picture that has loaded makes the log longer; a `load` does not bubble.
    this.#log.addEventListener("load", keepUp, { capture: true });
    // A phone's keyboard, or a long draft, leaves less of it in sight.
    new ResizeObserver(keepUp).observe(this.#log);
    this.#below.addEventListener("click", () => {
      this.#first = null;
      this.#follow();
      this.#log.focus();
    });
  }

  /** A message that is known already changes nothing. */
  show(entry, replaces) {
    if (this.#entries.some(({ id }) => id === entry.id)) return;
    const place = this.#entries.findIndex(({ id }) => replaces.includes(id));
    if (place === -1) this.#showNext(entry);
    else this.#showInstead(entry, replaces, place);
    byId("welcome").hidden = true;
  }

  /**
   * All that there is; after a lost connection only what is new is added.
   * @param {number} missed how many of the newest the person has not seen yet
   */
  showAll(all, missed) {
    const shown = this.#entries;
    const grew = shown.length > 0 && shown.every(({ id }, index) => id === all[index]?.id);
    if (grew) for (const entry of all.slice(shown.length)) this.#showNext(entry);
    else this.#showAnew(all, missed);
    byId("welcome").hidden = all.length > 0;
  }

  /** What comes now is what the visitor asked for: it is shown, until he scrolls himself. */
  await() {
    this.#first = null;
    this.#awaited = true;
  }

  withdraw(gone) {
    const left = this.#entries.filter(({ id }) => id !== gone);
    this.#showAnew(left, 1);
  }

  clear() {
    this.#showAnew([], 0);
    byId("welcome").hidden = true;
  }

  #showNext(entry) {
    const follows = this.#isNearEnd() || this.#awaited || entry.from === "person";
    const view = this.#append(entry);
    if (entry.from === "person") this.#first = view;
    this.#first ??= view;
    if (follows) this.#follow();
    else this.#below.hidden = false;
  }

  /** In the old one's place, with the keyboard's focus where it was. */
  #showInstead(entry, replaces, place) {
    const view = this.#makeView(entry);
    const old = this.#viewOf(this.#entries[place].id);
    const hadFocus = old.contains(document.activeElement);
    if (this.#first === old) this.#first = view;
    old.replaceWith(view);
    for (const id of replaces) this.#viewOf(id)?.remove();
    this.#entries = this.#entries
      .with(place, entry)
      .filter(({ id }) => id === entry.id || !replaces.includes(id));
    if (hadFocus) (view.querySelector(".choices button") ?? view).focus({ preventScroll: true });
    view.scrollIntoView({ block: "nearest" });
  }

  /** Without being read aloud: it is what was there, not what came. */
  #showAnew(all, missed) {
    this.#log.setAttribute("aria-live", "off");
    this.#log.replaceChildren();
    this.#entries = [];
    const views = all.map((entry) => this.#append(entry));
    this.#first = views.at(-Math.min(Math.max(missed, 1), views.length)) ?? null;
    this.#follow();
    requestAnimationFrame(() => this.#log.setAttribute("aria-live", "polite"));
  }

  #append(entry) {
    const view = this.#makeView(entry);
    if (this.#entries.at(-1)?.day !== entry.day) {
      const day = element("time", { datetime: entry.day }, longDay(entry.day));
      this.#log.append(element("p", { class: "day" }, day));
    }
    this.#entries = [...this.#entries, entry];
    this.#log.append(view);
    return view;
  }

  #makeView(entry) {
    const target = this.#entries.find(({ id }) => id === entry.replyTo);
    const { choose, reply } = this.#actions;
    const quote = target ? quoteOf(target) : null;
    return entryView(entry, { choose, reply: () => reply(entry) }, quote);
  }

  #viewOf(id) {
    return this.#log.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  #isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR_PIXELS;
  }

  /** With the line of its day, where it is the day's first. */
  #topOfFirst() {
    if (!this.#first?.isConnected) return null;
    const before = this.#first.previousElementSibling;
    const top = before?.matches(".day") ? before : this.#first;
    return top.offsetTop - MARGIN_PIXELS;
  }

  #placeAt(top) {
    this.#log.scrollTop = top;
    this.#placedAt = this.#log.scrollTop;
  }

  /** Down to the end, but never past the first of what came together. */
  #follow() {
    const end = this.#log.scrollHeight - this.#log.clientHeight;
    this.#placeAt(Math.min(end, this.#topOfFirst() ?? end));
    this.#below.hidden = this.#isNearEnd();
  }
}
