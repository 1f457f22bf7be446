/** The name that a file came in under, as it is shown and kept. */

const LONGEST_NAME = 200;
const KEPT_ENDING = 20;

/**
 * A name that shows what it is: without folders before it, without characters that turn or hide the
 * others, and no longer than a name is; empty where nothing is left. Its ending tells its format.
 * Incidents: one of a million characters became a plan's name; one of a hundred thousand blanks stopped
 * the whole process for seconds.
 */
export function visible(name: string): string {
  const shown = name
    .normalize("NFC")
    .replace(/\p{C}/gu, "")
    .replace(/^.*[/\\]/su, "")
    .replace(/^[\s.]+/u, "")
    // Not by a pattern: one that looks for the last blanks tries at each of those within.
    .trimEnd();
  if (shown.length <= LONGEST_NAME) return shown;
  const cut = `${shown.slice(0, LONGEST_NAME - KEPT_ENDING - 1)}…${shown.slice(-KEPT_ENDING)}`;
  // Where it was cut, half a character may be left.
  return cut.replace(/\p{C}/gu, "");
}
