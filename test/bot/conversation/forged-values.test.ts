/**
 * Incident: a made-up day in a choice was taken for a new date, or brought about “Có trục trặc”, since a
 * choice's values were trusted as they were read.
 */
import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../domain/action.ts";
import { apologyOf, owing } from "./apology-office.ts";
import { expectDecent } from "./bad-words.ts";
import { planted } from "./forged.ts";
import { HOME, JUSTICE, openConversation, type Conversation, type Talker } from "./support.ts";

let office: Conversation;
let head: Talker;

beforeEach(async () => {
  office = await openConversation();
  office.setClock("2023-02-21 09:00");
  head = await office.as(JUSTICE);
});

async function forged(talker: Talker, action: Action): Promise<string> {
  const answers = await talker.tries({ kind: "choice", id: await planted(office, talker, action) });
  expect(office.errors).toEqual([]);
  await expectDecent(office, answers, action.do);
  return answers.map(({ text }) => text).join("\n");
}

describe("a new date", () => {
  test.each(["2023-02-31", "9999-12-31", "0001-01-01", "x", "", null, 5, {}])(
    "of %j is not taken, and asked for again",
    async (newDue) => {
      const owed = await owing(office);
      const before = await apologyOf(office, owed);
      const action = { do: "set-new-date", deadlineId: owed.id, newDue } as unknown as Action;
      expect(await forged(head, action)).toContain("ngày hẹn");
      expect(await apologyOf(office, owed)).toEqual(before);
    },
  );
});

describe("rates", () => {
  test.each([
    ["0001-01-01", "9999-12-31"],
    ["1900-01-01", "2999-12-31"],
    ["2012-12-31", "2023-02-21"],
    ["2023-02-31", null],
    [5, "x"],
  ])("from %j to %j are refused", async (from, to) => {
    const coordinator = await office.as(HOME);
    for (const by of ["whole", "unit", "month"]) {
      const action = { do: "dossier-rates", by, from, to, page: 0 } as unknown as Action;
      expect(await forged(coordinator, action)).toContain("không còn hiệu lực");
    }
  });

  test("of ten years are shown; a name of no span is refused", async () => {
    const coordinator = await office.as(HOME);
    const decade = { do: "dossier-rates", by: "month", from: "2013-01-01", to: "2023-02-21" };
    const shown = await forged(coordinator, { ...decade, page: 0 } as unknown as Action);
    expect(shown).toContain("01/01/2013");
    const unknown = { do: "dossier-rates-in", period: "__proto__" } as unknown as Action;
    expect(await forged(coordinator, unknown)).toContain("không còn hiệu lực");
  });
});

test.each([
  { do: "apologies", stage: null, unitId: null },
  { do: "apology-units" },
  { do: "dossiers", list: "open", unitId: null, field: null },
  { do: "dossier-groups", list: "open", by: "unit" },
  { do: "find-dossiers", words: "khai sinh" },
  { do: "dossier-rates", by: "unit", from: null, to: null },
])("a page that is no number is the first: $do", async (action) => {
  await owing(office);
  for (const page of ["x", null, 1.5]) {
    const text = await forged(head, { ...action, page } as unknown as Action);
    expect(text).not.toMatch(/NaN|null|undefined/u);
  }
});
