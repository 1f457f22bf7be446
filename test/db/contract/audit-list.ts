import { describe, expect, test } from "vitest";
import type { OrgDatabase } from "../../../domain/stores.ts";
import type { AuditEntry } from "../../../domain/upkeep-stores.ts";
import { at } from "../../builders/time.ts";
import { filledOffice, type Given } from "./given.ts";
import { DEADLINES, PEOPLE, UNITS } from "./sample-office.ts";

const base: AuditEntry = {
  at: at("2023-03-24 08:00"),
  personId: PEOPLE.head,
  channel: "telegram",
  subject: "deadline",
  subjectId: DEADLINES.plan,
  deed: "1",
  detail: {},
};
/** In the order in which they were done; each named by its deed. */
const ENTRIES: readonly AuditEntry[] = [
  base,
  { ...base, deed: "2", at: at("2023-03-24 23:59"), personId: PEOPLE.coordinator },
  { ...base, deed: "3", at: at("2023-03-25 00:00"), subject: "document", subjectId: "d-1" },
  { ...base, deed: "4", at: at("2023-03-25 10:00"), subjectId: DEADLINES.report },
  { ...base, deed: "5", at: at("2023-03-26 10:00"), personId: null, channel: "system" },
];

export function describeAuditList(given: Given): void {
  async function filled(): Promise<OrgDatabase> {
    const { db } = await filledOffice(given);
    await db.audit.add(ENTRIES);
    return db;
  }

  describe("the list of the audit", () => {
    test.each<[words: string, query: object, deeds: string]>([
      ["everything, the newest first", {}, "54321"],
      ["of one sort of subject", { subject: "document" }, "3"],
      ["of one subject", { subject: "deadline", subjectIds: [DEADLINES.report] }, "4"],
      [
        "of several subjects",
        { subject: "deadline", subjectIds: [DEADLINES.report, DEADLINES.plan] },
        "5421",
      ],
      ["of no subject", { subject: "deadline", subjectIds: [] }, ""],
      ["of a person", { personIds: [PEOPLE.head] }, "431"],
      ["of several persons", { personIds: [PEOPLE.head, PEOPLE.coordinator] }, "4321"],
      ["of nobody", { personIds: [] }, ""],
      [
        "about any of several things",
        {
          about: [
            { subject: "document", ids: ["d-1"] },
            { subject: "deadline", ids: [DEADLINES.report] },
          ],
        },
        "43",
      ],
      ["about nothing", { about: [] }, ""],
      ["about none of a sort", { about: [{ subject: "deadline", ids: [] }] }, ""],
      [
        "done by a person or about what a unit owes",
        { within: [{ personIds: [PEOPLE.coordinator], unitIds: [UNITS.justice] }] },
        "5421",
      ],
      ["within nobody's", { within: [{ personIds: [], unitIds: [] }] }, ""],
      [
        "within each of several",
        {
          within: [
            { personIds: [], unitIds: [UNITS.justice] },
            { personIds: [PEOPLE.head], unitIds: [] },
          ],
        },
        "41",
      ],
      ["refused alone", { refused: "only" }, ""],
      ["without the refused", { refused: "left-out" }, "54321"],
      ["from a moment on, which belongs to it", { from: at("2023-03-25 00:00") }, "543"],
      ["up to a moment, which belongs to it", { to: at("2023-03-25 00:00") }, "321"],
      ["of a moment", { from: at("2023-03-25 00:00"), to: at("2023-03-25 00:00") }, "3"],
      [
        "of all at once",
        { subject: "deadline", personIds: [PEOPLE.head], from: at("2023-03-24 12:00") },
        "4",
      ],
      ["page by page", { offset: 1, limit: 2 }, "43"],
      ["behind its end", { offset: 5 }, ""],
    ])("is asked for %s", async (_, query, deeds) => {
      const db = await filled();
      const found = await db.audit.list({ limit: 10, ...query });
      expect(found.map(({ deed }) => deed).join("")).toBe(deeds);
    });

    test("tells what was refused from what was done", async () => {
      const db = await filled();
      const refused: AuditEntry = { ...base, deed: "refused", detail: { right: "review" } };
      await db.audit.add([refused]);
      expect(await db.audit.list({ refused: "only", limit: 10 })).toEqual([refused]);
      const done = await db.audit.list({ refused: "left-out", limit: 10 });
      expect(done).toEqual(ENTRIES.toReversed());
    });

    test("gives each entry as it was", async () => {
      const db = await filled();
      expect(await db.audit.list({ limit: 10 })).toEqual(ENTRIES.toReversed());
    });
  });
}
