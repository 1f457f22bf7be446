/** Điều chỉnh một việc, in words. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Handled, HandlingContent } from "../../domain/handling-content.ts";
import type { Item } from "../../domain/content.ts";
import { CANCEL } from "./answers.ts";
import { OTHER_EXTENSIONS, renderExtension, renderExtensions } from "./extensions.ts";
import type { LocalDate } from "../../domain/time.ts";
import { dateWithWeekday, fullDate, shorten } from "./format.ts";
import { renderHandlingAsk } from "./handling-questions.ts";
import { renderNotHandled } from "./handling-refusals.ts";
import { LONGEST_BUTTON, dueWords, itemName, owner, when } from "./items.ts";
import { openChoice } from "./lists.ts";
import { pageTurns } from "./paging.ts";
import type { RenderersOf } from "./renderers.ts";

type Of<Kind extends HandlingContent["kind"]> = Extract<HandlingContent, { kind: Kind }>;

const NAME_LENGTH = 120;
const TITLE_LENGTH = 160;

export const HANDLING_RENDERERS: RenderersOf<HandlingContent> = {
  handling: renderHandling,
  "handling-ask": renderHandlingAsk,
  handled: renderHandled,
  "not-handled": renderNotHandled,
  extensions: renderExtensions,
  extension: renderExtension,
  "choose-assignee": renderChooseAssignee,
  "choose-new-unit": renderChooseNewUnit,
};

function renderHandling(content: Of<"handling">): Rendered {
  const { item } = content;
  const { deadlineId } = item;
  const offered: (Choice | false)[] = [
    content.mayAssign && {
      label: content.isAssigned ? "Phân công lại" : "Phân công",
      action: { do: "choose-assignee", deadlineId, page: 0 },
    },
    content.mayAskSupport && {
      label: "Đề nghị phối hợp",
      action: { do: "choose-support", deadlineId, page: 0 },
    },
    content.mayCorrectDate && {
      label: item.due ? "Sửa thời hạn" : "Đặt thời hạn",
      action: { do: "ask-date", deadlineId },
    },
    content.mayMoveUnit && {
      label: "Chuyển đơn vị",
      action: { do: "choose-new-unit", deadlineId, words: "", page: 0 },
    },
    content.mayCorrectOnTime && {
      label: "Sửa kết quả chậm",
      action: { do: "ask-on-time", deadlineId },
    },
    content.mayUndoOnTime && {
      label: "Bỏ sửa kết quả chậm",
      action: { do: "undo-on-time", deadlineId },
    },
    content.mayCloseLate && { label: "Chốt chậm", action: { do: "close-late", deadlineId } },
    content.mayUndoCloseLate && {
      label: "Hủy chốt chậm",
      action: { do: "undo-close-late", deadlineId },
    },
  ];
  const rows = offered.filter((choice) => choice !== false).map((choice) => [choice]);
  const isTitled = item.code !== null && item.title !== "";
  return {
    lines: [
      [{ bold: itemName(item) }, ` – ${owner(item)}`],
      ...(isTitled ? [[shorten(item.title, TITLE_LENGTH)]] : []),
      [rows.length > 0 ? "Chọn thao tác:" : "Hiện không có thao tác nào khác với việc này."],
    ],
    choices: [...rows, [openChoice(item)]],
    attachment: null,
  };
}

function renderHandled(content: Of<"handled">): Rendered {
  const { item, done, extensionId } = content;
  const { deadlineId } = item;
  const rows: Choice[][] = [];
  if (extensionId !== null && (done.what === "commented" || done.what === "decided")) {
    const to = done.what === "commented" ? "comment" : "decision";
    const label = done.what === "commented" ? "Ghi thêm ý kiến" : "Ghi thêm nội dung";
    rows.push([{ label, action: { do: "ask-extension-words", deadlineId, extensionId, to } }]);
    rows.push([OTHER_EXTENSIONS]);
  }
  if (done.what === "assigned") {
    rows.push([{ label: "Thôi phân công", action: { do: "assign", deadlineId, personId: null } }]);
  }
  return {
    lines: handledLines(done, item),
    choices: [...rows, [openChoice(item)]],
    attachment: null,
  };
}

function handledLines(done: Handled, item: Item): Line[] {
  const named = (words: string): Line => [`${words}: `, { bold: itemName(item) }];
  switch (done.what) {
    case "extension-proposed":
      return [
        named(`Đã gửi đề nghị gia hạn đến ${fullDate(done.proposedDue)}`),
        ...dayOffLines(done),
        ["Trong khi chờ quyết định, thời hạn cũ vẫn giữ nguyên và vẫn được nhắc."],
      ];
    case "commented":
      return [
        named(`Đã ghi ý kiến ${done.isYes ? "đồng ý" : "không đồng ý"} gia hạn`),
        ["Lãnh đạo UBND sẽ được báo để quyết định."],
      ];
    case "decided":
      return done.isYes
        ? [
            named(`Đã cho gia hạn đến ${fullDate(done.proposedDue)}`),
            ...dayOffLines(done),
            [`${owner(item)} sẽ được báo. Chấm điểm vẫn theo hạn gốc.`],
          ]
        : [
            named("Đã trả lời không đồng ý gia hạn"),
            [`${owner(item)} sẽ được báo. Thời hạn không đổi.`],
          ];
    case "assigned":
      return [
        named(`Đã phân công ${shorten(done.post, NAME_LENGTH)}`),
        [
          done.isReached
            ? "Từ nay nhắc việc này cho người được phân công; khi quá hạn sẽ nhắc cả thủ trưởng đơn vị."
            : "Người này chưa liên kết tài khoản: nhắc việc vẫn gửi cho đơn vị như trước.",
        ],
      ];
    case "unassigned":
      return [named("Đã thôi phân công"), ["Từ nay nhắc việc này cho cả đơn vị."]];
    case "remarked":
      return [named("Đã ghi chú")];
    case "date-corrected":
      return [
        named("Đã sửa thời hạn"),
        [`Thời hạn: ${item.due ? dueWords(item.due, item) : when(item)}${beforeWords(done)}.`],
        ...dayOffLines(done),
        [
          `${owner(item)} sẽ được báo. Chấm điểm theo thời hạn mới${done.originalBefore ? ", không theo hạn gốc nữa" : ""}.`,
        ],
      ];
    case "moved":
      return [
        named(`Đã chuyển từ ${shorten(done.before, NAME_LENGTH)} sang ${item.unit}`),
        [
          done.isReached
            ? "Cả hai đơn vị sẽ được báo."
            : `${item.unit} chưa có ai liên kết tài khoản, đề nghị liên hệ trực tiếp.`,
        ],
      ];
    case "on-time":
      return [named("Đã sửa kết quả thành đúng hạn")];
    case "on-time-undone":
      return [named("Đã bỏ việc sửa kết quả chậm, tính lại theo ngày hoàn thành")];
    case "signed":
      return [
        named("Đã ghi nhận đã ký"),
        [`Sáng ngày làm việc tới sẽ báo ${owner(item)} đã ký và nhắc nộp tài liệu kiểm chứng.`],
      ];
    case "returned-unsigned":
      return [named("Đã trả lại đơn vị, chưa ký"), [`${owner(item)} sẽ được báo kèm lý do.`]];
    case "extension-words":
      return [named("Đã ghi thêm nội dung về đề nghị gia hạn")];
    default:
      return done satisfies never;
  }
}

/** `Là ngày nghỉ: nhắc việc tính đến thứ Sáu, 14/4/2023.` */
function dayOffLines({ workingDay }: { readonly workingDay: LocalDate | null }): Line[] {
  if (!workingDay) return [];
  return [[{ italic: `Là ngày nghỉ: nhắc việc tính đến ${dateWithWeekday(workingDay)}.` }]];
}

