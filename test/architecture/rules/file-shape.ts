import { perFile } from "../rule.ts";
import { isShipped, layerOf } from "../source-tree.ts";

const LINES_AT_MOST = 300;

const VAGUE = /(?:^|[/.-])(?:common|helpers?|managers?|misc|utils?)(?=[/.-]|$)/;

/** A file is short enough to be read at one go; migrations are frozen as they are. */
export const filesAreShort = perFile((file) => {
  if (!isShipped(file) || file.path.startsWith("db/migrations/")) return [];
  const lines = lineCount(file.text);
  const detail = `has ${lines} lines, of ${LINES_AT_MOST} at most`;
  return lines > LINES_AT_MOST ? [{ path: file.path, line: 0, detail }] : [];
});

/** A file's name says what it is about; these words could hold anything. */
export const namesSaySomething = perFile(({ path }) => {
  const vague = layerOf(path) === null ? null : VAGUE.exec(path);
  const detail = `is named after nothing: ${vague?.[0].replace(/^[/.-]/, "")}`;
  return vague ? [{ path, line: 0, detail }] : [];
});

function lineCount(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}
