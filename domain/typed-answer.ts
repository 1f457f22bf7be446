/** What somebody types where there is nothing to press: a number, a letter, “xem thêm”, “quay lại”. */
import type { Turning } from "./action.ts";
import { foldText } from "./text.ts";

export type TypedAnswer =
  /** `2`, `b`: it may be a choice's mark, if there is one of that name. */
  | { readonly kind: "mark"; readonly mark: string }
  /** `1, 3`. */
  | { readonly kind: "several"; readonly marks: readonly string[] }
  | { readonly kind: "turn"; readonly turn: Turning };

/** What phones put around a digit to draw it in a box, and what nobody sees. */
const UNSEEN = /[\p{C}\ufe0e\ufe0f\u20e3]/gu;
const LEAD =
  /^(?:(?:da|vang|u)[ ,]+)?(?:(?:toi |em |cho toi )?(?:chon|lay) )?(?:(?:so|muc|lua chon|phuong an) ?)?/u;
const LEAD_CHOSEN = /^(?:(?:da|vang)[ ,]+)?(?:toi |em |cho toi )?(?:chon|lay) /u;
const TAIL = /(?:[ ,]+(?:a|nhe|nha|di))?[.!]?$/u;
const NUMBER = /^[([#]?(\d{1,3})[)\].:]?$/u;
const LETTER = /^\(?([a-z]{1,2})[).:]?$/u;
const SEVERAL = /^\d{1,3}[.)]?(?: ?(?:[,;+&]|va|hoac) ?\d{1,3}[.)]?| \d{1,3}[.)]?)+$/u;

/** As they are spoken: only after “số” or “chọn”, since alone they are words like others. */
const SPOKEN = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];

const TURNS: Readonly<Record<Turning, readonly string[]>> = {
  more: ["xem them", "xemthem", "xem tiep", "tiep", "tiep theo", "them", "trang sau", "trang tiep"],
  back: ["quay lai", "quaylai", "tro lai", "quay ve", "truoc", "trang truoc"],
};

/** The words that a choice's own words are compared with. */
export function foldTyped(text: string): string {
  return foldText(text.normalize("NFKC").replace(UNSEEN, ""));
}

/** Null for any other words. */
export function readTypedAnswer(text: string): TypedAnswer | null {
  const folded = foldTyped(text);
  if (folded.length > 60) return null;
  for (const turn of ["more", "back"] as const) {
    if (TURNS[turn].includes(folded.replace(TAIL, ""))) return { kind: "turn", turn };
  }
  const words = folded.replace(LEAD, "").replace(LEAD_CHOSEN, "");
  const isChosen = words !== folded;
  const bare = words.replace(TAIL, "");
  const number = (NUMBER.exec(words) ?? NUMBER.exec(bare))?.[1];
  if (number) return { kind: "mark", mark: String(Number(number)) };
  const spoken = isChosen ? SPOKEN.indexOf(bare) : -1;
  if (spoken >= 0) return { kind: "mark", mark: String(spoken + 1) };
  if (SEVERAL.test(words)) {
    const marks = (words.match(/\d+/gu) ?? []).map((digits) => String(Number(digits)));
    return { kind: "several", marks };
  }
  const letter = LETTER.exec(words)?.[1];
  return letter ? { kind: "mark", mark: letter } : null;
}
