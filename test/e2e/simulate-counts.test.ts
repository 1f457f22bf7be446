import { describe, expect, test } from "vitest";
import type { SimulatedMessage } from "../../simulated-messages.ts";
import { makePlace, run, runJson } from "./support/dondoc.ts";

const SPAN = ["simulate", "--sample", "--from", "2023-03-01", "--to", "2023-04-30"];
const KINDS = ["morning", "due-day", "weekly", "event"] as const;

interface Month extends Readonly<Record<(typeof KINDS)[number], number>> {
  readonly month: string;
  readonly total: number;
  readonly bothWays: number;
}

interface Counts {
  readonly total: number;
  readonly people: readonly {
    readonly person: string;
    readonly total: number;
    readonly months: readonly Month[];
  }[];
  readonly months: readonly Month[];
  readonly highest: Month;
  readonly tier: Readonly<Record<string, unknown>>;
}

describe("simulate --counts", { timeout: 120_000 }, () => {
  test("counts the very messages that simulate shows, by person, month and kind", async () => {
    const place = makePlace();
    const shown = (await runJson<readonly SimulatedMessage[]>(place, SPAN)).json;
    const { status, json } = await runJson<Counts>(place, [...SPAN, "--counts"]);
    expect(status).toBe(0);
    expect(json.total).toBe(shown.length);
    expect(json.people).toHaveLength(24);
    for (const { person, months, total } of json.people) {
      const own = shown.filter(({ to }) => to.person === person);
      expect(total).toBe(own.length);
      expect(months.map(({ month }) => month)).toEqual(["2023-03", "2023-04"]);
      for (const month of months) {
        const within = own.filter(({ at }) => at.startsWith(month.month));
        expect(month.total).toBe(within.length);
        for (const kind of KINDS) {
          expect(month[kind]).toBe(within.filter((each) => each.kind === kind).length);
        }
      }
    }
    expect(json.highest).toEqual(json.months[0]);
    expect(json.tier).toMatchObject({
      name: "Zalo Basic",
      perMonth: 3_000,
      people: 50,
      assumedAnswers: { fromPerson: 1, fromBot: 1 },
      fitsMessages: true,
      fitsPeople: true,
    });
  });

  test("says in words which month is the highest, and how that stands against the tier", async () => {
    const { status, stdout } = await run(makePlace(), [...SPAN, "--counts"]);
    expect(status).toBe(0);
    expect(stdout).toContain("Tháng nhiều nhất: 3/2023");
    expect(stdout).toContain("Gói Zalo Basic 3.000 tin mỗi tháng: đủ");
    expect(stdout).toContain("Gói Zalo Basic 50 người dùng: đủ, cần 24.");
    expect(stdout).toContain("- Trưởng phòng Tư pháp, Phòng Tư pháp: ");
  });
});
