/** When two documents are one, what a known one gains, and which parts of a product are missing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DocumentReference } from "../../domain/document-reference.ts";
import {
  changedFields,
  completed,
  corrected,
  datedBy,
  finishedOn,
  isSameDocument,
  isSameThere,
  partsLeft,
  uncompleted,
  type EvidenceDocument,
  type EvidenceSource,
  type OfferedDocument,
} from "../../domain/evidence.ts";
import type {
  DeadlineId,
  DocumentId,
  EvidenceId,
  FileHash,
  PersonId,
  UnitId,
} from "../../domain/ids.ts";
import { deadline, evidence } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";

const FILE: EvidenceSource = { kind: "file", hash: "aa" as FileHash, name: "x.pdf" };
const LINK: EvidenceSource = { kind: "link", url: "https://vanban.vn/1" };
const NONE: EvidenceSource = { kind: "reference" };

function reference(over: Partial<DocumentReference> = {}): DocumentReference {
  const nothing = { number: null, kind: null, issuer: null, date: null, subject: null };
  return { ...nothing, ...over };
}

const REPORT = reference({ number: "45/BC-UBND", kind: "BC", date: day("2023-03-10") });

function offered(source: EvidenceSource, said: DocumentReference | null): OfferedDocument {
  return { source, note: "", reference: said };
}

function known(source: EvidenceSource, said: DocumentReference | null): EvidenceDocument {
  const by = "person" as PersonId;
  const id = "document" as DocumentId;
  return { ...offered(source, said), id, givenBy: by, givenAt: at("2023-03-10 08:00") };
}

describe("anywhere the same document is", () => {
  test.each<readonly [string, OfferedDocument, EvidenceDocument, boolean]>([
    ["the same bytes", offered(FILE, null), known({ ...FILE, name: "y.pdf" }, REPORT), true],
    [
      "other bytes",
      offered(FILE, REPORT),
      known({ ...FILE, hash: "b" as FileHash }, REPORT),
      false,
    ],
    ["the same address", offered(LINK, null), known(LINK, REPORT), true],
    ["the same address and number", offered(LINK, REPORT), known(LINK, REPORT), true],
    [
      "the same address, not said before what it is",
      offered(LINK, REPORT),
      known(LINK, null),
      true,
    ],
    // Incident: a new report was silently replaced by an old one that had been given with the same link.
    [
      "the same address, another number",
      offered(LINK, reference({ number: "51/BC-PTP", date: day("2023-03-10") })),
      known(LINK, REPORT),
      false,
    ],
    [
      "the same address, another date",
      offered(LINK, reference({ date: day("2023-03-06") })),
      known(LINK, REPORT),
      false,
    ],
    [
      "another address",
      offered(LINK, REPORT),
      known({ ...LINK, url: "https://b.vn/" }, REPORT),
      false,
    ],
    ["the same number and date", offered(NONE, REPORT), known(FILE, REPORT), true],
    ["its file, so named", offered(FILE, REPORT), known(NONE, REPORT), true],
    [
      "a number without its date",
      offered(NONE, { ...REPORT, date: null }),
      known(FILE, REPORT),
      false,
    ],
    ["nothing said", offered(NONE, reference()), known(NONE, reference()), false],
  ])("%s", (_, one, other, isSame) => {
    expect(isSameDocument(one, other)).toBe(isSame);
  });

  test("whatever case its number is written in", () => {
    const low = { ...REPORT, number: "45/bc-ubnd" };
    expect(isSameDocument(offered(NONE, low), known(NONE, REPORT))).toBe(true);
  });
});

describe("for the same work it also is", () => {
  test.each<readonly [string, OfferedDocument, EvidenceDocument, boolean]>([
    ["the file without a word", offered(FILE, null), known(NONE, REPORT), true],
    [
      "the file by its number",
      offered(FILE, reference({ number: "45/BC-UBND" })),
      known(NONE, REPORT),
      true,
    ],
    [
      "the file of another",
      offered(FILE, reference({ number: "46/BC-UBND" })),
      known(NONE, REPORT),
      false,
    ],
    [
      "the file of another kind",
      offered(FILE, reference({ kind: "KH" })),
      known(NONE, REPORT),
      false,
    ],
    [
      "the file of another day",
      offered(FILE, { ...REPORT, date: day("2023-03-11") }),
      known(NONE, REPORT),
      false,
    ],
    ["a second file", offered(FILE, null), known(LINK, REPORT), false],
    ["its number alone", offered(NONE, { ...REPORT, date: null }), known(LINK, REPORT), true],
    ["its date alone", offered(NONE, { ...REPORT, number: null }), known(LINK, REPORT), false],
  ])("%s", (_, one, other, isSame) => {
    expect(isSameThere(one, other)).toBe(isSame);
  });
});

describe("a known document", () => {
  test("gets its file, and what its words left out; what it has stays", () => {
    const bare = known(NONE, { ...REPORT, date: null });
    const more = { ...REPORT, number: "99/BC", issuer: "UBND huyện" };
    expect(completed(bare, offered(FILE, more))).toEqual({
      ...bare,
      source: FILE,
      reference: { ...REPORT, issuer: "UBND huyện" },
    });
    expect(completed(known(LINK, null), offered(FILE, REPORT))).toMatchObject({
      source: LINK,
      reference: REPORT,
    });
  });

  test("gains nothing from itself", () => {
    const whole = known(FILE, REPORT);
    expect(completed(whole, whole)).toEqual(whole);
  });

  test("stands as it did without what completed it", () => {
    const text = fc.option(fc.constantFrom("45/BC", "46/BC"));
    const date = fc.constantFrom(null, day("2023-03-10"), day("2023-03-11"));
    const said = fc
      .record({ number: text, kind: text, issuer: text, date, subject: text })
      .map((each) => (Object.values(each).every((value) => value === null) ? null : each));
    const source = fc.constantFrom(FILE, LINK, NONE);
    fc.assert(
      fc.property(source, said, source, said, (one, first, other, second) => {
        const before = known(one, first);
        const after = completed(before, offered(other, second));
        expect(uncompleted(after, before, after)).toEqual(before);
      }),
    );
  });

  test("keeps what was corrected since, when what completed it is taken out", () => {
    const before = known(NONE, { ...REPORT, date: null });
    const after = completed(before, offered(FILE, REPORT));
    const mended = { ...after, reference: { ...REPORT, number: "46/BC-UBND" } };
    expect(uncompleted(mended, before, after)).toEqual({
      ...before,
      reference: { ...REPORT, number: "46/BC-UBND", date: null },
    });
  });

  test("is corrected in what was said, and a number brings its kind", () => {
    const plan = reference({ number: "7/KH-UBND", kind: "KH", issuer: "UBND" });
    expect(corrected(REPORT, plan)).toEqual({ ...plan, date: REPORT.date });
    const date = reference({ date: day("2023-03-11") });
    expect(corrected(REPORT, date)).toEqual({ ...REPORT, date: day("2023-03-11") });
    expect(changedFields(REPORT, corrected(REPORT, date))).toEqual(["date"]);
    expect(changedFields(null, REPORT)).toEqual(["number", "kind", "date"]);
  });

  test("loses nothing by a correction", () => {
    const text = fc.option(fc.string({ minLength: 1 }));
    const any = fc.record({
      number: text,
      kind: text,
      issuer: text,
      date: fc.constantFrom(null, day("2023-03-10"), day("2023-03-11")),
      subject: text,
    });
    fc.assert(
      fc.property(any, any, (before, read) => {
        const after = corrected(before, read);
        expect(after.number).toBe(read.number ?? before.number);
        expect(after.date).toBe(read.date ?? before.date);
        expect(corrected(after, read)).toEqual(after);
        expect(changedFields(after, after)).toEqual([]);
      }),
    );
  });
});

describe("a product of several parts", () => {
  const LABEL = "Kế hoạch; Báo cáo kết quả";
  const given = (id: string, said: DocumentReference | null) =>
    evidence({
      id: id as EvidenceId,
      deadlineId: "deadline" as DeadlineId,
      submittedBy: "person" as PersonId,
      reference: said,
    });
  const plan = given("plan", reference({ kind: "KH", date: day("2023-01-10") }));
  const report = given("report", REPORT);

  test("lacks what nothing stands for; a product of one lacks nothing", () => {
    expect(partsLeft(LABEL, [])).toEqual(["Kế hoạch", "Báo cáo kết quả"]);
    expect(partsLeft(LABEL, [report])).toEqual(["Kế hoạch"]);
    expect(partsLeft(LABEL, [report, plan])).toEqual([]);
    expect(partsLeft("Báo cáo", [])).toEqual([]);
  });

  test("is finished with its last; a product of one with what counts", () => {
    expect(finishedOn(LABEL, [report, plan], plan.id)).toBe("2023-03-10");
    expect(finishedOn("Kế hoạch", [report, plan], plan.id)).toBe("2023-01-10");
    expect(finishedOn("Kế hoạch", [given("bare", null)], "bare" as EvidenceId)).toBeNull();
  });
});

test("only what was handed in goes by another day, and only by a known one", () => {
  const by = "person" as PersonId;
  const state = {
    name: "submitted",
    by,
    at: at("2023-03-24 08:00"),
    completedOn: day("2023-03-24"),
    evidenceId: "e" as EvidenceId,
  } as const;
  const submitted = deadline({ unitId: "unit" as UnitId, state });
  expect(datedBy(submitted, day("2023-03-10")).state).toEqual({
    ...state,
    completedOn: "2023-03-10",
  });
  expect(datedBy(submitted, null)).toBe(submitted);
  const open = deadline({ unitId: "unit" as UnitId });
  expect(datedBy(open, day("2023-03-10"))).toBe(open);
});
