/** Why handling a duty has changed nothing. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Item } from "../../domain/content.ts";
import type { DeadlineStateName } from "../../domain/deadline.ts";
import type { HandlingContent, NotHandled } from "../../domain/handling-content.ts";
import { answersOf, extensionDates, refusing, standingWords } from "./extensions.ts";
import { fullDate, shorten } from "./format.ts";
import { itemName } from "./items.ts";
import { openChoice } from "./lists.ts";

type Of<Kind extends HandlingContent["kind"]> = Extract<HandlingContent, { kind: Kind }>;

const NAME_LENGTH = 120;

/** Why nothing can be changed, by how it stands. */
const STANDS: Readonly<Record<DeadlineStateName, string>> = {
  open: "đang thực hiện",
  returned: "đang được yêu cầu bổ sung",
  awaiting: "đã trình ký, đang chờ ký",
  done: "đã báo hoàn thành",
  submitted: "đã nộp tài liệu kiểm chứng, đang chờ xem xét",
  accepted: "đã được đánh giá Đạt",
  waived: "đã ghi nhận không phải thực hiện",
};

/** What an apology has of its dossier. */
const OF_APOLOGY: Readonly<Record<"extension" | "date" | "unit", string>> = {
  extension:
    "Hạn xin lỗi theo ngày hẹn trả của hồ sơ nên không đề nghị gia hạn được. " +
    "Nếu không phải xin lỗi, đề nghị ghi nhận kèm lý do.",
  date: "Hạn xin lỗi tính theo ngày hẹn trả của hồ sơ nên không sửa riêng được.",
  unit: "Đơn vị phải xin lỗi là đơn vị đang xử lý hồ sơ nên không chuyển riêng việc này được.",
};

export function renderNotHandled({ item, not }: Of<"not-handled">): Rendered {
  return {
    lines: [[{ bold: itemName(item) }], ...notLines(not, item).map((words): Line => [words])],
    choices: [...extensionChoices(item, not), [openChoice(item)]],
    attachment: null,
  };
}

function extensionChoices(item: Item, not: NotHandled): Choice[][] {
  if (!("extension" in not)) return [];
  const see: Choice = { label: "Xem đề nghị gia hạn", action: seeing(item) };
  const of = { deadlineId: item.deadlineId, extensionId: not.extension.id };
  return not.why === "passed" ? [[refusing(of)], [see]] : [[see]];
}

function seeing({ deadlineId }: Item): Choice["action"] {
  return { do: "extension", deadlineId };
}

function notLines(not: NotHandled, item: Item): string[] {
  switch (not.why) {
    case "state":
      return [`Việc này ${STANDS[not.state]} nên không thực hiện được thao tác này.`];
    case "undated":
      return ["Việc này chưa có thời hạn nên không có gì để gia hạn."];
    case "late":
      return [
        "Đã quá thời hạn nên không đề nghị gia hạn được nữa. " +
          "Đề nghị nêu lý do chậm, hoặc liên hệ Cơ quan thường trực CCHC.",
      ];
    case "pending":
      return [
        `Đã có đề nghị ${extensionDates(not.extension)} ngày ${fullDate(not.extension.day)}, đang chờ quyết định.`,
      ];
    case "decided":
      return ["Đề nghị gia hạn này đã được quyết định.", ...answersOf(not.extension)];
    case "void":
      return [`Đề nghị gia hạn này ${standingWords(not.extension.standing, item)}.`];
    case "passed":
      return [
        `Đề nghị gia hạn đến ${fullDate(not.extension.proposedDue)}, nhưng ngày đó đã qua: ` +
          "cho gia hạn thì việc này vẫn quá hạn. Đề nghị trả lời không đồng ý; " +
          "nếu cần ngày khác, Cơ quan thường trực CCHC sửa thời hạn.",
      ];
    case "commented":
      return [
        "Đề nghị gia hạn này đã có ý kiến, chỉ người đã cho ý kiến được sửa:",
        ...answersOf(not.extension),
      ];
    case "own-extension":
      return ["Người đã đề nghị gia hạn không tự cho ý kiến, không tự quyết định đề nghị đó."];
    case "others-deed":
      return [
        `Việc này do ${not.by ? shorten(not.by, NAME_LENGTH) : "người khác"} ghi nhận, ` +
          "đơn vị không hoàn tác được. Nếu chưa đúng, đề nghị liên hệ Cơ quan thường trực CCHC.",
      ];
    case "nobody-to-assign":
      return [
        "Đơn vị chưa có ai khác để phân công. Đề nghị báo Cơ quan thường trực CCHC mời công chức của đơn vị; " +
          "trước đó, tin về việc này vẫn gửi thủ trưởng đơn vị.",
      ];
    case "of-apology":
      return [OF_APOLOGY[not.what]];
    case "same-duty":
      return [
        `${shorten(not.unit, NAME_LENGTH)} đã có đúng việc này, cùng thời hạn, nên không chuyển được.`,
      ];
    case "own-date":
      return [
        "Không tự sửa thời hạn đã có của đơn vị mình; đề nghị người của đơn vị khác " +
          "trong Cơ quan thường trực CCHC sửa. Nếu không có ai khác thì lãnh đạo sửa.",
      ];
    case "on-time-already":
      return ["Kết quả này đã tính là đúng hạn."];
    default:
      return not satisfies never;
  }
}
