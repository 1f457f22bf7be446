/** What a reviewer calls what he looks at: many units owe the same, and one unit owes it again each quarter. */
import type { Choice } from "../../domain/channel.ts";
import type { Item } from "../../domain/content.ts";
import { fullDate, shortDate, shorten } from "./format.ts";
import { LONGEST_BUTTON, itemName, nameWithUnit, owner } from "./items.ts";

const SEPARATOR = " · ";

export const REVIEW_QUEUE: Choice = {
  label: "Danh sách chờ kiểm chứng",
  action: { do: "reviews", filter: "", page: 0 },
};

/** `NV-015 · Báo cáo – Phòng Y tế, hạn 31/3/2023`. */
export function ownedName(item: Item): string {
  return `${itemName(item)} – ${owner(item)}${item.due ? `, hạn ${fullDate(item.due)}` : ""}`;
}

/** `NV-015 · Báo cáo · Phòng Y tế`; with its date where another is called the same. */
export function ownedButtonNames(items: readonly Item[]): string[] {
  const names = items.map((item) => nameWithUnit(item, LONGEST_BUTTON));
  return items.map((item, index) => {
    const name = names[index] ?? "";
    const isAlone = names.filter((other) => other === name).length === 1;
    if (isAlone || !item.due) return name;
    const date = shortDate(item.due);
    const room = LONGEST_BUTTON - SEPARATOR.length - date.length;
    return shorten(nameWithUnit(item, room), room) + SEPARATOR + date;
  });
}
