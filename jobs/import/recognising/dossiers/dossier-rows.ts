/** One row of an export as a dossier, or what is wrong with it. */
import type {
  DossierFacts,
  DossierStatus,
  Occasion,
  Supplements,
} from "../../../../domain/dossier.ts";
import { isAfter } from "../../../../domain/dossier.ts";
import type { DossierRowProblem, ImportedDossier } from "../../../../domain/dossier-import.ts";
import { fail, ok, type Result } from "../../../../domain/result.ts";
import type { TableRow } from "../../reading/document.ts";
import type { DossierHeader } from "./dossier-header.ts";
import type { WrittenStatus } from "./dossier-statuses.ts";
import type { DossierColumn } from "./dossier-titles.ts";
import { readCount, readLimit, readTick, readWay } from "./written-amounts.ts";
import type { WrittenMoment } from "./written-moments.ts";

/** How the cells of one file are read. */
export interface CellReading {
  readonly moment: (text: string) => WrittenMoment;
  readonly status: (text: string) => WrittenStatus;
}

/** What a row of its own says of those below it, where no column does. */
export interface RowGroup {
  readonly field: string;
  readonly unit: string;
}

/** The cells of a row by what they are. */
export interface DossierCells {
  readonly line: number;
  has(column: DossierColumn): boolean;
  /** Whether it only goes on from the row above. */
  goesOn(column: DossierColumn): boolean;
  /** On one line; empty where there is no such column. */
  text(column: DossierColumn): string;
  /** As the header has it. */
  title(column: DossierColumn): string;
}

const LONGEST: Readonly<Record<"code" | "name" | "phone" | "text", number>> = {
  code: 100,
  name: 200,
  phone: 60,
  text: 500,
};

export function cellsOf(
  { columns, titles }: DossierHeader,
  { cells, continues, line }: TableRow,
): DossierCells {
  const at = (column: DossierColumn): number => columns.get(column) ?? -1;
  return {
    line,
    has: (column) => columns.has(column),
    goesOn: (column) => continues?.[at(column)] === true,
    text: (column) => plain((cells[at(column)] ?? "").replace(/\s+/gu, " ").trim()),
    title: (column) => titles[at(column)] ?? "",
  };
}

/** Without what keeps a spreadsheet from taking a text for a number: `="0012"`, `'0012`. */
function plain(text: string): string {
  return /^="([^"]*)"$/u.exec(text)?.[1]?.trim() ?? text.replace(/^'(?=[\p{L}\d])/u, "");
}

/** The code by which a dossier is known; empty where there is none. */
export function codeOf(cells: DossierCells): string {
  const code = cells.text("code");
  return code.length <= LONGEST.code && /[\p{L}\d]/u.test(code) ? code : "";
}

export function readDossier(
  cells: DossierCells,
  reading: CellReading,
  group: RowGroup,
): Result<ImportedDossier, DossierRowProblem> {
  const facts = factsOf(cells, reading, group);
  if (!facts.ok) return facts;
  const unit = clipped(cells.text("unit"), LONGEST.name) || group.unit;
  const applicant = {
    name: clipped(cells.text("applicant"), LONGEST.name) || null,
    phone: phoneOf(cells.text("phone")),
    address: clipped(cells.text("address"), LONGEST.text) || null,
  };
  return ok({ row: cells.line, facts: facts.value, unit, applicant });
}

function factsOf(
  cells: DossierCells,
  reading: CellReading,
  group: RowGroup,
): Result<DossierFacts, DossierRowProblem> {
  const long = (["code", "procedure"] as const).find((column) => isTooLong(cells, column));
  if (long) return fail({ code: "too-long", column: clipped(cells.title(long), 80) });
  const code = codeOf(cells);
  if (code === "") return fail({ code: "no-code" });
  const dates = datesOf(cells, reading);
  if (!dates.ok) return dates;
  const { received, finished, returned, supplements } = dates.value;
  if (received === null) return fail({ code: "no-received" });
  const limit = dates.value.limitIsDate ? null : readLimit(cells.text("limit"));
  const writtenDue = dates.value.due;
  if (writtenDue === null && limit === null) return fail({ code: "no-due" });
  if (contradicts({ received, due: writtenDue, finished, returned })) {
    return fail({ code: "dates-contradict" });
  }
  const status = statusOf(cells, reading, { finished, returned });
  if (status === null) return fail({ code: "no-status", text: clipped(cells.text("status"), 100) });
  return ok({
    code,
    procedure: clipped(cells.text("procedure"), LONGEST.text),
    field: clipped(cells.text("field"), LONGEST.name) || group.field,
    received,
    writtenDue,
    limit,
    status,
    supplements: withCount(supplements, readCount(cells.text("supplements")), status),
    pausedDays: readCount(cells.text("paused")),
    finished,
    returned,
    isOnline: eitherOf(cells, "submitted", "online"),
    isPaidOnline: eitherOf(cells, "payment", "paid-online"),
    isDigitised: cells.has("digitised") ? readTick(cells.text("digitised")) : null,
    reappointments: readCount(cells.text("reappointments")),
  });
}

