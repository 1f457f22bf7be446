/** What became of updates: each effect once, and each answered. */
import type { DeadlineId } from "../../domain/ids.ts";
import { openSampleFile, type SampleOffice } from "../../sample-office.ts";
import { linkTo, type Asked } from "./asked-office.ts";
import { integrityOf, unknownAttempts } from "./reckoning.ts";
import type { Tally } from "./scenario.ts";

export interface Answered {
  readonly asked: Asked;
  /** How many messages reached the chats in all. */
  readonly arrived: number;
  readonly kills: number;
  /** Attempts whose end may be unknown: what was under way at each kill, and what went unrecorded. */
  readonly mostUnknown: number;
}

/** Counts in the sample office of the folder; nobody may be at work on it any more. */
export async function reckonAnswers(
  folder: string,
  { asked, arrived, kills, mostUnknown }: Answered,
): Promise<Tally> {
  const sample = await openSampleFile(folder, null);
  try {
    const { database } = sample.office;
    const effects = await effectsOf(sample, asked);
    const inbox = await sample.database.kysely.selectFrom("inbox").selectAll().execute();
    const settled = inbox.filter((row) => row.processed_at !== null && row.failure === null);
    const all = await database.messages.list({ limit: 1_000_000 });
    const slots = new Set(inbox.map(({ id }) => `${id}.0`));
    const answers = all.filter(({ slot }) => slots.has(slot));
    const open = answers.filter(({ status }) => status !== "sent" && status !== "unknown");
    const unknowns = await unknownAttempts(sample.database);
    const unknown = [...unknowns.values()].reduce((sum, count) => sum + count, 0);
    const due = asked.updates.length;
    const surplus = Math.max(0, arrived - due);
    const faults = [
      ...(inbox.length === due ? [] : [`${inbox.length} updates stored of ${due}`]),
      ...(settled.length === inbox.length ? [] : ["an update was given up or never played"]),
      ...(answers.length === due ? [] : [`${answers.length} answers to ${due} updates`]),
      ...(open.length === 0 ? [] : [`${open.length} answers were not sent`]),
      ...(surplus > unknown ? [`${surplus - unknown} doubled without a doubt on record`] : []),
      ...(unknown > mostUnknown ? [`more unknown than the ${mostUnknown} under way`] : []),
      ...(effects.twice === 0 ? [] : [`${effects.twice} done twice`]),
    ];
    return {
      due,
      sent: Math.min(arrived, due) - effects.missing,
      doubled: surplus + effects.twice,
      lost: Math.max(0, due - arrived) + effects.missing + (inbox.length - settled.length),
      unknown,
      kills,
      integrity: await integrityOf(sample.database),
      faults,
    };
  } finally {
    await sample.close();
  }
}

async function effectsOf(
  { office }: SampleOffice,
  { done, proved }: Asked,
): Promise<{ missing: number; twice: number }> {
  const { deadlines, evidence, audit } = office.database;
  const deedsOf = async (id: DeadlineId) =>
    (await audit.of("deadline", id, 10)).map(({ deed }) => deed).join();
  let [missing, twice] = [0, 0];
  for (const id of done) {
    const state = (await deadlines.byId(id))?.state.name;
    if (state !== "done") missing += 1;
    else if ((await deedsOf(id)) !== "reported-done") twice += 1;
  }
  for (const id of proved) {
    const [first, ...more] = await evidence.of(id);
    const isTheOne =
      first?.document.source.kind === "link" && first.document.source.url === linkTo(id);
    if (!isTheOne || (await deadlines.byId(id))?.state.name !== "submitted") missing += 1;
    else if (more.length > 0 || (await deedsOf(id)) !== "submitted-evidence") twice += 1;
  }
  return { missing, twice };
}
