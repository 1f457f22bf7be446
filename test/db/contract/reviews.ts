/** What is said of a duty and its proof: reviews, extensions and remarks. */
import { describe, expect, test } from "vitest";
import type { Extension } from "../../../domain/extension.ts";
import type { DeadlineId, EvidenceId, PersonId } from "../../../domain/ids.ts";
import { evidence } from "../../builders/plan.ts";
import { extension, review } from "../../builders/proof.ts";
import { at, day } from "../../builders/time.ts";
import { filledOffice, type Given } from "./given.ts";
import { DEADLINES, PEOPLE, UNITS } from "./sample-office.ts";

const NOBODYS = "nobody's" as DeadlineId;
const [EARLY, LATER] = [at("2023-03-20 09:00"), at("2023-03-21 09:00")];
const STRANGER = "nobody" as PersonId;

export function describeReviews(given: Given): void {
  describeSaid(given);
  describeExtensions(given);
  describeRemarks(given);
}

function describeSaid(given: Given): void {
  describe("reviews", () => {
    const of = { deadlineId: DEADLINES.plan, reviewerId: PEOPLE.coordinator };

    test("come back as they were given, the newest first", async () => {
      const { db } = await filledOffice(given);
      const handedIn = evidence({ deadlineId: DEADLINES.plan, submittedBy: PEOPLE.head });
      await db.evidence.add(handedIn);
      const reason = "Thiếu phụ lục; “bản ký” <b>%_\\";
      const returned = review({ ...of, at: EARLY, outcome: "returned", reason });
      const accepted = review({ ...of, at: LATER, evidenceId: handedIn.id });
      await db.reviews.add(accepted);
      await db.reviews.add(returned);
      const others = review({ ...of, deadlineId: DEADLINES.report });
      await db.reviews.add(others);
      expect(await db.reviews.of(DEADLINES.plan)).toEqual([accepted, returned]);
      const both = [DEADLINES.report, DEADLINES.plan, NOBODYS];
      expect(await db.reviews.ofDeadlines(both)).toEqual([accepted, returned, others]);
      expect(await db.reviews.ofDeadlines([])).toEqual([]);
      expect(await db.reviews.of(NOBODYS)).toEqual([]);
    });

    test("stay when what they were about is taken back", async () => {
      const { db } = await filledOffice(given);
      const handedIn = evidence({ deadlineId: DEADLINES.plan, submittedBy: PEOPLE.head });
      await db.evidence.add(handedIn);
      const said = review({ ...of, evidenceId: handedIn.id });
      await db.reviews.add(said);
      await db.evidence.remove(handedIn.id);
      expect(await db.reviews.of(DEADLINES.plan)).toEqual([said]);
    });

    test("are refused for what does not exist, and by whom nobody knows", async () => {
      const { db } = await filledOffice(given);
      await expect(db.reviews.add(review({ ...of, deadlineId: NOBODYS }))).rejects.toThrow();
      await expect(db.reviews.add(review({ ...of, reviewerId: STRANGER }))).rejects.toThrow();
      expect(await db.reviews.of(DEADLINES.plan)).toEqual([]);
    });

    test("are gone with the change that they belong to, when that fails", async () => {
      const { db } = await filledOffice(given);
      const failure = new Error("the change failed");
      const attempt = db.transaction(async (stores) => {
        await stores.reviews.add(review({ ...of, evidenceId: "any" as EvidenceId }));
        await stores.extensions.add(extension({ ...asked, id: "x" as Extension["id"] }));
        await stores.remarks.add({ ...remarked, words: "?" });
        throw failure;
      });
      await expect(attempt).rejects.toBe(failure);
      expect(await db.reviews.of(DEADLINES.plan)).toEqual([]);
      expect(await db.extensions.undecided(day("2023-03-24"))).toEqual([]);
      expect(await db.remarks.of(DEADLINES.plan)).toEqual([]);
    });

    test("go with a deadline that is removed, and so does all that was said of it", async () => {
      const { db } = await filledOffice(given);
      await db.reviews.add(review(of));
      await db.extensions.add(extension(asked));
      await db.remarks.add({ ...remarked, words: "?" });
      await db.deadlines.remove([DEADLINES.plan]);
      expect(await db.reviews.of(DEADLINES.plan)).toEqual([]);
      expect(await db.extensions.of([DEADLINES.plan])).toEqual([]);
      expect(await db.remarks.of(DEADLINES.plan)).toEqual([]);
    });
  });
}

const asked = { deadlineId: DEADLINES.plan, unitId: UNITS.justice, proposedBy: PEOPLE.head };
const remarked = { deadlineId: DEADLINES.plan, by: PEOPLE.head, at: EARLY };

