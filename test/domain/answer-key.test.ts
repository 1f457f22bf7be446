import { describe, expect, test } from "vitest";
import { keyChoices, markingOf, marksOf, stillStands } from "../../domain/answer-key.ts";
import type { Choice } from "../../domain/channel.ts";
import { offerChoices } from "../../domain/choice-id.ts";
import type { MessageId } from "../../domain/ids.ts";
import type { AnswerKey, Message } from "../../domain/message.ts";
import { plusMillis } from "../../domain/time.ts";
import { at } from "../builders/time.ts";

const NOW = at("2023-03-24 08:00");
const HOUR = 3_600_000;
const ID = "message-1" as MessageId;

const rowsOf = (...labels: readonly string[]): readonly (readonly Choice[])[] =>
  labels.map((label) => [{ label, action: { do: "list", filter: label, page: 0 } }]);

function keyOf(rows: readonly (readonly Choice[])[], style: "numbers" | "letters", after = 0) {
  return keyChoices(offerChoices(ID, rows, []), rows, { with: style, after }, []).answerKey;
}

type Shown = Pick<Message, "kind" | "slot" | "answerKey" | "preparedAt">;

function shown(kind: Message["kind"], key: AnswerKey, hoursAgo: number, slot = "7.0"): Shown {
  return { kind, slot, answerKey: key, preparedAt: plusMillis(NOW, -hoursAgo * HOUR) };
}

const LIST = keyOf(rowsOf("một", "hai", "ba"), "numbers");
const LETTERED = keyOf(rowsOf("một", "hai"), "letters");
const PUSH = { kind: "morning", slot: "2023-03-24" } as const;
const REPLY = { kind: "reply", slot: "8.0" } as const;

describe("marks", () => {
  test("are numbers from 1, with the words folded and the turns kept", () => {
    const rows = [
      [{ label: "Báo hoàn thành", action: { do: "cancel" } }],
      [{ label: "Trang sau ›", action: { do: "units", page: 1 }, turn: "more" }],
    ] as const;
    expect(keyOf(rows, "numbers")).toEqual([
      { position: 0, mark: "1", label: "bao hoan thanh", turn: null },
      { position: 1, mark: "2", label: "trang sau ›", turn: "more" },
    ]);
  });

  test("are none where choices are pressed; their words are known all the same", () => {
    const rows = rowsOf("Hủy");
    const { choices, answerKey } = keyChoices(offerChoices(ID, rows, []), rows, null, []);
    expect(answerKey).toEqual([{ position: 0, mark: null, label: "huy", turn: null }]);
    expect(choices.flat()).toEqual([{ label: "Hủy", id: `${ID}:0` }]);
  });

  test("stay with their choices in a second copy, and new ones go on after them", () => {
    const first = rowsOf("một", "hai", "ba");
    const earlier = keyOf(first, "numbers", 4);
    const second = rowsOf("ba", "bốn");
    const actions = first.flat().map(({ action }) => action);
    const offer = offerChoices(ID, second, actions);
    const { choices, answerKey } = keyChoices(
      offer,
      second,
      { with: "numbers", after: 0 },
      earlier,
    );
    expect(choices.flat().map(({ mark, label }) => `${mark} ${label}`)).toEqual(["7 ba", "8 bốn"]);
    expect(marksOf(answerKey)).toEqual(["5", "6", "7", "8"]);
  });

  test("stand before the same lines in a second copy", () => {
    const rows = [[{ label: "ba", action: { do: "cancel" }, line: 4 }]] as const;
    const offer = offerChoices(ID, rows, []);
    const earlier = keyOf(rows, "numbers", 6);
    const { choices } = keyChoices(offer, rows, { with: "numbers", after: 0 }, earlier);
    expect(choices).toEqual([[{ label: "ba", id: `${ID}:0`, mark: "7", line: 4 }]]);
  });

  test("go on with two letters where the alphabet ends", () => {
    const many = Array.from({ length: 54 }, (_, index) => `mục ${index}`);
    const marks = marksOf(keyOf(rowsOf(...many), "letters"));
    expect(marks.slice(24, 28)).toEqual(["y", "z", "aa", "ab"]);
    expect(marks.slice(51)).toEqual(["az", "ba", "bb"]);
    const after = markingOf(
      PUSH,
      false,
      [shown("reply", keyOf(rowsOf(...many), "letters"), 0)],
      NOW,
    );
    expect(after).toEqual({ with: "letters", after: 54 });
  });
});

describe("where marks begin", () => {
  test("a reply begins at 1, whatever stands before", () => {
    const before = [shown("morning", LIST, 0.1), shown("reply", LIST, 0.2)];
    expect(markingOf(REPLY, false, before, NOW)).toEqual({ with: "numbers", after: 0 });
  });

  test("a question that a number answers takes letters", () => {
    expect(markingOf(REPLY, true, [], NOW)).toEqual({ with: "letters", after: 0 });
  });

  test("the second answer to one update goes on after the first", () => {
    const before = [shown("reply", LIST, 0, "8.0"), shown("reply", LIST, 0.2, "7.0")];
    const second = { kind: "reply", slot: "8.1" } as const;
    expect(markingOf(second, false, before, NOW)).toEqual({ with: "numbers", after: 3 });
  });

  test("a push goes on after the list of within the hour, else at 1", () => {
    expect(markingOf(PUSH, false, [shown("reply", LIST, 0.9)], NOW)).toMatchObject({ after: 3 });
    expect(markingOf(PUSH, false, [shown("event", LIST, 0.9)], NOW)).toMatchObject({ after: 3 });
    expect(markingOf(PUSH, false, [shown("reply", LIST, 1.1)], NOW)).toMatchObject({ after: 0 });
    expect(markingOf(PUSH, false, [], NOW)).toMatchObject({ after: 0 });
  });

  test("a push does so over an answer that offers nothing", () => {
    const before = [shown("reply", [], 0.1, "8.0"), shown("reply", LIST, 0.9)];
    expect(markingOf(PUSH, false, before, NOW)).toMatchObject({ after: 3 });
  });

  test("a push takes letters as long as a number may be the answer to a question", () => {
    const letters = { with: "letters", after: 2 };
    expect(markingOf(PUSH, false, [shown("reply", LETTERED, 0.5)], NOW)).toEqual(letters);
    expect(markingOf(PUSH, false, [shown("reply", LETTERED, 23)], NOW)).toEqual(letters);
    const over = markingOf(PUSH, false, [shown("reply", LETTERED, 25)], NOW);
    expect(over).toEqual({ with: "numbers", after: 0 });
  });
});

test("an answer is taken for 24 hours, for 72 where nobody asked", () => {
  const stands = (kind: Message["kind"], hours: number) =>
    stillStands(shown(kind, LIST, hours), NOW);
  expect([stands("reply", 24), stands("reply", 24.1)]).toEqual([true, false]);
  expect([stands("morning", 72), stands("event", 72.1)]).toEqual([true, false]);
});
