/** Files that the tests of importing in chat send, made from the seeds. */
import { seedText } from "../../jobs/import/given.ts";

export const PLAN_NAME = "ke-hoach-cchc-2023.txt";

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Words of the document, and what stands in their place. */
export type Replaced = readonly [from: string, to: string];

/** The sample office's own plan, with words of it put in the place of others. */
export function planFile(...replaced: readonly Replaced[]) {
  let text = seedText();
  for (const [from, to] of replaced) {
    if (!text.includes(from)) throw new Error(`the plan does not say “${from}”`);
    text = text.replaceAll(from, to);
  }
  return { name: PLAN_NAME, bytes: bytesOf(text) };
}
