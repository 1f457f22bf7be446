/** Mã mời as people type it. */
import { INVITE_ALPHABET, INVITE_LENGTH } from "../../domain/org.ts";

/** “mã”, “mã mời”, “ma moi:” before a code. */
const CODE_BEFORE = /^\s*m[ãa](?:\s+m[ờo]i)?(?:\s*[:.,–-]\s*|\s+)/iu;

/** Whether these words can be an invite's code, however it was typed. */
export function isInviteCode(words: string): boolean {
  return isCode(asCode(words));
}

/** Without what stands around it: `mã mời: abcde-fghij`. */
export function asCode(words: string): string {
  const whole = closedUp(words);
  return isCode(whole) ? whole : closedUp(words.normalize("NFC").replace(CODE_BEFORE, ""));
}

/** More than a message of sense has of words that could be one. */
const MOST_CODES = 20;

/**
 * Every run of whole words that can be a code, with whatever stands around it: `mã của anh là
 * ABCDE-FGHIJ nhé`, a link that holds one.
 */
export function codesWithin(text: string): readonly string[] {
  const words = text
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .toUpperCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
  const codes = words.flatMap((_, from) => {
    let run = "";
    for (let to = from; to < words.length && run.length < INVITE_LENGTH; to += 1) run += words[to];
    return isCode(run) ? [run] : [];
  });
  return [...new Set(codes)].slice(0, MOST_CODES);
}

function closedUp(words: string): string {
  return words.replace(/[\s\p{Pd}\p{Cf}]/gu, "").toUpperCase();
}

function isCode(code: string): boolean {
  return code.length === INVITE_LENGTH && [...code].every((char) => INVITE_ALPHABET.includes(char));
}
