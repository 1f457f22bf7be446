/** Which files an unseen document is to be made into: those that its expectation names. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Order } from "./converting.ts";
import { withAutomaticNumbers } from "./seed-sources.ts";

export function unseenOrders(folder: string): Order[] {
  const source = readFileSync(join(folder, "source.txt"), "utf8");
  const { files } = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  if (!Array.isArray(files)) throw new Error(`${folder}: expected.json names no files`);
  return files.map((file: unknown) => {
    const name = String(file);
    const numbersHeadings = name.includes("numbered");
    const lines = source.split("\n");
    return {
      path: join(folder, name),
      source: (numbersHeadings ? withAutomaticNumbers(lines) : lines).join("\n"),
      numbersHeadings,
    };
  });
}
