/** The buttons that turn pages. */
import type { Choice } from "../../domain/channel.ts";

/** One row, or none where there is only one page. */
export function pageTurns(
  page: number,
  pages: number,
  to: (page: number) => Choice["action"],
): Choice[][] {
  const row: Choice[] = [];
  if (page > 0) row.push({ label: "‹ Trang trước", action: to(page - 1), turn: "back" });
  if (page < pages - 1) row.push({ label: "Trang sau ›", action: to(page + 1), turn: "more" });
  return row.length > 0 ? [row] : [];
}
