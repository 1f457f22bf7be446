/** The simulated clock: what it shows, and the buttons that move it. */
import { say } from "./composer.js";
import { byId } from "./element.js";
import { postJson } from "./server-calls.js";
import { fill, longDay, words } from "./words.js";

const DAY_MILLIS = 86_400_000;
/** The buttons that lead to a known day, and how many days ahead it is. */
const DAYS_AHEAD = { day: 1, week: 7 };

export class TimeMachine {
  #bar = byId("clock");
  #onStart;
  #today = null;
  /** A move of one's own: the days where it began and where it leads, if that is known. */
  #move = null;

  /** @param {() => void} onStart called when the visitor moves the clock */
  constructor(onStart) {
    this.#onStart = onStart;
    for (const button of byId("moves").querySelectorAll("[data-move]")) {
      const { move } = button.dataset;
      button.addEventListener("click", () => void this.#start(move, this.#dayOf(move)));
    }
    byId("to-date").addEventListener("submit", (event) => {
      event.preventDefault();
      const to = byId("date").value;
      void this.#start({ to }, to);
    });
    byId("more").addEventListener("click", () => {
      this.#showOthers(!this.#bar.classList.contains("is-open"));
    });
    addStartingOver(() => this.#showOthers(false));
  }

  show({ clock, moving }) {
    this.#today = clock.day;
    const now = byId("now");
    now.textContent = `${longDay(clock.day)} ${clock.time}`;
    now.dateTime = `${clock.day}T${clock.time}`;
    byId("date").min = dayAfter(clock.day, 1);
    for (const button of this.#bar.querySelectorAll("button:not(.more)")) button.disabled = moving;
    byId("moving").hidden = !moving;
    this.#showProgress();
  }

  /** On a phone the less usual ways to move take room from the messages. */
  #showOthers(shown) {
    this.#bar.classList.toggle("is-open", shown);
    byId("more").setAttribute("aria-expanded", String(shown));
  }

  #dayOf(move) {
    return move in DAYS_AHEAD ? dayAfter(this.#today, DAYS_AHEAD[move]) : null;
  }

  #showProgress() {
    const progress = byId("progress");
    if (!this.#move?.to) {
      progress.removeAttribute("value");
      byId("moving-text").textContent = words.movingOn;
      return;
    }
    const { from, to } = this.#move;
    progress.max = daysBetween(from, to);
    progress.value = daysBetween(from, this.#today);
    byId("moving-text").textContent = fill(words.movingTo, { moment: longDay(to) });
  }

  async #start(where, to) {
    say(null);
    const chosen = document.activeElement;
    this.#move = { from: this.#today, to };
    this.#onStart();
    try {
      const { told } = await postJson("/api/clock", { move: where });
      if (where === "next" && !told) say(words.nothingAhead);
      this.#showOthers(false);
    } catch (refusal) {
      say(refusal.message);
    } finally {
      this.#move = null;
      // A button that was disabled meanwhile, or is hidden by now, has lost the keyboard's focus.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        (chosen.checkVisibility() ? chosen : byId("more")).focus();
      });
    }
  }
}

/** @param {() => void} onAnew called when the visitor begins anew */
function addStartingOver(onAnew) {
  const question = byId("start-over-question");
  byId("start-over").addEventListener("click", () => question.showModal());
  byId("keep-going").addEventListener("click", () => question.close());
  byId("start-over-now").addEventListener("click", () => {
    question.close();
    say(null);
    onAnew();
    postJson("/api/reset", {}).catch((/** @type {unknown} */ refusal) => say(refusal.message));
  });
}

function dayAfter(day, count) {
  return new Date(Date.parse(day) + count * DAY_MILLIS).toISOString().slice(0, 10);
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLIS);
}
