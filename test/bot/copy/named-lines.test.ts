/** What stands in a message twice, as a line and as a choice, is one for whoever chooses by number. */
import { describe, expect, test } from "vitest";
import { inReadingOrder } from "../../../bot/copy/named-lines.ts";
import { render } from "../../../bot/copy/render.ts";
import { WEB_TRAITS } from "../../../bot/web/web-traits.ts";
import type { Choice, ChannelTraits, Rendered } from "../../../domain/channel.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { NUMBERED } from "../conversation/support.ts";
import { contentsWith, PLAIN } from "./contents.ts";

const CONTENTS = Object.entries(contentsWith(PLAIN)).flatMap(([kind, contents]) =>
  contents.map((content, index) => [`${kind} ${index + 1}`, content] as const),
);

/** Whose choices, all or some, are named by lines. */
const NAMED = [
  "apologies",
  "apology-pack",
  "apology-rules",
  "apology-units",
  "ask-which",
  "bundle",
  "choose-criterion",
  "directive",
  "directives",
  "dossier-groups",
  "dossier-overview",
  "dossiers",
  "due-day",
  "event",
  "extensions",
  "found",
  "found-dossiers",
  "groups",
  "help",
  "import-rows",
  "message-log",
  "missing-proofs",
  "page-accepted",
  "people",
  "record",
  "reviews",
  "rule-group",
  "signings",
  "task",
  "task-list",
  "together",
  "weekly",
];

const choiceOf = (label: string, line?: number): Choice => ({
  label,
  action: { do: "list", filter: label, page: 0 },
  ...(line !== undefined && { line }),
});

function renderedWith(...choices: readonly Choice[]): Rendered {
  return { lines: [["không"], ["một"], ["hai"]], choices: [choices], attachment: null };
}

function wordsAt({ lines }: Rendered, place: number): string {
  const line = lines[place];
  if (!line) throw new Error(`there is no line ${place}`);
  return plainText({ lines: [line] });
}

/** What a button calls its subject: without what it does to it, what tells it from others, and its end. */
function subjectOf({ label }: Choice): string {
  const [code] = /NV-\d+/u.exec(label) ?? [];
  return code ?? (label.split(": ").at(-1) ?? "").split(" · ")[0]?.replace(/…$/u, "").trim() ?? "";
}

describe.each<readonly [string, ChannelTraits]>([
  ["pressed", WEB_TRAITS],
  ["numbered", NUMBERED],
])("where choices are %s", (_, traits) => {
  test.each(CONTENTS)("the lines of %s name what is chosen there", (_name, content) => {
    const rendered = render(content, traits);
    const named = rendered.choices.flat().filter(({ line }) => line !== undefined);
    expect(new Set(named.map(({ line }) => line)).size).toBe(named.length);
    for (const choice of named) {
      const words = wordsAt(rendered, choice.line ?? -1);
      if (choice.action.do === "message-story") expect(words).toMatch(/\d\d:\d\d \d+\/\d+ – /u);
      else expect(words).toContain(subjectOf(choice));
    }
  });
});

test("each list whose items can be chosen names them", () => {
  const kinds = CONTENTS.filter(([, content]) =>
    render(content, NUMBERED)
      .choices.flat()
      .some(({ line }) => line !== undefined),
  );
  expect([...new Set(kinds.map(([, { kind }]) => kind))].toSorted()).toEqual(NAMED);
});

test.each(CONTENTS)(
  "where they are numbered, the numbers of %s rise down the screen",
  (_, content) => {
    const places = render(content, NUMBERED)
      .choices.flat()
      .map(({ line }) => line ?? Infinity);
    expect(places).toEqual(
      places.toSorted((one, other) => (one < other ? -1 : Number(one > other))),
    );
  },
);

test("a list of messages has numbers of its own only where none are put before it", () => {
  for (const [, content] of CONTENTS.filter(([, { kind }]) => kind === "message-log")) {
    const own = /^\d+\. \d\d:\d\d/mu;
    const hasMessages = content.kind === "message-log" && content.messages.length > 0;
    expect(own.test(plainText(render(content, WEB_TRAITS)))).toBe(hasMessages);
    expect(own.test(plainText(render(content, NUMBERED)))).toBe(false);
  }
});

test("messages put together keep each choice at its line", () => {
  const lists = CONTENTS.map(([, content]) => content).filter(({ kind }) => kind === "task-list");
  const list = lists.at(-1);
  if (!list) throw new Error("there is no list");
  const alone = render(list, NUMBERED);
  const both = render({ kind: "together", parts: [list, list] }, NUMBERED);
  const named = (rendered: Rendered) =>
    rendered.choices.flat().flatMap(({ line, action }) => {
      return line === undefined ? [] : [{ action, words: wordsAt(rendered, line) }];
    });
  expect(named(alone).length).toBeGreaterThan(0);
  expect(named(both)).toEqual([...named(alone), ...named(alone)]);
  const places = both.choices.flat().flatMap(({ line }) => line ?? []);
  expect(new Set(places).size).toBe(2 * named(alone).length);
});

describe("in reading order", () => {
  const order = (rendered: Rendered) =>
    inReadingOrder(rendered)
      .choices.flat()
      .map(({ label, line }) => `${label} ${line ?? "–"}`);

  test("stands first what lines name, from top to bottom, then the others as they were", () => {
    const given = renderedWith(choiceOf("d"), choiceOf("b", 2), choiceOf("a", 1), choiceOf("c"));
    expect(order(given)).toEqual(["a 1", "b 2", "d –", "c –"]);
  });

  test("a line is the first choice's of those that it names", () => {
    const given = renderedWith(choiceOf("a", 1), choiceOf("lý do", 1), choiceOf("b", 2));
    expect(order(given)).toEqual(["a 1", "b 2", "lý do –"]);
  });

  test("nothing changes where no line names a choice", () => {
    const given = renderedWith(choiceOf("b"), choiceOf("a"));
    expect(inReadingOrder(given)).toBe(given);
  });
});
