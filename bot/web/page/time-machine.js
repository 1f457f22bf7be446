/** The simulated clock: what it shows, and the buttons that move it. */
import { say } from "./composer.js";
import { byId } from "./element.js";
import { postJson } from "./server-calls.js";
import { fill, longDay, words } from "./words.js";

const DAY_MILLIS = 86_400_000;

/** @param {{ began: () => void, ended: () => void }} told when a move of one's own begins and ends */
export function makeTimeMachine(told) {
  const bar = byId("clock");
  let now = null;
  /** A move of one's own: where it began and where it leads; null for a place yet unknown. */
  let move = null;

  function draw({ clock, moving }) {
    now = clock;
    const shown = byId("now");
    shown.textContent = `${longDay(clock.day)} ${clock.time}`;
    shown.dateTime = `${clock.day}T${clock.time}`;
    byId("date").min = dayAfter(clock.day, 1);
    bar.classList.toggle("is-moving", moving);
    for (const button of bar.querySelectorAll("button:not(.more)")) button.disabled = moving;
    byId("moving").hidden = !moving;
    drawProgress();
  }

  function drawProgress() {
    const progress = byId("progress");
    const whole = move?.to ? daysBetween(move.from, move.to) : 0;
    if (whole === 0) {
      progress.removeAttribute("value");
      byId("moving-text").textContent = words.movingOn;
      return;
    }
    progress.max = whole;
    progress.value = daysBetween(move.from, now.day);
    byId("moving-text").textContent = fill(words.movingTo, { moment: longDay(move.to) });
  }

  async function start(where, to) {
    say(null);
    const chosen = document.activeElement;
    move = { from: now.day, to };
    told.began();
    try {
      const { told: somebody } = await postJson("/api/clock", { move: where });
      if (where === "next" && !somebody) say(words.nothingAhead);
    } catch (refusal) {
      say(refusal.message);
    } finally {
      move = null;
      told.ended();
      // A button that was disabled meanwhile has lost the keyboard's focus.
      if (document.activeElement === document.body) requestAnimationFrame(() => chosen.focus());
    }
  }

  const days = { day: 1, week: 7 };
  for (const button of byId("moves").querySelectorAll("[data-move]")) {
    const where = button.dataset.move;
    button.addEventListener("click", () => {
      void start(where, where in days ? dayAfter(now.day, days[where]) : null);
    });
  }
  byId("to-date").addEventListener("submit", (event) => {
    event.preventDefault();
    const to = byId("date").value;
    void start({ to }, to);
  });
  byId("more").addEventListener("click", () => {
    const open = bar.classList.toggle("is-open");
    byId("more").setAttribute("aria-expanded", String(open));
  });
  addStartingOver();

  return { draw };
}

function addStartingOver() {
  const question = byId("start-over-question");
  byId("start-over").addEventListener("click", () => question.showModal());
  byId("keep-going").addEventListener("click", () => question.close());
  byId("start-over-now").addEventListener("click", async () => {
    question.close();
    try {
      await postJson("/api/reset", {});
      say(null);
    } catch (refusal) {
      say(refusal.message);
    }
  });
}

function dayAfter(day, count) {
  return new Date(Date.parse(day) + count * DAY_MILLIS).toISOString().slice(0, 10);
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLIS);
}
