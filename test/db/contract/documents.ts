/** A document that was handed in stands once, whatever it proves. */
import { describe, expect, test } from "vitest";
import type { CriterionRef, Evidence, EvidenceDocument } from "../../../domain/evidence.ts";
import type { DocumentReference } from "../../../domain/document-reference.ts";
import type {
  DeadlineId,
  DocumentId,
  EvidenceId,
  FileHash,
  PersonId,
  UnitId,
} from "../../../domain/ids.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { newId } from "../../builders/ids.ts";
import { evidence } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { filledOffice, inAnyOrder, type Given } from "./given.ts";
import { DEADLINES, PEOPLE, UNITS } from "./sample-office.ts";

const of = { deadlineId: DEADLINES.plan, submittedBy: PEOPLE.head };
const HASH = "a".repeat(64) as FileHash;
const CRITERION: CriterionRef = { setKey: "chi so|2022|", area: "", name: "Ban biên tập" };
const [EARLY, LATER, LATEST] = [
  at("2023-03-30 09:00"),
  at("2023-03-30 10:00"),
  at("2023-03-30 11:00"),
];

export function describeDocuments(given: Given): void {
  describeUses(given);
  describeCriteria(given);
  describeFinding(given);
  describeSearch(given);
}

async function addAll(db: OrgDatabase, uses: readonly Evidence[]): Promise<void> {
  for (const each of uses) await db.evidence.add(each);
}

function numbered(
  number: string,
  date: string | null,
  over: Partial<Omit<EvidenceDocument, "id">> = {},
) {
  const reference: DocumentReference = {
    number,
    kind: null,
    issuer: null,
    date: date === null ? null : day(date),
    subject: null,
  };
  return evidence({ ...of, source: { kind: "reference" }, note: "", reference, ...over });
}

/** The same document, used for something else. */
function again(known: Evidence, over: Partial<Evidence>): Evidence {
  return { ...known, id: newId("evidence"), ...over };
}

