/** Tells whom it concerns what has happened to a duty: at once in office hours, or with the next morning's message. */
import type { PlanningOffice } from "./carriers.ts";
import type { Deadline } from "./deadline.ts";
import { loadDirectory } from "./directory.ts";
import { planEvent, planForMorning, planWithLateMorning } from "./events.ts";
import type { PersonId } from "./ids.ts";
import { placeOfNews } from "./ladder.ts";
import type { Notice } from "./message.ts";
import { recipientsOf, type Directory } from "./recipients.ts";
import { nameRung, type News } from "./rung.ts";
import type { Stores } from "./stores.ts";
import { dateIn, type LocalDate } from "./time.ts";

export interface ToldNews {
  readonly what: News;
  readonly deadline: Deadline;
  /** Whose deed it is: he need not be told; null where it is nobody's. */
  readonly by: PersonId | null;
}

/** Of what the sweep finds: in this morning's message where that is late. */
export type NewsTime =
  | "soon"
  | "next-morning"
  | { readonly orLateMorning: "soon" | "next-morning" };

/**
 * Belongs in the deed's own transaction. Who hears it follows from what it is (`placeOfNews`) and from
 * the deadline as it is now; where nobody whom it is meant for can be reached, the coordinators do. The
 * same sort of news of one deadline and day is told again each time.
 *
 * @returns whether it reaches somebody whom it is meant for, and not only others in their place
 */
export async function tellNews(
  office: PlanningOffice,
  stores: Stores,
  news: ToldNews,
  when: NewsTime,
): Promise<boolean> {
  const today = dateIn(office.clock.now(), office.calendar.zone);
  const directory = await loadDirectory(stores, [news.deadline], today);
  const notices = await newNotices(stores, news, directory, today);
  for (const { personId, ...notice } of notices) {
    if (typeof when === "object") {
      await planWithLateMorning(office, stores, [personId], { notice }, when.orLateMorning);
    } else {
      const plan = when === "soon" ? planEvent : planForMorning;
      await plan(office, stores, [personId], { notice });
    }
  }
  return notices.some(({ section }) => section !== "unlinked");
}

/** Of the first count of which none of them has had a notice today. */
async function newNotices(
  stores: Pick<Stores, "notices">,
  { what, deadline, by }: ToldNews,
  directory: Directory,
  day: LocalDate,
): Promise<readonly Notice[]> {
  const { section, audience } = placeOfNews(what);
  const { id: deadlineId, dateVersion } = deadline;
  for (let count = 1; ; count += 1) {
    const telling = { section, rung: nameRung({ kind: "news", what, count }) };
    const hearers = recipientsOf(audience, telling, deadline, directory, by);
    const rungs = [...new Set(hearers.map(({ rung }) => rung))];
    const known = await stores.notices.ofRungs([deadlineId], rungs);
    const isKnown = known.some(
      (notice) =>
        notice.day === day && hearers.some(({ personId }) => personId === notice.personId),
    );
    if (!isKnown) {
      return hearers.map((hearer) => ({ ...hearer, deadlineId, dateVersion, day }));
    }
  }
}
