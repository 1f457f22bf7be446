/** Words that only close a talk: “Cảm ơn”, “Vâng”, a thumb. Nobody waits for an answer to them. */
import { foldText } from "./text.ts";

const THANKS: ReadonlySet<string> = new Set([
  "cam on",
  "cam on nhieu",
  "xin cam on",
  "da cam on",
  "da vang",
  "da ro",
  "da nhan",
  "da biet",
  "da",
  "vang",
  "vang a",
  "ok",
  "oke",
  "okay",
  "ok a",
  "nhan roi",
  "ro roi",
  "duoc roi",
  "tot",
  "tks",
  "thanks",
]);

const FEW_PICTURES = /^(?:\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f\u200d]*){1,3}$/u;

export function isThanks(text: string): boolean {
  const folded = foldText(text).replace(/[\s.!,]+$/u, "");
  return THANKS.has(folded) || FEW_PICTURES.test(text.trim());
}
