/** What a person is shown of an export before, and after, it is brought in. */
import type {
  DossierNews,
  DossierPreview,
  DossierStanding,
  ImportedDossiers,
} from "../../../domain/dossier-import.ts";
import { whyNotOwed } from "../../../domain/apology-duty.ts";
import type { ApologyRules } from "../../../domain/apology-rules.ts";
import type { AskingRules } from "../../../domain/dossier-asking.ts";
import { isStale } from "../../../domain/dossier-freshness.ts";
import { looksAt } from "../../../domain/dossier-looks.ts";
import { dateIn, type Instant, type LocalDate } from "../../../domain/time.ts";
import type { WorkingCalendar } from "../../../domain/working-calendar.ts";
import type { ComparedDossier, ComparedDossiers } from "./compared-dossiers.ts";
import type { HandlingUnits } from "./handling-units.ts";
import type { SettlingEvent } from "./settled-apologies.ts";

export interface DraftedImport extends ComparedDossiers {
  readonly imported: ImportedDossiers;
  readonly asOf: Instant;
  /** Of when the newest export was before this one. */
  readonly lastAsOf: Instant | null;
  /** How many dossiers of exports were open before it. */
  readonly openBefore: number;
  readonly units: HandlingUnits;
  readonly isWithoutDesk: boolean;
  readonly asking: AskingRules;
  /** In force today. */
  readonly apologyRules: ApologyRules;
}

export function previewOf(
  draft: DraftedImport,
  today: LocalDate,
  calendar: WorkingCalendar,
): DossierPreview {
  const { imported, compared, asOf, lastAsOf, units } = draft;
  const countOf = (change: ComparedDossier["change"]) =>
    compared.filter((each) => each.change === change).length;
  const { zone } = calendar;
  // By an old export nobody is accused, and the sweep does not read what it tells.
  const isTrusted = !isStale(asOf, today, calendar);
  return {
    asOf,
    read: imported.dossiers.length + imported.rejected.length,
    created: countOf("new"),
    updated: countOf("changed"),
    unchanged: countOf("same") + countOf("older"),
    rejected: [...imported.rejected, ...draft.rejected].toSorted((one, two) => one.row - two.row),
    ...standingOf(compared, dateIn(asOf, zone)),
    toApologise: isTrusted
      ? compared.filter((each) => isToApologise(each, draft, calendar)).length
      : 0,
    news: newsOf(draft),
    newUnits: units.newUnits.map(({ name }) => name),
    questions: units.questions,
    isWithoutDesk: draft.isWithoutDesk,
    withoutUnit: compared.filter(({ dossier }) => dossier.unitId === null).length,
    isOlder: lastAsOf !== null && asOf < lastAsOf,
  };
}

/** Whether the sweep will find it late, and owe an apology for it. */
function isToApologise(
  { dossier, settled, change }: ComparedDossier,
  { asking, apologyRules }: DraftedImport,
  calendar: WorkingCalendar,
): boolean {
  if (change === "older") return false;
  const isFound = looksAt(dossier, asking, calendar).some(
    ({ kind, at }) => kind === "overdue" && at > dossier.lookedUntil,
  );
  return isFound && whyNotOwed(dossier, settled.owed, apologyRules) === null;
}

function standingOf(compared: readonly ComparedDossier[], day: LocalDate): DossierStanding {
  const standing = { onTime: 0, late: 0, open: 0, overdueOpen: 0 };
  for (const { told } of compared) {
    if (told.ended && told.ended.on <= day) {
      standing[told.outcome === "late" ? "late" : "onTime"] += 1;
      continue;
    }
    standing.open += 1;
    if (!told.isWaiting && (told.due.on < day || told.isLateByRule)) standing.overdueOpen += 1;
  }
  return standing;
}

function newsOf({ compared, lastAsOf, openBefore }: DraftedImport): DossierNews {
  const changed = compared.filter(({ change }) => change === "changed");
  const ended = changed.filter(({ before, dossier }) => !before?.ended && dossier.ended);
  const told = compared.filter(({ before }) => before?.source === "export" && !before.ended);
  const countOf = (event: SettlingEvent) =>
    compared.filter(({ settled }) => settled.done.includes(event)).length;
  return {
    lastAsOf,
    ended: ended.length,
    endedOnTime: ended.filter(({ dossier }) => dossier.outcome === "on-time").length,
    moved: changed.filter(({ before, dossier }) => before?.due.on !== dossier.due.on).length,
    waived: countOf("waived"),
    entered: countOf("entered"),
    otherDate: countOf("other-date"),
    absent: openBefore - told.length,
  };
}