/** ` (trước đây 28/4/2023, hạn gốc 31/3/2023)`. */
function beforeWords({
  before,
  originalBefore,
}: Extract<Handled, { what: "date-corrected" }>): string {
  if (!before) return "";
  const original = originalBefore ? `, hạn gốc ${fullDate(originalBefore)}` : "";
  return ` (trước đây ${fullDate(before)}${original})`;
}

function renderChooseAssignee(content: Of<"choose-assignee">): Rendered {
  const { item, people, isAssigned, page, pages } = content;
  const { deadlineId } = item;
  const each = people.map(({ id, post }): Choice[] => [
    { label: shorten(post, LONGEST_BUTTON), action: { do: "assign", deadlineId, personId: id } },
  ]);
  const back: Choice = {
    label: "Thôi phân công",
    action: { do: "assign", deadlineId, personId: null },
  };
  const turns = pageTurns(page, pages, (to) => ({ do: "choose-assignee", deadlineId, page: to }));
  const now = item.assignee ? [`Hiện đang phân công: ${item.assignee}.`] : [];
  return {
    lines: [
      ["Phân công ai thực hiện ", { bold: itemName(item) }, "?"],
      ...now.map((words): Line => [words]),
    ],
    choices: [...each, ...turns, ...(isAssigned ? [[back]] : []), [CANCEL]],
    attachment: null,
  };
}

function renderChooseNewUnit(content: Of<"choose-new-unit">): Rendered {
  const { item, words, units, page, pages } = content;
  const { deadlineId } = item;
  const each = units.map(({ id, name }): Choice[] => [
    {
      label: shorten(name, LONGEST_BUTTON),
      action: { do: "move-to-unit", deadlineId, unitId: id },
    },
  ]);
  const turns = pageTurns(page, pages, (to) => {
    return { do: "choose-new-unit", deadlineId, words, page: to };
  });
  const found =
    words !== "" && units.length === 0
      ? [`Không tìm thấy đơn vị “${shorten(words, NAME_LENGTH)}”.`]
      : [];
  return {
    lines: [
      ["Chuyển ", { bold: itemName(item) }, ` từ ${owner(item)} sang đơn vị nào?`],
      ...found.map((text): Line => [text]),
      ["Chọn trong danh sách, hoặc nhắn tên đơn vị."],
    ],
    choices: [...each, ...turns, [CANCEL]],
    attachment: null,
  };
}