/** Some procedures have names of several hundred characters; beyond that something else got into the cell. */
const LONGEST_PROCEDURE = 2_000;

function isTooLong(cells: DossierCells, column: "code" | "procedure"): boolean {
  return cells.text(column).length > (column === "code" ? LONGEST.code : LONGEST_PROCEDURE);
}

interface WrittenDates {
  readonly received: Occasion | null;
  readonly due: Occasion | null;
  readonly finished: Occasion | null;
  readonly returned: Occasion | null;
  readonly supplements: {
    readonly asked: readonly Occasion[];
    readonly given: readonly Occasion[];
  };
  /** *Thời hạn giải quyết* is the day itself in some exports. */
  readonly limitIsDate: boolean;
}

function datesOf(
  cells: DossierCells,
  { moment }: CellReading,
): Result<WrittenDates, DossierRowProblem> {
  const bad: DossierRowProblem[] = [];
  const read = (column: DossierColumn): Occasion | null => {
    const text = cells.text(column);
    const occasion = moment(text);
    if (occasion !== "bad") return occasion;
    bad.push(badDate(cells, column, text));
    return null;
  };
  /** Several of them, one after the other, where it was asked for more than once. */
  const readAll = (column: DossierColumn): readonly Occasion[] => {
    const text = cells.text(column);
    const whole = moment(text);
    if (whole !== "bad") return whole === null ? [] : [whole];
    const parts = text
      .split(/[;,]| (?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/u)
      .map((part) => moment(part));
    const all = parts.filter((part) => part !== null && part !== "bad");
    if (parts.includes("bad") || all.length === 0) bad.push(badDate(cells, column, text));
    return all;
  };
  const limit = moment(cells.text("limit"));
  const isSerial = /^\d+(?:[.,]\d+)?$/u.test(cells.text("limit"));
  const limitIsDate = limit !== null && limit !== "bad" && !isSerial;
  const due = read("due");
  const dates = {
    received: read("received"),
    due: due ?? (limitIsDate ? limit : null),
    finished: read("finished"),
    returned: read("returned"),
    supplements: { asked: readAll("asked"), given: readAll("given") },
    limitIsDate,
  };
  const [problem] = bad;
  return problem === undefined ? ok(dates) : fail(problem);
}

function badDate(cells: DossierCells, column: DossierColumn, text: string): DossierRowProblem {
  return { code: "bad-date", column: clipped(cells.title(column), 80), text: clipped(text, 60) };
}

function contradicts({
  received,
  due,
  finished,
  returned,
}: Pick<WrittenDates, "due" | "finished" | "returned"> & { readonly received: Occasion }): boolean {
  return [due, finished, returned].some((each) => each !== null && isAfter(received, each));
}

/** As it is written, else as its dates say. Null for words that nobody knows. */
function statusOf(
  cells: DossierCells,
  { status }: CellReading,
  { finished, returned }: Pick<WrittenDates, "finished" | "returned">,
): DossierStatus | null {
  const written = status(cells.text("status"));
  if (written?.kind !== "derived") return written?.status ?? null;
  if (returned !== null) return 10;
  return finished !== null || written.hasEnded ? 9 : 4;
}

/** Whoever waits for a supplement has been asked for one, whatever else the export says of it. */
function withCount(
  { asked, given }: WrittenDates["supplements"],
  written: number,
  status: DossierStatus,
): Supplements {
  const isAsked = status === 5 || given.length > 0;
  const [earliest] = asked.toSorted(byTime);
  return {
    count: Math.max(written, asked.length, given.length, isAsked ? 1 : 0),
    asked: earliest ?? null,
    given: given.toSorted(byTime).at(-1) ?? null,
  };
}

function byTime(one: Occasion, other: Occasion): number {
  if (isAfter(one, other)) return 1;
  return isAfter(other, one) ? -1 : 0;
}

/** A column that names the way, or one that is ticked. */
function eitherOf(cells: DossierCells, way: DossierColumn, tick: DossierColumn): boolean | null {
  if (cells.has(tick)) {
    const text = cells.text(tick);
    return readTick(text) ?? readWay(text);
  }
  return readWay(cells.text(way));
}

/** A spreadsheet that takes a number for a number drops its leading zero. */
function phoneOf(written: string): string | null {
  const phone = /^[35789]\d{8}$/u.test(written) ? `0${written}` : written;
  return clipped(phone, LONGEST.phone) || null;
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join("");
}
