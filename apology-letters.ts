/** Letters of apology, and their template: made when they are sent, for who may have them then. */
import { letterFileName, letterValues } from "./bot/copy/letter-fields.ts";
import { loadActor } from "./domain/acting.ts";
import { mergedRules } from "./domain/apology-duty.ts";
import { rulesInForce } from "./domain/apology-rules.ts";
import type { Attachment, AttachmentSpec } from "./domain/channel.ts";
import type { PersonId } from "./domain/ids.ts";
import { may, type Actor } from "./domain/rights.ts";
import { dateIn, millisOf } from "./domain/time.ts";
import { letterFacts } from "./jobs/letters/letter-facts.ts";
import { letterZip, templateOf, type LetterOrder } from "./jobs/letters/letter-files.ts";
import { fillTemplate } from "./jobs/letters/template-filling.ts";
import type { OpenedOffice } from "./opened-office.ts";

type Opened = Pick<OpenedOffice, "office" | "files">;
type Spec<Kind extends AttachmentSpec["kind"]> = Extract<AttachmentSpec, { kind: Kind }>;

const DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ZIP = "application/zip";

/**
 * Those letters that their reader may have now; one as it is, several as a zip. Throws when there is none of
 * them any more.
 */
export async function makeLetters(
  { personId, deadlineIds, name, label }: Spec<"apology-letters">,
  { office, files }: Opened,
): Promise<Attachment> {
  const actor = await reader(office, personId);
  const letters = await letterFacts(office, office.database, deadlineIds, (unitId, deskIds) =>
    may(actor, "see-applicant", { unitId, deskIds }),
  );
  const [first] = letters;
  if (!first) throw new Error("there is no letter that its reader may have");
  const template = await templateOf(files, first.rules);
  const orders = letters.map((letter): LetterOrder => ({
    name: letterFileName(letter.dossier.code),
    values: letterValues(letter),
  }));
  const [order] = orders;
  if (order && deadlineIds.length === 1) {
    const bytes = await fillTemplate(template, order.values);
    return {
      kind: "file",
      name: `${order.name}.docx`,
      label,
      mime: DOCUMENT,
      bytes,
      isPassing: true,
    };
  }
  const bytes = await letterZip(template, orders, new Date(millisOf(office.clock.now())));
  return { kind: "file", name: `${name}.zip`, label, mime: ZIP, bytes, isPassing: true };
}

/** Throws when its reader may not have it any more. */
export async function makeTemplate(
  { personId, from, name, label }: Spec<"letter-template">,
  { office, files }: Opened,
): Promise<Attachment> {
  const actor = await reader(office, personId);
  if (!may(actor, "settle-rules")) throw new Error("its reader may not have the template any more");
  const packs = mergedRules(office.shippedApologyRules, await office.database.apologies.rules());
  const bytes = await templateOf(files, rulesInForce(packs, from));
  return { kind: "file", name, label, mime: DOCUMENT, bytes };
}

async function reader(
  { database, clock, calendar }: Opened["office"],
  personId: PersonId,
): Promise<Actor> {
  const person = await database.people.byId(personId);
  if (!person) throw new Error("nobody is there to make it for");
  return (await loadActor(database, person, dateIn(clock.now(), calendar.zone))).actor;
}
