/** What waits for a review, in the message of a morning: short, since it is all behind one command. */
import type { ChannelTraits, Choice } from "../../domain/channel.ts";
import type { BundleSection, Item } from "../../domain/content.ts";
import { commandText } from "./commands.ts";
import { itemName, owner } from "./items.ts";
import { atLine, naming, said, type NamedLine } from "./named-lines.ts";
import { ownedButtonNames } from "./review-names.ts";

const MOST_SHOWN = 3;

/** One line each: what it is, and whose. */
export function reviewLines(items: readonly Item[], traits: ChannelTraits): NamedLine<Item>[] {
  const more = items.length - MOST_SHOWN;
  const rest = more > 0 ? `… và ${more} việc khác. ` : "";
  return [
    ...items
      .slice(0, MOST_SHOWN)
      .flatMap((item) => naming(item, [[{ bold: itemName(item) }, ` – ${owner(item)}`]])),
    said([`${rest}Xem tất cả bằng ${commandText("kiemchung", traits)}`]),
  ];
}

/** What is to be reviewed, or was waived, opens to what its reviewer may say of it. */
export function reviewChoices(
  { name, items }: BundleSection,
  text: readonly NamedLine<Item>[],
): Choice[][] {
  if (name !== "review" && name !== "waived") return [];
  const shown = items.slice(0, MOST_SHOWN);
  const names = ownedButtonNames(shown);
  return shown.map((item, index): Choice[] => {
    const action = { do: "review", deadlineId: item.deadlineId } as const;
    return [atLine({ label: names[index] ?? "", action }, item, text)];
  });
}
