/** Words that only close a talk: “Cảm ơn”, “Vâng”, a thumb. Nobody waits for an answer to them. */
import { foldText } from "./text.ts";

const LEAD = /^(?:(?:da|vang|u|xin|toi|em)[ ,]+)*/u;
const TAIL = /(?:[ ,]+(?:a|ah|nhe|nha|nhieu|lam|roi|em|anh|chi|ban|dong chi|don doc))*[\s.!,]*$/u;

const THANKS: ReadonlySet<string> = new Set([
  "cam on",
  "da ro",
  "da nhan",
  "da biet",
  "da",
  "vang",
  "u",
  "ro",
  "ok",
  "oke",
  "okay",
  "nhan",
  "biet",
  "duoc",
  "tot",
  "tks",
  "thanks",
]);

const FEW_PICTURES = /^(?:\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f\u200d]*){1,3}$/u;

export function isThanks(text: string): boolean {
  const folded = foldText(text).replace(TAIL, "");
  const isThanked = THANKS.has(folded) || THANKS.has(folded.replace(LEAD, ""));
  return isThanked || FEW_PICTURES.test(text.trim());
}
