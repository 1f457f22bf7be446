/** Files that are exported in a chat: made when they are sent, of what their reader may have then. */
import { channelName } from "./bot/channels.ts";
import { EVIDENCE_SHEET, RECORD_SHEET } from "./bot/copy/record-sheets.ts";
import { loadActor } from "./domain/acting.ts";
import type { Attachment, AttachmentSpec } from "./domain/channel.ts";
import type { PersonId, UnitId } from "./domain/ids.ts";
import { readRecordFilter } from "./domain/record-filter.ts";
import { recordQuery } from "./domain/record-search.ts";
import type { Right } from "./domain/rights-table.ts";
import { may, unitsWhereMay, type Actor } from "./domain/rights.ts";
import { dateIn } from "./domain/time.ts";
import { evidenceForChat } from "./jobs/export/evidence-export.ts";
import { recordSheet } from "./jobs/export/record-export.ts";
import type { OpenedOffice } from "./opened-office.ts";

type Opened = Pick<OpenedOffice, "office" | "files">;
type ExportSpec = Extract<AttachmentSpec, { kind: "record-export" | "evidence-export" }>;

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ZIP = "application/zip";

/** Throws when its reader may no longer have it. */
export async function makeExport(spec: ExportSpec, opened: Opened): Promise<Attachment> {
  return spec.kind === "record-export" ? makeRecord(spec, opened) : makeEvidence(spec, opened);
}

async function makeRecord(
  spec: Extract<ExportSpec, { kind: "record-export" }>,
  { office }: Opened,
): Promise<Attachment> {
  const actor = await readerWho(office, spec.personId, "see-record");
  const { zone } = office.calendar;
  const filter = readRecordFilter(spec.filter, dateIn(office.clock.now(), zone));
  const query = await recordQuery(office.database, filter, { actor, zone });
  if (typeof query === "string") throw new Error(`the record has nothing to export: ${query}`);
  const { bytes } = await recordSheet({ office, words: RECORD_SHEET, channelName }, query);
  const { name, label } = spec;
  return { kind: "file", name, label, mime: SPREADSHEET, bytes };
}

async function makeEvidence(
  spec: Extract<ExportSpec, { kind: "evidence-export" }>,
  { office, files }: Opened,
): Promise<Attachment> {
  const actor = await readerWho(office, spec.personId, "export-evidence");
  const { from, to, name, label } = spec;
  const unitIds = unitsWhereMay(actor, "export-evidence");
  const seesApplicants = (unitId: UnitId) => may(actor, "see-applicant", { unitId });
  const { bytes, isWhole } = await evidenceForChat(
    { office, files, words: EVIDENCE_SHEET },
    { period: { from, to }, unitIds, hasLetters: unitIds?.every(seesApplicants) ?? false },
  );
  return isWhole
    ? { kind: "file", name: `${name}.zip`, label, mime: ZIP, bytes }
    : { kind: "file", name: `${name}.xlsx`, label, mime: SPREADSHEET, bytes };
}

async function readerWho(
  { database, clock, calendar }: Opened["office"],
  personId: PersonId,
  right: Right,
): Promise<Actor> {
  const person = await database.people.byId(personId);
  if (!person) throw new Error("nobody is there to export for");
  const { actor } = await loadActor(database, person, dateIn(clock.now(), calendar.zone));
  if (!may(actor, right)) throw new Error(`its reader may not ${right} any more`);
  return actor;
}
