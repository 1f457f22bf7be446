/** A new date that is ticked, and taken back: what the dossier is due on then. */
import { describe, expect, test } from "vitest";
import { dueAnew, dueAsBefore, tickNewDate } from "../../domain/apology-changes.ts";
import { reckonDossier } from "../../domain/dossier-clock.ts";
import type { Dossier } from "../../domain/dossier.ts";
import type { DeadlineId, PersonId } from "../../domain/ids.ts";
import { vietnameseCalendar } from "../builders/calendar.ts";
import { apology, dossier, endedDossier, occasion } from "../builders/dossier.ts";
import { at, day } from "../builders/time.ts";

const calendar = vietnameseCalendar();
const NEW_DUE = day("2023-03-08");
const DEED = { by: "the-clerk" as PersonId, at: at("2023-02-23 09:00") };

/** As its facts have it, ticked for 08/3. */
function ticked(over: Partial<Dossier>) {
  const facts = dossier(over);
  const before: Dossier = { ...facts, ...reckonDossier(facts, calendar) };
  const owed = apology({
    dossierId: before.id,
    deadlineId: "the-duty" as DeadlineId,
    oldDue: before.due,
    newDue: NEW_DUE,
  });
  return {
    before,
    apology: tickNewDate(owed, before, DEED),
    after: dueAnew(before, NEW_DUE),
  };
}

describe("a tick that is taken back", () => {
  test.each<[string, Partial<Dossier>, string]>([
    ["written", { writtenDue: occasion("2023-02-24 16:30") }, "2023-02-24 16:30"],
    // Tue 21/2 = 1 … Fri 24/2 = 4.
    ["counted", { writtenDue: null, limit: { kind: "days", count: 4 } }, "2023-02-24"],
    // From Tue 21/2: Wed 22 = 1, Thu 23 = 2, Fri 24 = 3.
    ["paused", { writtenDue: occasion("2023-02-21"), pausedDays: 3 }, "2023-02-24"],
    // Waited for from Mon 20 to Wed 22/2: from Mon 20/2, Tue 21 = 1, Wed 22 = 2.
    [
      "waited for",
      {
        writtenDue: occasion("2023-02-20"),
        supplements: { count: 1, asked: occasion("2023-02-20"), given: occasion("2023-02-22") },
      },
      "2023-02-22",
    ],
  ])("leaves the dossier as it was: %s", (_, over, due) => {
    const { before, apology: of, after } = ticked(over);
    expect(before.due).toEqual(occasion(due));
    expect(dueAsBefore(after, of, calendar)).toEqual(before);
  });

  test("adds nothing at the next change of rules: written for 20/2 with 3 days of pause, 23/2 became 28/2", () => {
    const {
      before,
      apology: of,
      after,
    } = ticked({
      writtenDue: occasion("2023-02-20"),
      pausedDays: 3,
    });
    const back = dueAsBefore(after, of, calendar);
    expect(before.due).toEqual(occasion("2023-02-23"));
    expect(reckonDossier(back, calendar)?.due).toEqual(before.due);
  });

  test("counts a pause that became known meanwhile", () => {
    // From Tue 21/2: 3 days are Fri 24/2, 4 are Mon 27/2.
    const { apology: of, after } = ticked({ writtenDue: occasion("2023-02-21"), pausedDays: 3 });
    expect(dueAsBefore({ ...after, pausedDays: 4 }, of, calendar).due).toEqual(
      occasion("2023-02-27"),
    );
  });

  test("leaves alone what has got another date, or has come to its end, since", () => {
    const { apology: of, after } = ticked({});
    const other = { ...after, due: occasion("2023-03-10") };
    const ended = endedDossier("2023-03-07", "on-time", { due: after.due });
    expect(dueAsBefore(other, of, calendar)).toBe(other);
    expect(dueAsBefore(ended, of, calendar)).toBe(ended);
  });
});
