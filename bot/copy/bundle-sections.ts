/** A bundle's sections in words: what stands in them, and what can be done about it. */
import type { Choice, Line } from "../../domain/channel.ts";
import type { Bundle, BundleItem, BundleSection, Item } from "../../domain/content.ts";
import type { MessageId } from "../../domain/ids.ts";
import type { NoticeSection } from "../../domain/ladder.ts";
import { snoozeChoices } from "./follow-up.ts";
import { fullDate, shortDate, shorten } from "./format.ts";
import { buttonName, itemLinesUnder, itemName, LONGEST_BUTTON, when } from "./items.ts";
import { openChoices } from "./lists.ts";
import { pointsWords } from "./scores.ts";

const MOST_ITEMS = 10;
/** In a message of many sections, so that a phone shows it in a few screens. */
const FEWER_ITEMS = 4;
const MANY_ITEMS = 20;
/** The names of more are no line for a phone. */
const MOST_UNITS = 6;
const MOST_BUTTONS = 8;
const MOST_ANSWERS = 4;

const WARNING_HINT: Line = [{ italic: "Lý do chậm, nếu có, sẽ được gửi kèm báo cáo." }];

const SECTION_WORDS: Readonly<Record<NoticeSection, string>> = {
  overdue: "Quá hạn – đề nghị thực hiện ngay",
  warning: "Ngày làm việc tới sẽ báo cáo cấp trên nếu chưa xong",
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

export function sectionLines({ sections }: Bundle): Line[] {
  const most = mostItems(sections);
  return sections.flatMap((section) => [
    [],
    [{ bold: `${SECTION_WORDS[section.name]} (${section.items.length})` }],
    ...itemsOfSection(section, most),
    ...(section.name === "warning" ? [WARNING_HINT] : []),
  ]);
}

/** Without headings: where everything in it is of one sort, and said above. */
export function plainLines({ sections }: Bundle): Line[] {
  return sections.flatMap((section) => [[], ...itemsOfSection(section, mostItems(sections))]);
}

function mostItems(sections: readonly BundleSection[]): number {
  const all = sections.reduce((sum, { items }) => sum + items.length, 0);
  return all > MANY_ITEMS ? FEWER_ITEMS : MOST_ITEMS;
}

function itemsOfSection({ name, items }: BundleSection, most: number): Line[] {
  if (name === "escalation" || name === "unlinked" || name === "closing") {
    return grouped(items, most);
  }
  const lines = items
    .slice(0, most)
    .flatMap((item) => [...itemLinesUnder(item), ...remarks(item, name)]);
  const more = items.length - most;
  return more > 0 ? [...lines, [`… và ${more} việc khác, xem bằng /nhiemvu`]] : lines;
}

function remarks(item: BundleItem, section: NoticeSection): Line[] {
  const lines: string[] = [];
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

/** Many units' same duty is one line that names the units. */
export function grouped(items: readonly Reasoned[], most: number, mostUnits = MOST_UNITS): Line[] {
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
    lines.push([{ bold: itemName(first) }, ` – ${how}: ${unitNames(same, mostUnits)}`]);
    for (const item of same) {
      if (!item.lateReason) continue;
      lines.push([{ italic: `${item.unit} nêu lý do: ${shorten(item.lateReason, 150)}` }]);
    }
  }
  if (groups.size > most) lines.push([`… và ${groups.size - most} việc khác`]);
  return lines;
}

/** What lies with the signer is late, but not by its unit. */
function waiting({ state }: Item): string {
  return state === "awaiting" ? ", đang chờ ký" : "";
}

function unitNames(items: readonly Item[], most: number): string {
  const all = items
    .map((item) => item.unit)
    .toSorted((one, other) => one.localeCompare(other, "vi"));
  const names = all.slice(0, most);
  const more = all.length - names.length;
  return more > 0 ? `${names.join("; ")}; và ${more} đơn vị khác` : names.join("; ");
}

export function bundleChoices(bundle: Bundle, messageId: MessageId): Choice[][] {
  const own = bundle.sections
    .filter(({ name }) => name !== "escalation" && name !== "unlinked")
    .filter(({ name }) => ANSWERS[name]?.[2] !== "instead")
    .flatMap((section) => section.items);
  return [
    ...openChoices(own.slice(0, MOST_BUTTONS)),
    ...bundle.sections.flatMap(answerChoices),
    ...snoozeChoices(bundle, messageId),
    [{ label: "Vì sao tôi nhận tin này?", action: { do: "why", messageId } }],
  ];
}

function answerChoices({ name, items }: BundleSection): Choice[][] {
  const answer = ANSWERS[name];
  if (!answer) return [];
  const [words, does] = answer;
  return items.slice(0, MOST_ANSWERS).map((item) => {
    const { deadlineId } = item;
    const owner = name === "closing" ? ` · ${item.unit}` : "";
    const label = shorten(`${words}: ${buttonName(item)}${owner}`, LONGEST_BUTTON);
    return [{ label, action: { do: does, deadlineId } }];
  });
}
