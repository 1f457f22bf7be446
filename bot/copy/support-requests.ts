/** Đề nghị phối hợp: which unit, by when, what for. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import { CANCEL, renderAsk } from "./answers.ts";
import { dateProblemWords } from "./follow-up.ts";
import { fullDate, shorten } from "./format.ts";
import { LONGEST_BUTTON, itemName } from "./items.ts";
import { openChoice } from "./lists.ts";
import { pageTurns } from "./paging.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const MOST_NAMED = 6;

export function renderChooseSupport(content: Of<"choose-support">): Rendered {
  const { item, units, total, page, pages } = content;
  const { deadlineId } = item;
  const all: Choice = {
    label: `Tất cả ${total} đơn vị`,
    action: { do: "ask-support", deadlineId, unitId: null },
  };
  const each = units.map(({ id, name }): Choice[] => [
    {
      label: shorten(name, LONGEST_BUTTON),
      action: { do: "ask-support", deadlineId, unitId: id },
    },
  ]);
  const turns = pageTurns(page, pages, (to) => ({ do: "choose-support", deadlineId, page: to }));
  return {
    lines: [["Đề nghị đơn vị nào phối hợp thực hiện ", { bold: itemName(item) }, "?"]],
    choices: [[all], ...each, ...turns, [CANCEL]],
    attachment: null,
  };
}

export function renderNoSupportUnit({ item }: Of<"no-support-unit">): Rendered {
  return {
    lines: [[{ bold: itemName(item) }, ": kế hoạch không nêu cơ quan phối hợp."]],
    choices: [[openChoice(item)]],
    attachment: null,
  };
}

export function renderAskSupport({ item, units }: Of<"ask-support">): Rendered {
  return renderAsk(
    `Đề nghị ${unitsWords(units)} phối hợp: nhắn ngày cần và nội dung, ` +
      "ví dụ: 15/9: gửi số liệu.",
    item,
  );
}

export function renderBadWantedDate({ reason, item }: Of<"bad-wanted-date">): Rendered {
  const words =
    reason === "unread"
      ? "Chưa đọc được ngày. Đề nghị nhắn ngày trước, nội dung sau, " +
        "ví dụ: 15/9: gửi số liệu; hoặc nhắn “thôi” để bỏ qua."
      : dateProblemWords(reason, item.due);
  return renderAsk(words, item);
}

export function renderSupportAsked(content: Of<"support-asked">): Rendered {
  const { item, wantedBy, told, unreached } = content;
  const lines: Line[] = [
    ["Đã ghi đề nghị phối hợp: ", { bold: itemName(item) }, `, đến ${fullDate(wantedBy)}.`],
  ];
  if (told.length > 0) lines.push([`Sẽ báo cho: ${namesOf(told)}.`]);
  if (unreached.length > 0) {
    lines.push([
      `Chưa có ai liên kết tài khoản, đề nghị liên hệ trực tiếp: ${namesOf(unreached)}.`,
    ]);
  }
  return { lines, choices: [[openChoice(item)]], attachment: null };
}

function unitsWords(units: readonly string[]): string {
  return units.length > 2 ? `${units.length} đơn vị` : units.join(" và ");
}

function namesOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join("; ");
  return more > 0 ? `${shown}; và ${more} đơn vị khác` : shown;
}
