import { describe, expect, test } from "vitest";
import type { EvidenceSource } from "../../../domain/evidence.ts";
import type { DeadlineId, FileHash } from "../../../domain/ids.ts";
import { evidence } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { filledOffice, inAnyOrder, type Given } from "./given.ts";
import { DEADLINES, PEOPLE } from "./sample-office.ts";

const of = { deadlineId: DEADLINES.plan, submittedBy: PEOPLE.head };
const SOURCES: readonly EvidenceSource[] = [
  { kind: "link", url: "https://vanban.example.vn/191?a=1&b=“2”" },
  { kind: "file", hash: "a".repeat(64) as FileHash, name: "Kế hoạch 191 (bản ký).pdf" },
  { kind: "reference" },
];

export function describeEvidence(given: Given): void {
  describe("evidence", () => {
    test.each(SOURCES)("comes back as it was handed in: a $kind", async (source) => {
      const { db } = await filledOffice(given);
      const handedIn = evidence({ ...of, source });
      await db.evidence.add(handedIn);
      expect(await db.evidence.of(DEADLINES.plan)).toEqual([handedIn]);
      expect(await db.evidence.of(DEADLINES.report)).toEqual([]);
    });

    test("keeps whatever could be read of its document, or that nothing could", async () => {
      const { db } = await filledOffice(given);
      const none = evidence({ ...of, note: "", reference: null });
      const dateOnly = evidence({
        ...of,
        reference: {
          number: null,
          kind: null,
          issuer: null,
          date: day("2023-03-30"),
          subject: null,
        },
      });
      const numberOnly = evidence({
        ...of,
        reference: { number: "88/UBND", kind: null, issuer: "UBND", date: null, subject: null },
      });
      for (const each of [none, dateOnly, numberOnly]) await db.evidence.add(each);
      expect(inAnyOrder(await db.evidence.of(DEADLINES.plan))).toEqual(
        inAnyOrder([none, dateOnly, numberOnly]),
      );
    });

    test("of one deadline may be several, and comes in the order of handing in", async () => {
      const { db } = await filledOffice(given);
      const second = evidence({ ...of, submittedAt: at("2023-04-03 09:00") });
      const first = evidence({ ...of, submittedAt: at("2023-03-30 09:00") });
      await db.evidence.add(second);
      await db.evidence.add(first);
      expect(await db.evidence.of(DEADLINES.plan)).toEqual([first, second]);
    });

    test("that is taken back is gone, and no other with it", async () => {
      const { db } = await filledOffice(given);
      const [mistaken, meant] = [evidence(of), evidence(of)];
      for (const each of [mistaken, meant]) await db.evidence.add(each);
      await db.evidence.remove(mistaken.id);
      await db.evidence.remove(mistaken.id);
      expect(await db.evidence.of(DEADLINES.plan)).toEqual([meant]);
    });

    test("for a deadline that does not exist is refused", async () => {
      const { db } = await filledOffice(given);
      const lost = evidence({ ...of, deadlineId: "nobody's" as DeadlineId });
      await expect(db.evidence.add(lost)).rejects.toThrow();
    });
  });
}
