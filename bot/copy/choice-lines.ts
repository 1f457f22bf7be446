/** What is said below choices, where nothing can be pressed. */
import type { Rendered } from "../../domain/channel.ts";
import { plainText } from "../../domain/plain-text.ts";

/** How one is chosen. */
export const CHOOSE_BY = {
  number: "Nhắn số để chọn.",
  letter: "Nhắn chữ cái để chọn.",
} as const;

/** A question that can only be answered or left needs no list of one. */
export function leftByWord(rendered: Rendered): Rendered {
  const [only, ...others] = rendered.choices.flat();
  if (only?.action.do !== "cancel" || others.length > 0) return rendered;
  const isSaid = plainText(rendered).includes("“thôi”");
  const lines = isSaid ? rendered.lines : [...rendered.lines, ["Nhắn “thôi” để bỏ qua."]];
  return { ...rendered, choices: [], lines };
}
