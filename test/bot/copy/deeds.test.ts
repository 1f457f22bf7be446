/** Every deed that any code writes to the record has words of its own. */
import { describe, expect, test } from "vitest";
import { deedWords } from "../../../bot/copy/deeds.ts";
import { isShipped, readSources } from "../../architecture/source-tree.ts";

const UNKNOWN = deedWords("no-such-deed");
const NAME = /"([a-z]+(?:-[a-z]+)*)"/gu;
/** A function that is handed the deed that it writes. */
const WRITER =
  /\bfunction (?<name>\w+)(?:<[^>]*>)?\(\s*(?<parameters>[^)]*\bdeed: string[^)]*)\)/gu;
/** Where a deed stands by name: `deed: "linked"`, `const deed = isNew ? "imported" : "corrected"`. */
const NAMED = /(?:\bconst deed = |\bdeed: )(?<value>[^;]*?)(?:[;,}]|\n\s*\w+:)/gu;

/** Those that are put together of two words. */
const PUT_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  "role-": ["added", "moved", "ended"],
};

describe("deeds", () => {
  const deeds = [...deedsIn(readSources())].toSorted();

  test("are found where they are written", () => {
    for (const deed of ["refused", "reported-done", "imported", "corrected-by-import", "linked"]) {
      expect(deeds).toContain(deed);
    }
    expect(deeds.length).toBeGreaterThan(40);
  });

  test.each(deeds)("%s has words", (deed) => {
    expect(deedWords(deed)).not.toBe(UNKNOWN);
  });
});

interface Writer {
  readonly name: string;
  /** Which of its parameters is the deed. */
  readonly place: number;
  readonly path: string;
}

function deedsIn(sources: ReturnType<typeof readSources>): ReadonlySet<string> {
  const written = sources.filter(
    ({ path }) => isShipped({ path, text: "" }) && !path.startsWith("bot/copy/"),
  );
  const writers = written.flatMap(({ path, text }) =>
    [...text.matchAll(WRITER)].map(({ groups }): Writer => {
      const { name = "", parameters = "" } = groups ?? {};
      const place = partsOf(parameters).findIndex((each) => each.trim().startsWith("deed:"));
      return { name, place, path };
    }),
  );
  const deeds = new Set<string>();
  for (const { path, text } of written) {
    for (const { groups } of text.matchAll(NAMED)) namesIn(groups?.["value"] ?? "", deeds);
    for (const writer of writers) {
      if (writer.path !== path && !imports(text, writer.name)) continue;
      const call = new RegExp(String.raw`(?<!function )\b${writer.name}\(`, "gu");
      for (const { index } of text.matchAll(call)) {
        const given = partsOf(insideOf(text, index + writer.name.length));
        namesIn(given[writer.place] ?? "", deeds);
      }
    }
  }
  return deeds;
}

function imports(text: string, name: string): boolean {
  return new RegExp(String.raw`^import \{[^}]*\b${name}\b[^}]*\} from`, "mu").test(text);
}

function namesIn(value: string, deeds: Set<string>): void {
  // What a deed is chosen by is no deed.
  const plain = value.replace(/[!=]== "[^"]*"/gu, "");
  for (const [, name = ""] of plain.matchAll(NAME)) deeds.add(name);
  for (const [, begun = ""] of plain.matchAll(/`([a-z-]+)\$\{\w+\}`/gu)) {
    const ends = PUT_TOGETHER[begun];
    if (!ends) throw new Error(`how do the deeds end that begin with ${begun}?`);
    for (const end of ends) deeds.add(`${begun}${end}`);
  }
}

/** What stands between a bracket and its end. */
function insideOf(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if ("([{".includes(text.charAt(at))) depth += 1;
    if (")]}".includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return text.slice(from + 1, at);
  }
  return "";
}

/** What commas part that stand in no bracket of their own. */
function partsOf(list: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const character of list) {
    if ("([{".includes(character)) depth += 1;
    if (")]}".includes(character)) depth -= 1;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}
