/** /nhatky: who did what, the newest first. */
import {
  clippedFilter,
  readRecordFilter,
  type RecordFault,
} from "../../../domain/record-filter.ts";
import { recordLines, type ChannelNames } from "../../../domain/record-lines.ts";
import { MOST_RECORD_ROWS, recordQuery, type RecordQuery } from "../../../domain/record-search.ts";
import { may, mayEverywhere } from "../../../domain/rights.ts";
import type { AuditEntry } from "../../../domain/upkeep-stores.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { listMessages, namesMessageState } from "../message-log.ts";
import { isReachable } from "./reach.ts";

const ENTRIES_A_PAGE = 5;
const LAST_PAGE = 999;
/** `tin tư pháp`, `tin đã gửi`: the messages that were sent, not the deeds. */
const OF_MESSAGES = /^tin(?:\s+|$)/iu;

export async function showRecord(
  turn: LinkedTurn,
  typed: string,
  page: number,
): Promise<readonly Reply[]> {
  const filter = clippedFilter(typed);
  if (OF_MESSAGES.test(filter)) return listMessages(turn, filter.replace(OF_MESSAGES, ""), page);
  // How it was asked for before there was a record of deeds.
  if (namesMessageState(filter)) return listMessages(turn, filter, page);
  if (!may(turn.actor, "see-record")) return refuse(turn, "person", turn.actor.person.id, "role");
  const query = await queryFor(turn, filter);
  const fault = typeof query === "string" ? query : null;
  const shown = Math.min(Math.max(0, page), LAST_PAGE);
  const entries =
    typeof query === "string"
      ? []
      : await turn.stores.audit.list({
          ...query,
          offset: shown * ENTRIES_A_PAGE,
          limit: ENTRIES_A_PAGE + 1,
        });
  const lines = await linesFor(turn, entries.slice(0, ENTRIES_A_PAGE));
  return [
    {
      content: {
        kind: "record",
        filter,
        page: shown,
        hasMore: entries.length > ENTRIES_A_PAGE,
        fault,
        seesAll: mayEverywhere(turn.actor, "see-record"),
        mayExportEvidence: may(turn.actor, "export-evidence"),
        entries: lines,
      },
      items: lines.flatMap(({ about }) => (about?.kind === "work" ? [about.deadlineId] : [])),
    },
  ];
}

/** What the filter shows, as a table; it is looked for anew when it is sent. */
export async function exportRecord(turn: LinkedTurn, typed: string): Promise<readonly Reply[]> {
  const { person } = turn.actor;
  if (!may(turn.actor, "see-record")) return refuse(turn, "person", person.id, "role");
  const filter = clippedFilter(typed);
  const query = await queryFor(turn, filter);
  if (typeof query === "string") return showRecord(turn, filter, 0);
  const found = await turn.stores.audit.list({ ...query, limit: MOST_RECORD_ROWS + 1 });
  if (found.length === 0) return showRecord(turn, filter, 0);
  const isCut = found.length > MOST_RECORD_ROWS;
  const entries = Math.min(found.length, MOST_RECORD_ROWS);
  await putOnRecord(turn, {
    subject: "document",
    subjectId: "record",
    deed: "exported-record",
    detail: { entries },
  });
  return [
    {
      content: {
        kind: "record-export",
        filter,
        personId: person.id,
        entries,
        isCut,
        isReachable: isReachable(turn),
      },
    },
  ];
}

async function queryFor(turn: LinkedTurn, filter: string): Promise<RecordQuery | RecordFault> {
  const { zone } = turn.tools.office.calendar;
  const read = readRecordFilter(filter, turn.today);
  return recordQuery(turn.stores, read, { actor: turn.actor, zone });
}

async function linesFor(turn: LinkedTurn, entries: readonly AuditEntry[]) {
  const bots = turn.tools.bots();
  const nameOf: ChannelNames = (kind) =>
    kind === turn.channel
      ? turn.traits.name
      : (bots.find(({ traits }) => traits.kind === kind)?.traits.name ?? null);
  return recordLines(turn.stores, entries, turn.tools.office.calendar.zone, nameOf);
}
