/** A bundle's sections in words: what stands in them, and what can be done about it. */
import type { ChannelTraits, Choice, Line } from "../../domain/channel.ts";
import type { Bundle, BundleItem, BundleSection, Item } from "../../domain/content.ts";
import type { MessageId } from "../../domain/ids.ts";
import type { NoticeSection } from "../../domain/ladder.ts";
import { commandText } from "./commands.ts";
import { documentWords } from "./directive-figures.ts";
import { dossierChoices } from "./dossier-notes.ts";
import { snoozeChoices } from "./follow-up.ts";
import { extensionRemarks } from "./extensions.ts";
import { fullDate, shortDate, shorten } from "./format.ts";
import {
  askedWords,
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
import { reviewChoices, reviewLines } from "./review-sections.ts";
import { pointsWords } from "./scores.ts";
import { byWhom, countedHeading, hints } from "./section-headings.ts";

const MOST_ITEMS = 10;
/** In a message of many sections, so that a phone shows it in a few screens. */
const FEWER_ITEMS = 4;
const MANY_ITEMS = 20;
const POST_LENGTH = 80;
/** The names of more are no line for a phone. */
const MOST_UNITS = 6;
const MOST_BUTTONS = 8;
const MOST_ANSWERS = 4;

/** What a section asks for beyond opening its items. */
const ANSWERS: Partial<
  Record<NoticeSection, readonly [words: string, does: AnswerAction, opens: "too" | "instead"]>
> = {
  warning: ["Nêu lý do chậm", "ask-late-reason", "too"],
  status: ["Cập nhật tình hình", "ask-status-line", "instead"],
  "own-date": ["Đăng ký ngày", "ask-own-date", "instead"],
  closing: ["Chốt chậm", "close-late", "instead"],
  returned: ["Nộp lại", "ask-evidence", "too"],
  extension: ["Trả lời đề nghị", "extension", "instead"],
};

type AnswerAction =
  | "ask-late-reason"
  | "ask-status-line"
  | "ask-own-date"
  | "close-late"
  | "ask-evidence"
  | "extension";

export function sectionLines(bundle: Bundle, traits: ChannelTraits): NamedLine<Item>[] {
  const shown = { most: mostItems(bundle.sections), namesUnits: bundle.namesUnits, traits };
  return bundle.sections
    .flatMap(bySuperior)
    .flatMap((section) => [
      said([]),
      said([{ bold: countedHeading(section) }]),
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
  if (name === "review") return reviewLines(items, traits);
  const text = items
    .slice(0, most)
    .flatMap((item) => naming(item, [...linesOfItem(item), ...remarks(item, name, namesUnits)]));
  const more = items.length - most;
  if (more <= 0) return text;
  const command = name === "apology" ? "xinloi" : "nhiemvu";
  return [...text, said([`… và ${more} việc khác, xem bằng ${commandText(command, traits)}`])];
}

/** What is reminded of for its cut-off says so below; once is enough. */
function linesOfItem(item: BundleItem): Line[] {
  return itemLinesUnder(item.cutOffIn === null ? item : { ...item, cutOff: null });
}

function remarks(item: BundleItem, section: NoticeSection, namesUnits: boolean): Line[] {
  const lines: string[] = [];
  const { cutOff, cutOffIn } = item;
  const isWhose = namesUnits || section === "waived" || section === "extension";
  if (isWhose && section !== "signature" && !item.request) lines.push(owner(item));
  if (cutOff !== null && cutOffIn !== null) {
    const left = cutOffIn > 0 ? `còn ${cutOffIn} ngày làm việc` : "hôm nay là ngày làm việc cuối";
    lines.push(`Chốt số liệu ${shortDate(cutOff)} (${left})`);
  }
  lines.push(...sectionRemarks(item, section));
  if (item.points !== null) lines.push(`Nhiệm vụ có ${pointsWords(item.points)} điểm`);
  if (item.missedDays.length > 0) {
    lines.push(`Lẽ ra đã nhắc ngày ${item.missedDays.map(shortDate).join(", ")}`);
  }
  return lines.map((words) => [{ italic: words }]);
}

const WITH_REASON: ReadonlySet<NoticeSection> = new Set<NoticeSection>([
  "returned",
  "unsigned",
  "waived",
]);

/** What is said of an item in one section and no other. */
function sectionRemarks(item: BundleItem, section: NoticeSection): string[] {
  const lines: string[] = [];
  if (item.returnedFor && WITH_REASON.has(section)) {
    lines.push(`Lý do: ${shorten(item.returnedFor, 200)}`);
  }
  if (section === "changed" && item.state === "waived" && item.returnedFor !== null) {
    lines.push(`Không phải thực hiện nữa: ${shorten(item.returnedFor, 150)}`);
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
  if (section === "directive" && item.order) lines.push(...orderWords(item.order));
  if (item.signed) lines.push(signedWords(item.signed));
  if (item.assignedBy) lines.push(`Người phân công: ${shorten(item.assignedBy, POST_LENGTH)}`);
  if (item.extension) lines.push(...extensionRemarks(item.extension, item));
  const isOwed = section !== "review" && section !== "accepted" && section !== "signature";
  if (isOwed && item.missingParts && item.missingParts.length > 0) {
    lines.push(`Còn thiếu: ${item.missingParts.join("; ")}`);
  }
  return lines;
}

function signedWords({ by, on }: NonNullable<BundleItem["signed"]>): string {
  const who = by ? `${shorten(by, POST_LENGTH)} đã ký` : "Đã ký";
  return `${who} ngày ${fullDate(on)}`;
}

/** `Người giao: Chủ tịch UBND huyện, theo văn bản số 152/UBND-NV ngày 20/3/2023`. */
function orderWords(order: NonNullable<Item["order"]>): string[] {
  const document = documentWords(order);
  const by = order.by ? `Người giao: ${shorten(order.by, POST_LENGTH)}` : "";
  return [[by, document ? `theo văn bản ${document}` : ""].filter(Boolean).join(", ")].filter(
    Boolean,
  );
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

/** What lies with the signer is late, but not by its unit; nor alone what waits for another's answer. */
function waiting({ state, askedDue }: Item): string {
  const signature = state === "awaiting" ? ", đang chờ ký" : "";
  return askedDue ? `${signature}, ${askedWords(askedDue)}` : signature;
}

/** What goes up is named by its unit; what was accepted asks for nothing; what is reviewed opens otherwise. */
const NOT_OPENED: ReadonlySet<NoticeSection> = new Set<NoticeSection>([
  "escalation",
  "unlinked",
  "accepted",
  "review",
  "waived",
]);

/** @param text above them: what it names is not named again where choices are numbered */
export function bundleChoices(
  bundle: Bundle,
  messageId: MessageId,
  text: readonly NamedLine<Item>[],
): Choice[][] {
  const own = bundle.sections
    .filter(({ name }) => !NOT_OPENED.has(name))
    .filter(({ name }) => ANSWERS[name]?.[2] !== "instead")
    .flatMap((section) => section.items);
  return [
    ...openChoices(own.slice(0, MOST_BUTTONS), text),
    ...bundle.sections.flatMap((section) => reviewChoices(section, text)),
    ...bundle.sections.flatMap((section) => answerChoices(section, bundle.namesUnits, text)),
    ...dossierChoices(bundle.notes, own.length > 0 || bundle.notes.length > 1),
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
    const isWhose = namesUnits || name === "closing" || name === "extension";
    const what = isWhose ? nameWithUnit(item, most) : shorten(names[index] ?? "", most);
    const { deadlineId } = item;
    const choice: Choice = { label: `${words}: ${what}`, action: { do: does, deadlineId } };
    // The number of an item that is opened too stands for opening it.
    return [opens === "instead" ? atLine(choice, item, text) : choice];
  });
}
