import { createHash } from "node:crypto";
import { customAlphabet, nanoid } from "nanoid";
import type { IdSource } from "./domain/ids.ts";
import { INVITE_ALPHABET, INVITE_LENGTH } from "./domain/org.ts";

/**
 * 16 characters of 64: 95 bits, which nobody guesses. None begins with a dash: on a command line it
 * would be read as an option.
 */
export const RANDOM_IDS: IdSource = { next: () => newId() };

function newId<Id extends string>(): Id {
  for (;;) {
    const id = nanoid<Id>(16);
    if (!id.startsWith("-")) return id;
  }
}

/** 10 of 31 characters: 49 bits, good for 72 hours and five tries an hour. */
export const newInviteCode = customAlphabet(INVITE_ALPHABET, INVITE_LENGTH);

export function hashCode(code: string): string {
  return createHash("sha256").update(`invite ${code}`).digest("hex");
}
