/** Cơ quan ban hành: the unit that a directive's own sentences speak for. */
import type { OutlineLine } from "../text/outline.ts";
import { isNamed } from "../units/unit-phrases.ts";

const ORDERS =
  /\s(?:chỉ đạo|yêu cầu|giao|phân công|đề nghị|xây dựng (?:kế hoạch|chương trình)|ban hành (?:kế hoạch|chỉ thị|chương trình))(?!\p{L})/iu;
const LONGEST_NAME = 100;

/** `Để …, UBND thị trấn chỉ đạo cán bộ …` → UBND thị trấn; null where no sentence says it. */
export function findIssuer(lines: readonly OutlineLine[]): string | null {
  for (const { text } of lines) {
    const order = ORDERS.exec(text);
    if (!order) continue;
    const before =
      text
        .slice(0, order.index)
        .split(/[,;:.]\s+/u)
        .at(-1)
        ?.trim() ?? "";
    const isOne = !/^(?:các|những|tất cả)\s/iu.test(before);
    if (isOne && before.length <= LONGEST_NAME && isNamed(before)) return before;
  }
  return null;
}
