/** A bundle's sections in words: what stands in them, and what can be done about it. */
import type { ChannelTraits, Choice, Line } from "../../domain/channel.ts";
import type { Bundle, BundleItem, BundleSection, Item } from "../../domain/content.ts";
import type { MessageId } from "../../domain/ids.ts";
import type { NoticeSection } from "../../domain/ladder.ts";
import { commandText } from "./commands.ts";
import { snoozeChoices } from "./follow-up.ts";
import { fullDate, shortDate, shorten } from "./format.ts";
import {
  buttonNames,
  itemLinesUnder,
  itemName,
  LONGEST_BUTTON,
  nameWithUnit,
  owner,
  someNames,
  when,
} from "./items.ts";
import { openChoices } from "./lists.ts";
import { atLine, naming, said, type NamedLine } from "./named-lines.ts";
import { reportTo } from "./rungs.ts";
import { pointsWords } from "./scores.ts";

const MOST_ITEMS = 10;
/** In a message of many sections, so that a phone shows it in a few screens. */
const FEWER_ITEMS = 4;
const MANY_ITEMS = 20;
/** The names of more are no line for a phone. */
const MOST_UNITS = 6;
const MOST_BUTTONS = 8;
const MOST_ANSWERS = 4;
const NAMES_LENGTH = 200;

const WARNING_HINT: Line = [{ italic: "Lý do chậm, nếu có, sẽ được gửi kèm báo cáo." }];

const SECTION_WORDS: Readonly<Record<Exclude<NoticeSection, "warning">, string>> = {
  overdue: "Quá hạn – đề nghị thực hiện ngay",
  due: "Sắp đến hạn",
  proof: "Đã hoàn thành, còn thiếu tài liệu kiểm chứng",
  signature: "Văn bản đang chờ ký",
  escalation: "Nhiệm vụ quá hạn của các đơn vị",
  status: "Nhiệm vụ thường xuyên, đề nghị cập nhật tình hình quý",
  "own-date": "Thời hạn “trong năm”, đề nghị đăng ký ngày hoàn thành",
  support: "Đơn vị chủ trì đề nghị phối hợp",
  closing: "Quá hạn kéo dài, đề nghị xem xét chốt chậm",
  unlinked: "Chưa gửi được nhắc việc vì đơn vị chưa liên kết tài khoản",
};

/** What a section asks for beyond opening its items. */
const ANSWERS: Partial<
  Record<NoticeSection, readonly [words: string, does: AnswerAction, opens: "too" | "instead"]>
> = {
  warning: ["Nêu lý do chậm", "ask-late-reason", "too"],
  status: ["Cập nhật tình hình", "ask-status-line", "instead"],
  "own-date": ["Đăng ký ngày", "ask-own-date", "instead"],
  closing: ["Chốt chậm", "close-late", "instead"],
};

type AnswerAction = "ask-late-reason" | "ask-status-line" | "ask-own-date" | "close-late";

export function sectionLines(bundle: Bundle, traits: ChannelTraits): NamedLine<Item>[] {
  const shown = { most: mostItems(bundle.sections), namesUnits: bundle.namesUnits, traits };
  return bundle.sections
    .flatMap(bySuperior)
    .flatMap((section) => [
      said([]),
      said([{ bold: `${heading(section)} (${section.items.length})` }]),
      ...itemsOfSection(section, shown),
      ...hints(section).map(said),
    ]);
}

/** Without headings: where everything in it is of one sort, and said above. */
export function plainLines(
  { sections, namesUnits }: Bundle,
  traits: ChannelTraits,
): NamedLine<Item>[] {
  const shown = { most: mostItems(sections), namesUnits, traits };
  return sections.flatMap((section) => [
    said([]),
    ...itemsOfSection(section, shown),
    ...hints(section).map(said),
  ]);
}

/** Its heading says to whom the matter goes up: what goes to others stands apart. */
function bySuperior(section: BundleSection): BundleSection[] {
  const { name, items } = section;
  if (name !== "warning") return [section];
  return [...byWhom(items).values()].map((same) => ({ name, items: same }));
}

function byWhom(items: readonly BundleItem[]): ReadonlyMap<string, readonly BundleItem[]> {
  return Map.groupBy(items, ({ goesTo }) => reportTo(goesTo));
}

function heading({ name, items }: BundleSection): string {
  if (name === "warning") {
    return `Ngày làm việc tới sẽ ${reportTo(items[0]?.goesTo ?? [])} nếu chưa xong`;
  }
  const isToday = name === "due" && items.every(({ countdown }) => countdown?.calendarDays === 0);
  return isToday ? "Đến hạn hôm nay" : SECTION_WORDS[name];
}

function hints({ name, items }: BundleSection): Line[] {
  if (name === "warning") return [WARNING_HINT];
  if (name !== "due") return [];
  const warned = items.filter(({ goesTo }) => goesTo.length > 0);
  return [...byWhom(warned)].map(([what, same]): Line => {
    const tail = `nếu chưa hoàn thành, ngày làm việc tới sẽ ${what}.`;
    if (same.length === items.length) return [{ italic: capital(tail) }];
    const names = [...new Set(same.map(itemName))].join("; ");
    return [{ italic: `${shorten(names, NAMES_LENGTH)}: ${tail}` }];
  });
}

function mostItems(sections: readonly BundleSection[]): number {
  const all = sections.reduce((sum, { items }) => sum + items.length, 0);
  return all > MANY_ITEMS ? FEWER_ITEMS : MOST_ITEMS;
}