function describeExtensions(given: Given): void {
  const comment = { isInFavour: true, words: "Đồng ý", by: PEOPLE.coordinator, at: LATER };
  const decision = { isGranted: true, words: "", by: PEOPLE.leader, at: LATER };

  describe("extensions", () => {
    test.each<Partial<Extension>>([
      {},
      { comment },
      { comment: { ...comment, isInFavour: false, words: "" } },
      { decision },
      { comment, decision: { ...decision, isGranted: false, words: "Làm đúng hạn" } },
    ])("keep comment and decision, or that there is none: %j", async (answered) => {
      const { db } = await filledOffice(given);
      const added = extension({ ...asked, ...answered });
      await db.extensions.add(added);
      expect(await db.extensions.of([DEADLINES.plan])).toEqual([added]);
      const other = extension(asked);
      await db.extensions.add(other);
      const saved = { ...other, ...answered };
      await db.extensions.save(saved);
      expect(await db.extensions.of([DEADLINES.plan])).toContainEqual(saved);
      expect(await db.extensions.of([DEADLINES.plan])).toContainEqual(added);
    });

    test("keep what was asked for, whatever is saved beside the answer", async () => {
      const { db } = await filledOffice(given);
      const added = extension(asked);
      await db.extensions.add(added);
      await db.extensions.save({
        ...added,
        reason: "khác",
        proposedDue: day("2024-01-01"),
        decision,
      });
      expect(await db.extensions.of([DEADLINES.plan])).toEqual([{ ...added, decision }]);
    });

    test("of many deadlines come the newest first; the undecided the oldest first", async () => {
      const { db } = await filledOffice(given);
      const [first, second, third] = [
        extension({ ...asked, proposedAt: EARLY }),
        extension({
          ...asked,
          deadlineId: DEADLINES.report,
          due: day("2023-12-31"),
          proposedDue: day("2024-01-31"),
          proposedAt: LATER,
        }),
        extension({ ...asked, proposedAt: at("2023-03-22 09:00"), comment }),
      ];
      const decided = extension({ ...asked, proposedAt: at("2023-03-20 10:00"), decision });
      for (const each of [third, decided, first, second]) await db.extensions.add(each);
      expect(await db.extensions.of([DEADLINES.report, DEADLINES.plan])).toEqual([
        third,
        second,
        decided,
        first,
      ]);
      expect(await db.extensions.of([DEADLINES.report])).toEqual([second]);
      expect(await db.extensions.of([])).toEqual([]);
      expect(await db.extensions.undecided(day("2023-03-24"))).toEqual([first, second, third]);
    });

    // Incident: what nobody could decide any more was read with every list, for ever.
    test("wait no longer once their day is over, or their duty is done, another unit's or redated", async () => {
      const { db } = await filledOffice(given);
      const added = extension(asked);
      await db.extensions.add(added);
      const waiting = () => db.extensions.undecided(day("2023-03-24"));
      expect(await db.extensions.undecided(added.proposedDue)).toEqual([added]);
      expect(await db.extensions.undecided(day("2023-04-15"))).toEqual([]);
      const duty = (await db.deadlines.byId(DEADLINES.plan))!;
      const by = PEOPLE.head;
      const completedOn = day("2023-03-20");
      const changes: readonly Partial<typeof duty>[] = [
        { state: { name: "done", by, at: LATER, completedOn } },
        { unitId: UNITS.finance },
        { due: day("2023-04-03") },
      ];
      for (const change of changes) {
        const now = (await db.deadlines.byId(DEADLINES.plan))!;
        await db.deadlines.save({ ...duty, ...change, revision: now.revision });
        expect(await waiting(), JSON.stringify(change)).toEqual([]);
      }
    });

    test("are refused twice, and for what does not exist", async () => {
      const { db } = await filledOffice(given);
      const added = extension(asked);
      await db.extensions.add(added);
      await expect(db.extensions.add(added)).rejects.toThrow();
      await expect(
        db.extensions.add(extension({ ...asked, deadlineId: NOBODYS })),
      ).rejects.toThrow();
      await db.extensions.save(extension(asked));
      expect(await db.extensions.of([DEADLINES.plan])).toEqual([added]);
    });
  });
}

function describeRemarks(given: Given): void {
  describe("remarks", () => {
    test("come the newest first, also the same twice in a moment", async () => {
      const { db } = await filledOffice(given);
      const [one, two] = [
        { ...remarked, words: "Chờ số liệu của các xã" },
        { ...remarked, words: "=HYPERLINK(1)\n%_\\ ‮" },
      ];
      for (const each of [one, two, two]) await db.remarks.add(each);
      await db.remarks.add({ ...one, deadlineId: DEADLINES.report });
      expect(await db.remarks.of(DEADLINES.plan)).toEqual([two, two, one]);
      expect(await db.remarks.of(NOBODYS)).toEqual([]);
      await expect(db.remarks.add({ ...one, deadlineId: NOBODYS })).rejects.toThrow();
      await expect(db.remarks.add({ ...one, by: STRANGER })).rejects.toThrow();
    });
  });
}
