import { describe, expect, test } from "vitest";
import type { PersonId } from "../../domain/ids.ts";
import { countMessages, type CountedMessage } from "../../domain/message-counts.ts";
import { day } from "../builders/time.ts";

const ANNA = { personId: "anna" as PersonId, post: "A", unit: "Phòng A", role: "head" } as const;
const BINH = { personId: "binh" as PersonId, post: "B", unit: null, role: "leader" } as const;
const TIER = { name: "Test", perMonth: 10, people: 2, charactersAMessage: 100 };

function sent(person: typeof ANNA | typeof BINH, date: string, over: Partial<CountedMessage> = {}) {
  return {
    personId: person.personId,
    day: day(date),
    kind: "morning",
    length: 40,
    ...over,
  } as const;
}

function count(messages: readonly CountedMessage[], to = "2024-02-10") {
  return countMessages(messages, [BINH, ANNA], day("2023-12-20"), day(to), TIER);
}

test("each person's months are counted by kind, and everybody is there, the most told first", () => {
  const counts = count([
    sent(ANNA, "2023-12-29"),
    sent(ANNA, "2023-12-29", { kind: "due-day" }),
    sent(ANNA, "2024-02-01", { kind: "event" }),
  ]);
  expect(counts.people.map(({ personId, total }) => [personId, total])).toEqual([
    ["anna", 3],
    ["binh", 0],
  ]);
  expect(counts.people[0]?.months.map(({ month, byKind }) => [month, byKind])).toEqual([
    ["2023-12", { morning: 1, "due-day": 1, weekly: 0, event: 0 }],
    ["2024-01", { morning: 0, "due-day": 0, weekly: 0, event: 0 }],
    ["2024-02", { morning: 0, "due-day": 0, weekly: 0, event: 1 }],
  ]);
  expect(counts.months.map(({ total }) => total)).toEqual([2, 0, 1]);
  expect(counts.total).toBe(3);
});

test("both ways a message counts with its answer and the answer to that", () => {
  const counts = count([sent(ANNA, "2023-12-29"), sent(BINH, "2023-12-29")]);
  expect(counts.highest).toMatchObject({ month: "2023-12", total: 2, bothWays: 6 });
});

test("a text that the channel carries in parts counts once for each part", () => {
  const long = [
    sent(ANNA, "2024-01-03", { length: 101 }),
    sent(ANNA, "2024-01-04", { length: 100 }),
  ];
  expect(count(long).highest.bothWays).toBe(3 + 4);
});

describe("whether the tier bears it", () => {
  const busy = (messages: number) =>
    Array.from({ length: messages }, () => sent(ANNA, "2024-01-03", { length: 0 }));

  test("is judged by the month with the most messages both ways", () => {
    expect(count(busy(3))).toMatchObject({ fitsMessages: true });
    expect(count(busy(4))).toMatchObject({ fitsMessages: false });
    expect(count([...busy(3), sent(ANNA, "2023-12-29")]).fitsMessages).toBe(true);
  });

  test("and by how many people there are, told or not", () => {
    expect(count([]).fitsPeople).toBe(true);
    const carl = { ...ANNA, personId: "carl" as PersonId };
    const three = countMessages([], [ANNA, BINH, carl], day("2024-01-01"), day("2024-01-02"), TIER);
    expect(three.fitsPeople).toBe(false);
  });
});
