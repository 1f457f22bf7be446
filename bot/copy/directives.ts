/** Giao nhiệm vụ, ý kiến chỉ đạo, in words: the lists, an opened one, and taking one back. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Item } from "../../domain/content.ts";
import type { DirectiveContent, DirectiveLine } from "../../domain/directive-content.ts";
import type { Directive } from "../../domain/directive.ts";
import { isOpen } from "../../domain/deadline.ts";
import { CANCEL } from "./answers.ts";
import { renderAskDirective, renderAskUnit, renderDirectivePreview } from "./directive-drafts.ts";
import { directiveFigureLine, documentWords, standingWords } from "./directive-figures.ts";
import {
  renderAskRegister,
  renderRegistered,
  renderRegisterPreview,
} from "./directive-register.ts";
import { countdownWords, dateWithWeekday, fullDate, shorten } from "./format.ts";
import { FARTHEST_COUNTDOWN, LONGEST_BUTTON, someNames, STATE_WORDS } from "./items.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";
import type { RenderersOf } from "./renderers.ts";

type Of<Kind extends DirectiveContent["kind"]> = Extract<DirectiveContent, { kind: Kind }>;
type Direction = Directive["direction"];

const TITLE_LENGTH = 110;
const WHOLE_TITLE = 500;
const UNIT_LENGTH = 100;
const POST_LENGTH = 100;
const PRODUCT_LENGTH = 120;
const MOST_UNLINKED = 8;

const LIST_WORDS: Readonly<Record<Direction, string>> = {
  given: "Nhiệm vụ đã giao",
  received: "Ý kiến chỉ đạo của cấp trên",
};

export const DIRECTIVE_RENDERERS: RenderersOf<DirectiveContent> = {
  directives: renderDirectives,
  directive: renderDirective,
  "ask-directive": renderAskDirective,
  "ask-directive-unit": renderAskUnit,
  "directive-preview": renderDirectivePreview,
  "ask-register": renderAskRegister,
  "register-preview": renderRegisterPreview,
  registered: renderRegistered,
  "ask-withdraw-directive": renderAskWithdraw,
};

function renderDirectives(content: Of<"directives">): Rendered {
  const { direction, directives, figures, year, page, pages } = content;
  const text: NamedLine<DirectiveLine>[] = [said([{ bold: LIST_WORDS[direction] }])];
  if (figures) text.push(said(directiveFigureLine(`Năm ${year}`, figures)));
  if (directives.length === 0) {
    const none = direction === "given" ? "Chưa giao nhiệm vụ nào." : "Chưa đăng ký ý kiến nào.";
    text.push(said([none]));
  }
  for (const each of directives) text.push(...naming(each, directiveLines(each)));
  const opens = directives.map((each): Choice[] => {
    const action = { do: "directive", directiveId: each.directiveId } as const;
    return [atLine({ label: each.code, action }, each, text)];
  });
  const turns = pageTurns(page, pages, (to) => ({ do: "directives", direction, page: to }));
  return {
    lines: linesOf(text),
    choices: [...opens, ...turns, ...beginnings(direction)],
    attachment: null,
  };
}

function directiveLines(directive: DirectiveLine): Line[] {
  const { code, due, title } = directive;
  const what = [documentWords(directive), due ? `hạn ${fullDate(due)}` : ""].filter(Boolean);
  return [
    [{ bold: code }, ` – ${what.join(", ")} · ${standingWords(directive)}`],
    [shorten(title, TITLE_LENGTH)],
  ];
}

function beginnings(direction: Direction): Choice[][] {
  const other = direction === "given" ? "received" : "given";
  const listOther: Choice[] = [
    { label: LIST_WORDS[other], action: { do: "directives", direction: other, page: 0 } },
  ];
  if (direction === "given") {
    return [
      [{ label: "Giao nhiệm vụ mới", action: { do: "draft-directive", direction } }],
      listOther,
    ];
  }
  return [
    [{ label: "Đăng ký ý kiến chỉ đạo", action: { do: "draft-directive", direction } }],
    [{ label: "Đăng ký nhiều ý kiến một lần", action: { do: "ask-register" } }],
    listOther,
  ];
}

function renderDirective(content: Of<"directive">): Rendered {
  const { directive, members, unlinked, mayWithdraw, page, pages } = content;
  const { directiveId, direction, code, title } = directive;
  const news = newsWords(content);
  const text: NamedLine<Item>[] = [
    ...(news ? [said([news])] : []),
    said([{ bold: `${code} · ${shorten(title, WHOLE_TITLE)}` }]),
    ...factLines(content).map(said),
    said([]),
    ...members.flatMap((item) => naming(item, [memberLine(item)])),
  ];
  if (unlinked.length > 0) text.push(said([]), said(unlinkedLine(unlinked)));
  const opens = members.map((item): Choice[] => {
    const action = { do: "open-deadline", deadlineId: item.deadlineId } as const;
    return [atLine({ label: shorten(item.unit, LONGEST_BUTTON), action }, item, text)];
  });
  const turns = pageTurns(page, pages, (to) => ({
    do: "directive-units",
    directiveId,
    page: to,
  }));
  const withdraw: Choice[] = [
    { label: withdrawLabel(direction), action: { do: "ask-withdraw-directive", directiveId } },
  ];
  const list: Choice[] = [
    { label: LIST_WORDS[direction], action: { do: "directives", direction, page: 0 } },
  ];
  return {
    lines: linesOf(text),
    choices: [...opens, ...turns, ...(mayWithdraw ? [withdraw] : []), list],
    attachment: null,
  };
}

function newsWords({ news, directive }: Of<"directive">): string | null {
  const { code, progress, direction } = directive;
  switch (news) {
    case "given":
      return `Đã giao nhiệm vụ ${code} cho ${progress.total} đơn vị.`;
    case "registered":
      return `Đã đăng ký ý kiến chỉ đạo ${code}.`;
    case "known":
      return direction === "given"
        ? `Nhiệm vụ này đã được giao rồi: ${code}.`
        : `Ý kiến chỉ đạo này đã được đăng ký rồi: ${code}.`;
    case "withdrawn":
      return direction === "given"
        ? `Đã thu hồi ${code}: phần chưa xong không phải thực hiện nữa.`
        : `Đã ghi nhận không phải thực hiện ${code}.`;
    case null:
      return null;
    default:
      return news satisfies never;
  }
}

function factLines({ directive, product, by, countdown }: Of<"directive">): Line[] {
  const { direction, due, progress } = directive;
  const isGiven = direction === "given";
  const document = documentWords(directive);
  const lines: Line[] = [];
  if (document) lines.push([`Văn bản ${document}`]);
  if (by) lines.push([`${isGiven ? "Người giao" : "Người đăng ký"}: ${shorten(by, POST_LENGTH)}`]);
  if (due) {
    const isAhead = isOpenStill(directive) && countdown !== null;
    const isNear = isAhead && countdown.workingDays <= FARTHEST_COUNTDOWN;
    const left = isNear ? `, ${countdownWords(countdown)}` : "";
    lines.push([`Thời hạn: ${dateWithWeekday(due)}${left}`]);
  }
  if (product) lines.push([`Sản phẩm: ${shorten(product, PRODUCT_LENGTH)}`]);
  const name = isGiven && progress.total > 1 ? "Tiến độ" : "Kết quả";
  lines.push([`${name}: `, { bold: standingWords(directive) }]);
  return lines;
}

function isOpenStill({ result }: DirectiveLine): boolean {
  return result === "open" || result === "overdue";
}

function memberLine(item: Item): Line {
  const isLate = isOpen({ name: item.state }) && (item.countdown?.calendarDays ?? 0) < 0;
  const late = isLate && item.state !== "open" ? ", quá hạn" : "";
  const state = isLate && item.state === "open" ? "Quá hạn" : STATE_WORDS[item.state];
  return [`- ${shorten(item.unit, UNIT_LENGTH)}: ${state}${late}`];
}

function unlinkedLine(unlinked: readonly string[]): Line {
  const names = someNames(
    unlinked.map((name) => shorten(name, UNIT_LENGTH)),
    MOST_UNLINKED,
  );
  return [
    `Chưa liên kết tài khoản nên không nhận được tin: ${shorten(names, WHOLE_TITLE)}. ` +
      "Đề nghị báo bằng cách khác.",
  ];
}

function withdrawLabel(direction: Direction): string {
  return direction === "given" ? "Thu hồi" : "Không phải thực hiện";
}

function renderAskWithdraw({ directive, isBlank }: Of<"ask-withdraw-directive">): Rendered {
  const { code, title, direction, progress } = directive;
  const left = progress.total - progress.done;
  const what =
    direction === "given"
      ? `Thu hồi nhiệm vụ: ${left} đơn vị chưa xong sẽ không phải thực hiện nữa và được báo lại.`
      : "Ghi nhận không phải thực hiện: ý kiến này không tính vào kết quả.";
  const blank = isBlank ? "Lý do còn trống. " : "";
  return {
    lines: [
      [{ bold: `${code} · ${shorten(title, TITLE_LENGTH)}` }],
      [what],
      [`${blank}Đề nghị nhắn lý do.`],
    ],
    choices: [[CANCEL]],
    attachment: null,
  };
}
