export type NumberedChoice = {
  /** What is typed to choose it: `2`, `b`. */
  readonly mark: string;
  readonly label: string;
};

const CHOICE = /^([1-9]\d?|[a-z]{1,2})\. (.+)$/u;
const ASKS = / để chọn\.$/u;

/**
 * The lines `2. Báo hoàn thành` of a text, each marked with what follows the mark above it; other
 * lines may stand between them. A text that ends neither with one nor by asking for a choice offers
 * nothing.
 */
export function readChoices(text: string): readonly NumberedChoice[] {
  const lines = text.trimEnd().split("\n");
  const last = lines.at(-1) ?? "";
  if (!CHOICE.test(last) && !ASKS.test(last)) return [];
  const choices: NumberedChoice[] = [];
  for (const line of lines.toReversed()) {
    const [, mark = "", label = ""] = CHOICE.exec(line) ?? [];
    const next = choices[0];
    if (mark === "") continue;
    if (next && following(mark) !== next.mark) break;
    choices.unshift({ mark, label });
  }
  return choices;
}

/** 9 – 10, y – z – aa. */
function following(mark: string): string {
  if (/^\d/.test(mark)) return String(Number(mark) + 1);
  const before = mark.slice(0, -1);
  const last = mark.charCodeAt(mark.length - 1);
  if (last < "z".charCodeAt(0)) return before + String.fromCharCode(last + 1);
  return before === "" ? "aa" : `${following(before)}a`;
}
