/** What record-content.ts can say, in its several shapes. */
import type { Item } from "../../../domain/content.ts";
import type { PersonId } from "../../../domain/ids.ts";
import type {
  RecordAbout,
  RecordContent,
  RecordLine,
  RecordValue,
} from "../../../domain/record-content.ts";
import { monthsPeriod, quarterPeriod } from "../../../domain/record-period.ts";
import { exportPeriods } from "../../../domain/record-export.ts";
import { day, time } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import type { Words } from "./words.ts";

/** @param items of every state and shape */
export function recordContents(words: Words, items: readonly Item[]): ContentsOf<RecordContent> {
  const personId = "a-person" as PersonId;
  const log = {
    kind: "record",
    filter: "",
    page: 0,
    hasMore: false,
    fault: null,
    seesAll: true,
    mayExportEvidence: true,
    entries: [],
  } as const;
  const table = { kind: "record-export", personId, entries: 12, isCut: false } as const;
  const proofs = {
    kind: "evidence-export",
    period: quarterPeriod(day("2023-03-31")),
    personId,
    units: [],
    counts: { documents: 12, files: 9, missing: 3 },
    isReachable: true,
  } as const;
  return {
    record: [
      { ...log, hasMore: true, entries: workLines(words, items) },
      {
        ...log,
        page: 1,
        filter: words.reason,
        seesAll: false,
        mayExportEvidence: false,
        entries: otherLines(words),
      },
      { ...log, page: 1, entries: changedLines(words) },
      log,
      { ...log, page: 2 },
      { ...log, fault: "no-such-day", filter: "31/02" },
      { ...log, fault: "no-such-code", filter: "NV-999" },
      { ...log, fault: "nobody", filter: words.post },
    ],
    "record-export": [
      { ...table, filter: "", isReachable: true },
      { ...table, filter: words.reason, isCut: true, isReachable: true },
      { ...table, filter: "NV-019", isReachable: false },
    ],
    "ask-export-period": [{ kind: "ask-export-period", periods: exportPeriods(day("2023-02-20")) }],
    "bad-export-period": [{ kind: "bad-export-period" }],
    "evidence-export": [
      proofs,
      { ...proofs, units: [words.unit], period: monthsPeriod(2023, 7, 12) },
      { ...proofs, units: Array.from({ length: 5 }, () => words.unit), isReachable: false },
      { ...proofs, counts: { documents: 1, files: 0, missing: 0 } },
      { ...proofs, counts: { documents: 0, files: 0, missing: 0 } },
    ],
  };
}

function lineOf(over: Partial<RecordLine>): RecordLine {
  return {
    at: { day: day("2023-03-24"), time: time("07:45") },
    post: null,
    via: "program",
    deed: "reported-done",
    about: null,
    from: null,
    to: null,
    document: null,
    reason: null,
    ...over,
  };
}

function workLines({ post, reason, unit }: Words, items: readonly Item[]): readonly RecordLine[] {
  const about = items
    .slice(0, 3)
    .map(({ deadlineId, code, label, title, unit: owner }): RecordAbout => ({
      kind: "work",
      deadlineId,
      code,
      label,
      title,
      unit: owner,
    }));
  const [first = null, second = null, third = null] = about;
  const via = { channel: "kênh này" };
  return [
    lineOf({
      post,
      via,
      about: first,
      from: { kind: "state", state: "open" },
      to: { kind: "state", state: "done" },
    }),
    lineOf({ post, via, about: first, deed: "submitted-evidence", document: "45/BC-UBND" }),
    lineOf({
      post,
      via: null,
      about: second,
      deed: "returned",
      reason,
      from: { kind: "state", state: "submitted" },
      to: { kind: "state", state: "returned" },
    }),
    lineOf({
      post,
      via: "command-line",
      about: third,
      deed: "corrected-date",
      from: { kind: "day", day: day("2023-03-31") },
      to: { kind: "name", name: unit },
    }),
    lineOf({ deed: "refused" }),
  ];
}

/** Every sort of change. */
function changedLines({ post, unit }: Words): readonly RecordLine[] {
  const period = { from: day("2023-03-20"), to: day("2023-03-24") };
  const values: readonly RecordValue[] = [
    { kind: "on-time", isOnTime: true },
    { kind: "role", role: "head", unit },
    { kind: "role", role: "leader", unit: null },
    { kind: "rule", rule: "after", value: { kind: "days", days: [1, 3, 5] } },
    { kind: "period", ...period },
    { kind: "stand-in", isAbsent: true, other: post, ...period },
    { kind: "stand-in", isAbsent: false, other: post, ...period },
  ];
  return values.map((to, index) => lineOf({ post, to, from: index % 2 === 0 ? null : to }));
}

function otherLines({ post, title, unit, fileName }: Words): readonly RecordLine[] {
  const via = { channel: "kênh này" };
  const abouts: readonly RecordAbout[] = [
    { kind: "directive", code: "CĐ-001", title },
    { kind: "document", name: fileName },
    { kind: "plan", name: "03/KH-UBND" },
    { kind: "person", name: post },
    { kind: "unit", name: unit },
    { kind: "rule", rule: "after" },
    { kind: "day", day: day("2023-05-02") },
  ];
  return abouts.map((about) => lineOf({ post, via, about, deed: "corrected-by-import" }));
}
