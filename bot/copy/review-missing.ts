/** What a unit has still to prove, and the papers that lie before a signer. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { MissingGroup, MissingGroupName, MissingLine } from "../../domain/review-content.ts";
import { fullDate, shorten } from "./format.ts";
import { LONGEST_BUTTON, buttonNames, itemLinesUnder, owner } from "./items.ts";
import { openChoices } from "./lists.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";
import { signingChoice } from "./review-beside.ts";
import { whereToProve } from "./ways-to-prove.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const LONGEST_REASON = 200;

const GROUP_WORDS: Readonly<Record<MissingGroupName, string>> = {
  returned: "Yêu cầu bổ sung",
  overdue: "Quá hạn, chưa nộp tài liệu",
  unproved: "Đã làm, còn thiếu tài liệu",
  "due-soon": "Sắp đến hạn, chưa nộp tài liệu",
  waiting: "Đã nộp, chờ xem xét",
};

export function renderMissingProofs(
  { groups, namesUnits, beside, page, pages }: Of<"missing-proofs">,
  traits: ChannelTraits,
): Rendered {
  const text: NamedLine<MissingLine>[] = [
    said([{ bold: "Tài liệu kiểm chứng của đơn vị" }]),
    ...groups.flatMap((group) => [said([]), ...groupLines(group, namesUnits)]),
  ];
  const isMissing = groups.some(({ name }) => name !== "waiting");
  if (groups.length === 0) text.push(said(["Hiện không thiếu tài liệu nào."]));
  if (isMissing) text.push(said([]), said([{ italic: howToProve(traits) }]));
  if (pages > 1) text.push(said([{ italic: `Trang ${page + 1}/${pages}` }]));
  const choices = [
    ...groups.flatMap((group) => groupChoices(group, text)),
    ...pageTurns(page, pages, (to) => ({ do: "missing-proofs", page: to })),
    ...signingChoice(beside),
  ];
  return { lines: linesOf(text), choices, attachment: null };
}

function howToProve(traits: ChannelTraits): string {
  return traits.choices === "pressed"
    ? `Cách nộp: ${whereToProve(traits)}.`
    : "Chọn việc còn thiếu để nộp tài liệu.";
}

export function renderSignings({ items, total, page, pages }: Of<"signings">): Rendered {
  const text = [
    said([{ bold: `Văn bản chờ ký: ${total}` }]),
    ...items.flatMap((item) => [
      said([]),
      ...naming(item, [
        ...itemLinesUnder(item),
        [{ italic: `${owner(item)}, trình ngày ${fullDate(item.since)}` }],
      ]),
    ]),
  ];
  if (items.length === 0) text.push(said(["Không có văn bản nào chờ ký."]));
  if (pages > 1) text.push(said([]), said([{ italic: `Trang ${page + 1}/${pages}` }]));
  const turns = pageTurns(page, pages, (to) => ({ do: "signings", page: to }));
  return {
    lines: linesOf(text),
    choices: [...openChoices(items, text), ...turns],
    attachment: null,
  };
}

function groupLines(
  { name, total, items }: MissingGroup,
  namesUnits: boolean,
): NamedLine<MissingLine>[] {
  return [
    said([{ bold: `${GROUP_WORDS[name]} (${total})` }]),
    ...items.flatMap((item) =>
      naming(item, [...itemLinesUnder(item), ...remarks(item, namesUnits)]),
    ),
  ];
}

function remarks(item: MissingLine, namesUnits: boolean): Line[] {
  const lines: string[] = [];
  if (namesUnits) lines.push(owner(item));
  if (item.reason) lines.push(`Lý do: ${shorten(item.reason, LONGEST_REASON)}`);
  if (item.parts.length > 0) lines.push(`Còn thiếu: ${shorten(item.parts.join("; "), 150)}`);
  return lines.map((words) => [{ italic: words }]);
}

/** What is missing is handed in with one tap; what waits is opened. */
function groupChoices(
  { name, items }: MissingGroup,
  text: readonly NamedLine<MissingLine>[],
): Choice[][] {
  if (name === "waiting") return openChoices(items, text);
  const names = buttonNames(items);
  return items.map((item, index): Choice[] => {
    const label = shorten(`Nộp: ${names[index] ?? ""}`, LONGEST_BUTTON);
    return [
      atLine({ label, action: { do: "ask-evidence", deadlineId: item.deadlineId } }, item, text),
    ];
  });
}
