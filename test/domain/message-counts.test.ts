import fc from "fast-check";
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
    parts: 1,
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
  const long = [sent(ANNA, "2024-01-03", { parts: 2 }), sent(ANNA, "2024-01-04")];
  expect(count(long).highest.bothWays).toBe(3 + 4);
});

describe("whether the tier bears it", () => {
  const busy = (messages: number) =>
    Array.from({ length: messages }, () => sent(ANNA, "2024-01-03"));

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

describe("how many bots it takes", () => {
  const TIGHT = { ...TIER, people: 3, perMonth: 9 };
  const people = Array.from({ length: 5 }, (_, index) => ({
    ...ANNA,
    personId: `person-${index}` as PersonId,
  }));
  const bots = (messages: readonly CountedMessage[], those = people) =>
    countMessages(messages, those, day("2024-01-01"), day("2024-02-02"), TIGHT).bots;
  const sentTo = (index: number, parts = 1) => ({
    ...sent(ANNA, "2024-01-03", { parts }),
    personId: `person-${index}` as PersonId,
  });

  test("is as many as there are people for, divided evenly", () => {
    expect(bots([]).map((bot) => bot.people)).toEqual([3, 2]);
    expect(bots([], people.slice(0, 3)).map((bot) => bot.people)).toEqual([3]);
    expect(bots([], []).map((bot) => bot.people)).toEqual([0]);
  });

  test("each carries its own people's messages, and is judged by its own highest month", () => {
    const counted = bots([sentTo(0), sentTo(1), sentTo(4), sentTo(4)]);
    expect(counted.map(({ highest }) => highest.bothWays)).toEqual([6, 6]);
  });

  test("is more where one would carry too much", () => {
    const all = [0, 1, 2, 3, 4].flatMap((index) => [sentTo(index), sentTo(index)]);
    const counted = bots(all);
    expect(counted.map((bot) => bot.people)).toEqual([1, 1, 1, 1, 1]);
    expect(Math.max(...counted.map(({ highest }) => highest.bothWays))).toBe(6);
  });

  test("cannot help a person whose own messages are too many", () => {
    expect(bots([sentTo(0, 20)]).map((bot) => bot.people)).toEqual([1, 1, 1, 1, 1]);
  });

  test("loses nobody, whatever they are told", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 12 }),
        fc.array(fc.record({ person: fc.nat({ max: 11 }), parts: fc.integer({ min: 1, max: 4 }) })),
        (count, told) => {
          const those = Array.from({ length: count }, (_, index) => ({
            ...ANNA,
            personId: `person-${index}` as PersonId,
          }));
          const own = told.filter(({ person }) => person < count);
          const counted = bots(
            own.map(({ person, parts }) => sentTo(person, parts)),
            those,
          );
          const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
          expect(sum(counted.map((bot) => bot.people))).toBe(count);
          expect(counted.every((bot) => bot.people <= TIGHT.people)).toBe(true);
          expect(sum(counted.map(({ highest }) => highest.bothWays))).toBe(
            sum(own.map(({ parts }) => parts + 2)),
          );
        },
      ),
    );
  });
});
