/** Who hears of a later date that was asked for, and is told again as long as nobody decides. */
import type { PlanningOffice } from "./carriers.ts";
import type { Deadline } from "./deadline.ts";
import { loadDirectory } from "./directory.ts";
import { placeAt } from "./events.ts";
import { isPressing } from "./extension.ts";
import type { PersonId } from "./ids.ts";
import { extensionMornings } from "./ladder.ts";
import { tellNews } from "./news.ts";
import { recipientsOf } from "./recipients.ts";
import { ladderOf } from "./rules.ts";
import { nameRung } from "./rung.ts";
import type { Stores } from "./stores.ts";
import { dateIn, type LocalDate } from "./time.ts";

interface AskedExtension {
  readonly deadline: Deadline;
  /** The date in force. */
  readonly due: LocalDate;
  /** Whose asking it is: he need not be told. */
  readonly by: PersonId;
}

/**
 * In the asking's own transaction. The mornings are placed ahead; each says only what still waits for
 * its reader when it goes out (`composeBundle`). Close to the due date whoever decides hears at once,
 * beside whoever comments. Incident: an asking on which nobody commented reached no leader, and its
 * duty went overdue while it waited.
 */
export async function tellExtensionAsked(
  office: PlanningOffice,
  stores: Stores,
  { deadline, due, by }: AskedExtension,
): Promise<void> {
  const today = dateIn(office.clock.now(), office.calendar.zone);
  const isNear = isPressing(due, today, office.calendar);
  const when = isNear ? "soon" : "next-morning";
  await tellNews(office, stores, { what: "extension-asked", deadline, by }, when);
  if (isNear) {
    await tellNews(office, stores, { what: "extension-pressing", deadline, by }, "soon");
  }
  const ladder = ladderOf(await stores.settings.rules(), deadline.planId);
  const directory = await loadDirectory(stores, [deadline], today);
  const hearers = (["reviewer", "leader"] as const).flatMap((to) => {
    const telling = { section: "extension", rung: nameRung({ kind: "extension", to }) } as const;
    return recipientsOf(to, telling, deadline, directory);
  });
  const told = hearers.filter(({ personId }) => personId !== by);
  const { id: deadlineId, dateVersion } = deadline;
  for (const day of extensionMornings(due, today, ladder, office.calendar)) {
    const notices = told.map((hearer) => ({ ...hearer, deadlineId, dateVersion, day }));
    await placeAt(office, stores, notices, { day });
  }
}