interface Shown {
  readonly most: number;
  readonly namesUnits: boolean;
  readonly traits: ChannelTraits;
}

function itemsOfSection(
  { name, items }: BundleSection,
  { most, namesUnits, traits }: Shown,
): NamedLine<Item>[] {
  if (name === "escalation" || name === "unlinked" || name === "closing") {
    return grouped(items, { most }).map(said);
  }
  const text = items
    .slice(0, most)
    .flatMap((item) => naming(item, [...linesOfItem(item), ...remarks(item, name, namesUnits)]));
  const more = items.length - most;
  if (more <= 0) return text;
  return [...text, said([`… và ${more} việc khác, xem bằng ${commandText("nhiemvu", traits)}`])];
}

/** What is reminded of for its cut-off says so below; once is enough. */
function linesOfItem(item: BundleItem): Line[] {
  return itemLinesUnder(item.cutOffIn === null ? item : { ...item, cutOff: null });
}

function remarks(item: BundleItem, section: NoticeSection, namesUnits: boolean): Line[] {
  const lines: string[] = [];
  const { cutOff, cutOffIn } = item;
  if (namesUnits && section !== "signature" && !item.request) lines.push(owner(item));
  if (cutOff !== null && cutOffIn !== null) {
    const left = cutOffIn > 0 ? `còn ${cutOffIn} ngày làm việc` : "hôm nay là ngày làm việc cuối";
    lines.push(`Chốt số liệu ${shortDate(cutOff)} (${left})`);
  }
  if (section === "signature") {
    lines.push(
      `${item.unit}${item.signedSince ? `, trình ngày ${fullDate(item.signedSince)}` : ""}`,
    );
  }
  if (item.request) {
    const what = item.request.words ? `: ${shorten(item.request.words, 150)}` : "";
    lines.push(`${item.unit} đề nghị, chậm nhất ngày ${fullDate(item.request.wantedBy)}${what}`);
  }
  if (item.points !== null) lines.push(`Nhiệm vụ có ${pointsWords(item.points)} điểm`);
  if (item.missedDays.length > 0) {
    lines.push(`Lẽ ra đã nhắc ngày ${item.missedDays.map(shortDate).join(", ")}`);
  }
  return lines.map((words) => [{ italic: words }]);
}

type Reasoned = Item & Partial<Pick<BundleItem, "lateReason">>;

interface GroupedLimits {
  readonly most: number;
  readonly mostUnits?: number;
  /** Where the items are only some of them. */
  readonly total?: number;
}

/** Many units' same duty is one line that names the units. */
export function grouped(
  items: readonly Reasoned[],
  { most, mostUnits = MOST_UNITS, total = items.length }: GroupedLimits,
): Line[] {
  const groups = new Map<string, Reasoned[]>();
  for (const item of items) {
    const key = `${itemName(item)} ${when(item)} ${waiting(item)}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const lines: Line[] = [];
  for (const [first, ...others] of [...groups.values()].slice(0, most)) {
    if (!first) continue;
    const same = [first, ...others];
    const how = `${when(first)}${waiting(first)}`;
    const units = same.map(({ unit }) => unit);
    lines.push([{ bold: itemName(first) }, ` – ${how}: ${someNames(units, mostUnits)}`]);
    for (const item of same) {
      if (!item.lateReason) continue;
      lines.push([{ italic: `${item.unit} nêu lý do: ${shorten(item.lateReason, 150)}` }]);
    }
  }
  const shown = [...groups.values()].slice(0, most).flat().length;
  // What is counted above is each unit's own: so is what is left out.
  if (total > shown) lines.push([`… và ${total - shown} việc khác`]);
  return lines;
}

/** What lies with the signer is late, but not by its unit. */
function waiting({ state }: Item): string {
  return state === "awaiting" ? ", đang chờ ký" : "";
}

/** @param text above them: what it names is not named again where choices are numbered */
export function bundleChoices(
  bundle: Bundle,
  messageId: MessageId,
  text: readonly NamedLine<Item>[],
): Choice[][] {
  const own = bundle.sections
    .filter(({ name }) => name !== "escalation" && name !== "unlinked")
    .filter(({ name }) => ANSWERS[name]?.[2] !== "instead")
    .flatMap((section) => section.items);
  return [
    ...openChoices(own.slice(0, MOST_BUTTONS), text),
    ...bundle.sections.flatMap((section) => answerChoices(section, bundle.namesUnits, text)),
    ...snoozeChoices(bundle, messageId),
    [{ label: "Vì sao tôi nhận tin này?", action: { do: "why", messageId } }],
  ];
}

function answerChoices(
  { name, items }: BundleSection,
  namesUnits: boolean,
  text: readonly NamedLine<Item>[],
): Choice[][] {
  const answer = ANSWERS[name];
  if (!answer) return [];
  const [words, does, opens] = answer;
  const most = LONGEST_BUTTON - words.length - 2;
  const asked = items.slice(0, MOST_ANSWERS);
  const names = buttonNames(asked);
  return asked.map((item, index) => {
    const isWhose = namesUnits || name === "closing";
    const what = isWhose ? nameWithUnit(item, most) : shorten(names[index] ?? "", most);
    const { deadlineId } = item;
    const choice: Choice = { label: `${words}: ${what}`, action: { do: does, deadlineId } };
    // The number of an item that is opened too stands for opening it.
    return [opens === "instead" ? atLine(choice, item, text) : choice];
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
