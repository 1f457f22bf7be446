/** The name that a file came in under, as it is shown and kept. */

const LONGEST_NAME = 200;
const KEPT_ENDING = 20;

/**
 * A name that shows what it is: without characters that turn or hide the others, and no longer than
 * a name is. Incident: one of a million characters became a plan's name. Its ending tells its format.
 */
export function visible(name: string): string {
  const shown = name.normalize("NFC").replace(/\p{C}/gu, "");
  if (shown.length <= LONGEST_NAME) return shown;
  const cut = `${shown.slice(0, LONGEST_NAME - KEPT_ENDING - 1)}…${shown.slice(-KEPT_ENDING)}`;
  // Where it was cut, half a character may be left.
  return cut.replace(/\p{C}/gu, "");
}