function describeUses(given: Given): void {
  describe("a document with several uses", () => {
    test("stands once: each use gives the same, as it was first handed in", async () => {
      const { db } = await filledOffice(given);
      const first = evidence(of);
      const second = again(first, {
        document: { ...first.document, note: "viết khác" },
        proves: { kind: "deadline", deadlineId: DEADLINES.report },
        submittedBy: PEOPLE.coordinator,
        submittedAt: LATER,
      });
      await addAll(db, [first, second]);
      const kept = { ...second, document: first.document };
      expect(await db.evidence.usesOf(first.document.id)).toEqual([first, kept]);
      expect(await db.evidence.byId(second.id)).toEqual(kept);
      expect(await db.evidence.of(DEADLINES.report)).toEqual([kept]);
      expect(await db.evidence.documentById(first.document.id)).toEqual(first.document);
    });

    test("is corrected everywhere at once", async () => {
      const { db } = await filledOffice(given);
      const first = evidence(of);
      const second = again(first, { proves: { kind: "deadline", deadlineId: DEADLINES.report } });
      await addAll(db, [first, second, evidence(of)]);
      const document: EvidenceDocument = {
        ...first.document,
        source: { kind: "file", hash: HASH, name: "191.pdf" },
        note: "đã có tệp",
        reference: {
          number: "192/KH-UBND",
          kind: "KH",
          issuer: "UBND huyện",
          date: day("2021-12-31"),
          subject: "kiểm tra văn bản",
        },
      };
      await db.evidence.saveDocument(document);
      expect(await db.evidence.documentById(document.id)).toEqual(document);
      const corrected = (use: Evidence) => expect.objectContaining({ id: use.id, document });
      expect(await db.evidence.usesOf(document.id)).toEqual(
        expect.arrayContaining([corrected(first), corrected(second)]),
      );
      expect(await db.evidence.search(["192/kh", "van ban"], null, 10)).toHaveLength(2);
      expect(await db.evidence.search(["191/kh"], null, 10)).toHaveLength(1);
      const bare = { ...document, source: { kind: "reference" }, reference: null } as const;
      await db.evidence.saveDocument(bare);
      expect(await db.evidence.documentById(document.id)).toEqual(bare);
      expect(await db.evidence.findDocuments({ fileHash: HASH })).toEqual([]);
    });

    test("keeps who gave it first, and when, whoever corrects it", async () => {
      const { db } = await filledOffice(given);
      const { document, ...use } = evidence(of);
      await db.evidence.add({ ...use, document });
      await db.evidence.saveDocument({ ...document, givenBy: PEOPLE.leader, givenAt: LATEST });
      expect(await db.evidence.documentById(document.id)).toEqual(document);
    });

    test("stays until its last use is taken back", async () => {
      const { db } = await filledOffice(given);
      const first = evidence(of);
      const second = again(first, { proves: { kind: "criterion", criterion: CRITERION } });
      await addAll(db, [first, second]);
      await db.evidence.remove(first.id);
      expect(await db.evidence.byId(first.id)).toBeNull();
      expect(await db.evidence.usesOf(first.document.id)).toEqual([second]);
      await db.evidence.remove(second.id);
      await db.evidence.remove(second.id);
      expect(await db.evidence.documentById(first.document.id)).toBeNull();
      expect(await db.evidence.search([], null, 10)).toEqual([]);
    });

    test("stays with its uses when the change that took one back fails", async () => {
      const { db } = await filledOffice(given);
      const [kept, lost] = [evidence(of), evidence(of)];
      await db.evidence.add(kept);
      const failure = new Error("the change failed");
      const attempt = db.transaction(async (stores) => {
        await stores.evidence.remove(kept.id);
        await stores.evidence.add(lost);
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await db.evidence.of(DEADLINES.plan)).toEqual([kept]);
      expect(await db.evidence.documentById(kept.document.id)).toEqual(kept.document);
      expect(await db.evidence.documentById(lost.document.id)).toBeNull();
    });

    test("leaves nothing behind when its use is refused", async () => {
      const { db } = await filledOffice(given);
      const lost = evidence({ ...of, submittedBy: "nobody" as PersonId });
      await expect(db.evidence.add(lost)).rejects.toThrow();
      const twice = evidence(of);
      await db.evidence.add(twice);
      const other = { ...evidence(of), id: twice.id };
      await expect(db.evidence.add(other)).rejects.toThrow();
      for (const { document } of [lost, other]) {
        expect(await db.evidence.documentById(document.id)).toBeNull();
      }
    });

    test("of many deadlines come by deadline, then in the order of handing in", async () => {
      const { db } = await filledOffice(given);
      const report = { ...of, deadlineId: DEADLINES.report };
      const uses = [
        evidence({ ...of, submittedAt: EARLY }),
        evidence({ ...of, submittedAt: LATER }),
        evidence({ ...report, submittedAt: EARLY }),
      ];
      await addAll(db, uses.toReversed());
      expect(await db.evidence.ofDeadlines([DEADLINES.report, DEADLINES.plan])).toEqual(uses);
      expect(await db.evidence.ofDeadlines([])).toEqual([]);
      expect(await db.evidence.byId("nobody's" as EvidenceId)).toBeNull();
      expect(await db.evidence.documentById("nobody's" as DocumentId)).toBeNull();
      expect(await db.evidence.usesOf("nobody's" as DocumentId)).toEqual([]);
    });
  });
}

function describeCriteria(given: Given): void {
  describe("what proves a criterion that no deadline stands for", () => {
    const proving = (criterion: CriterionRef, submittedAt = EARLY): Evidence => ({
      ...evidence({ ...of, submittedAt }),
      proves: { kind: "criterion", criterion },
    });

    test("is found by set, area and name, all of it in the order of handing in", async () => {
      const { db } = await filledOffice(given);
      const second = proving(CRITERION, LATER);
      const first = proving(CRITERION);
      const others = [
        proving({ ...CRITERION, name: "ban biên tập" }, LATEST),
        proving({ ...CRITERION, area: "Hiện đại hóa" }, LATEST),
        proving({ ...CRITERION, setKey: "chi so|2021|" }, LATEST),
      ];
      await addAll(db, [second, first, ...others, evidence(of)]);
      expect(await db.evidence.ofCriterion(CRITERION)).toEqual([first, second]);
      const all = await db.evidence.ofCriterion(null);
      expect(all.slice(0, 2)).toEqual([first, second]);
      expect(inAnyOrder(all.slice(2))).toEqual(inAnyOrder(others));
      expect(await db.evidence.ofCriterion({ ...CRITERION, name: "khác" })).toEqual([]);
    });
  });
}

function describeFinding(given: Given): void {
  describe("a document is known again", () => {
    const file = (givenAt = EARLY) =>
      evidence({ ...of, source: { kind: "file", hash: HASH, name: "một.pdf" }, givenAt });

    test("by its bytes, by its address, and by no other", async () => {
      const { db } = await filledOffice(given);
      const [scan, link] = [file(), evidence({ ...of, note: "", reference: null })];
      await addAll(db, [scan, link]);
      const url = "https://vanban.example.vn/191";
      expect(await db.evidence.findDocuments({ fileHash: HASH })).toEqual([scan.document]);
      expect(await db.evidence.findDocuments({ url })).toEqual([link.document]);
      expect(await db.evidence.findDocuments({ url: `${url}/` })).toEqual([]);
      expect(await db.evidence.findDocuments({ fileHash: "b".repeat(64) as FileHash })).toEqual([]);
      expect(await db.evidence.findDocuments({})).toEqual([]);
    });

    test.each([
      ["191/KH-UBND", "2021-12-30"],
      ["191/kh-ubnd", "2021-12-30"],
      ["45/BC-VP-TĐKT", null],
      ["45/bc-vp-tdkt", null],
    ])("by its number %s and its date %s, without case and diacritics", async (number, date) => {
      const { db } = await filledOffice(given);
      const [dated, undated] = [
        numbered("191/KH-UBND", "2021-12-30"),
        numbered("45/BC-VP-TĐKT", null),
      ];
      await addAll(db, [dated, undated]);
      const found = await db.evidence.findDocuments({
        number,
        date: date === null ? null : day(date),
      });
      expect(found).toEqual([(date === null ? undated : dated).document]);
    });

    test("not by a number of another date, but by a number alone where no date is asked", async () => {
      const { db } = await filledOffice(given);
      const [old, recent] = [
        numbered("45/BC-UBND", "2022-03-10", { givenAt: EARLY }),
        numbered("45/BC-UBND", "2023-03-10", { givenAt: LATER }),
      ];
      await addAll(db, [recent, old]);
      const find = (date?: string | null) =>
        db.evidence.findDocuments({
          number: "45/BC-UBND",
          ...(date === undefined ? {} : { date: date === null ? null : day(date) }),
        });
      expect(await find("2022-03-10")).toEqual([old.document]);
      expect(await find("2023-03-11")).toEqual([]);
      expect(await find(null)).toEqual([]);
      expect(await find()).toEqual([recent.document, old.document]);
      expect(await db.evidence.findDocuments({ date: day("2022-03-10") })).toEqual([]);
    });

    test("by any part of the key, the newest first", async () => {
      const { db } = await filledOffice(given);
      const [scan, paper] = [file(EARLY), numbered("45/BC-UBND", null, { givenAt: LATER })];
      await addAll(db, [paper, scan]);
      const both = { fileHash: HASH, number: "45/BC-UBND", date: null };
      expect(await db.evidence.findDocuments(both)).toEqual([paper.document, scan.document]);
      expect(await db.evidence.findDocuments({ ...both, number: "46/BC-UBND" })).toEqual([
        scan.document,
      ]);
    });
  });
}

function describeSearch(given: Given): void {
  describe("a search of what was handed in", () => {
    test("finds number, subject, note and file name without case and diacritics", async () => {
      const { db } = await filledOffice(given);
      const subject = { number: null, kind: null, issuer: null, date: null };
      const uses = [
        numbered("191/KH-UBND", null, { note: "" }),
        evidence({ ...of, note: "", reference: { ...subject, subject: "Đề án vị trí việc làm" } }),
        evidence({ ...of, note: "Biên bản họp\nngày 05/3", reference: null }),
        evidence({
          ...of,
          note: "",
          reference: null,
          source: { kind: "file", hash: HASH, name: "Quyết định 100%_a\\b.pdf" },
        }),
      ];
      await addAll(db, uses);
      const found = async (...words: string[]) =>
        (await db.evidence.search(words, null, 10)).map(({ id }) =>
          uses.findIndex((u) => u.id === id),
        );
      expect(await found("191/kh-ubnd")).toEqual([0]);
      expect(await found("de an", "viec lam")).toEqual([1]);
      expect(await found("de an", "bien ban")).toEqual([]);
      expect(await found("hop ngay")).toEqual([2]);
      expect(await found("100%_a\\b")).toEqual([3]);
      for (const wild of ["%", "_", "\\"]) expect(await found(wild)).toEqual([3]);
      expect(await found("'; drop table document; --")).toEqual([]);
      expect(new Set(await found())).toEqual(new Set([0, 1, 2, 3]));
    });

    test("gives every use, the newest first, at most so many", async () => {
      const { db } = await filledOffice(given);
      const first = numbered("191/KH-UBND", null);
      const uses = [
        first,
        again(first, { submittedAt: LATER }),
        again(first, { submittedAt: LATEST }),
      ];
      await addAll(db, uses);
      expect(await db.evidence.search(["191"], null, 10)).toEqual(uses.toReversed());
      expect(await db.evidence.search(["191"], null, 2)).toEqual(uses.toReversed().slice(0, 2));
    });

    test("of units gives what they owe, support or follow, before it is cut off", async () => {
      // Incident: 400 newer documents of other units hid a unit's own from its own search.
      const { db } = await filledOffice(given);
      const usedFor = (deadlineId: DeadlineId) =>
        evidence({ ...of, deadlineId, submittedBy: PEOPLE.coordinator });
      const [justice, commune, finance] = [
        usedFor(DEADLINES.plan),
        usedFor(DEADLINES.communeOne),
        usedFor(DEADLINES.ongoing),
      ];
      const criterion = again(justice, { proves: { kind: "criterion", criterion: CRITERION } });
      await addAll(db, [
        { ...justice, submittedAt: EARLY },
        { ...commune, submittedAt: LATER },
        { ...finance, submittedAt: LATER },
        { ...criterion, submittedAt: LATEST },
      ]);
      const found = async (units: readonly UnitId[] | null, limit = 10) =>
        (await db.evidence.search([], units, limit)).map(({ id }) => id);
      expect(await found([UNITS.communeOne], 1)).toEqual([commune.id]);
      // It follows the communes' task; of the finance office it has nothing.
      expect(await found([UNITS.justice])).toEqual([commune.id, justice.id]);
      expect(new Set(await found([UNITS.finance]))).toEqual(new Set([finance.id, justice.id]));
      expect(await found([])).toEqual([]);
      expect(await found(null)).toHaveLength(4);
    });
  });
}
