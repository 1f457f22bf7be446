/** A directive before it is given: what is asked, what was understood, whom a name may mean. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { DirectiveContent } from "../../domain/directive-content.ts";
import type { DirectivePiece, PieceFault } from "../../domain/directive-draft.ts";
import type { NamedUnits } from "../../domain/directive-units.ts";
import { LONGEST_SAYING, MOST_PIECES } from "../../domain/directive-words.ts";
import type { Directive } from "../../domain/directive.ts";
import { CANCEL } from "./answers.ts";
import { documentWords } from "./directive-figures.ts";
import { countdownWords, dateWithWeekday, fullDate, shorten } from "./format.ts";
import { FARTHEST_COUNTDOWN, LONGEST_BUTTON, someNames } from "./items.ts";

type Of<Kind extends DirectiveContent["kind"]> = Extract<DirectiveContent, { kind: Kind }>;
type Direction = Directive["direction"];

const TITLE_LENGTH = 110;
const WHOLE_TITLE = 480;
const NAME_LENGTH = 100;
const MOST_NAMES = 10;
const NAMES_LENGTH = 500;
const PRODUCT_LENGTH = 120;

const EXAMPLES: Readonly<Record<Direction, string>> = {
  given:
    "Báo cáo rà soát TTHC; Phòng Tư pháp, UBND các xã, thị trấn; hạn 15/4; " +
    "Công văn 152/UBND-NV ngày 20/3/2023",
  received:
    "Báo cáo kết quả rà soát TTHC; hạn 15/4; " +
    "Công văn 1245/UBND-KSTT ngày 20/3/2023 của UBND tỉnh; Phòng Tư pháp",
};

const PIECE_WORDS: Readonly<Record<DirectivePiece, string>> = {
  title: "Sửa nội dung",
  units: "Sửa đơn vị",
  due: "Sửa thời hạn",
  document: "Sửa số, ngày văn bản",
  product: "Sửa sản phẩm",
};
const PIECES: readonly DirectivePiece[] = ["title", "units", "due", "document", "product"];

export function renderAskDirective(content: Of<"ask-directive">): Rendered {
  const { piece, direction, title, fault } = content;
  const lines: Line[] = [];
  if (piece === null) {
    lines.push([{ bold: headWords(direction) }]);
  } else if (title !== "") {
    lines.push([{ bold: shorten(title, TITLE_LENGTH) }]);
  }
  if (fault) lines.push([faultWords(fault, piece)]);
  lines.push(...questionLines(piece, direction));
  return { lines, choices: [[CANCEL]], attachment: null };
}

function headWords(direction: Direction): string {
  return direction === "given" ? "Giao nhiệm vụ mới" : "Đăng ký ý kiến chỉ đạo của cấp trên";
}

function questionLines(piece: DirectivePiece | null, direction: Direction): Line[] {
  const isGiven = direction === "given";
  switch (piece) {
    case null:
      return [
        ["Đề nghị nhắn nội dung. Có thể nhắn đủ trong một tin, cách nhau bằng dấu chấm phẩy:"],
        [{ italic: EXAMPLES[direction] }],
      ];
    case "title":
      return [["Nội dung phải thực hiện là gì?"]];
    case "units":
      return isGiven
        ? [
            ["Giao cho đơn vị nào? Nhắn tên đơn vị hoặc nhóm đơn vị, cách nhau bằng dấu phẩy:"],
            [{ italic: "Phòng Tư pháp, UBND các xã, thị trấn" }],
          ]
        : [["Đơn vị nào trả lời? Đề nghị nhắn tên một đơn vị."]];
    case "due":
      return [["Thời hạn là ngày nào? Ví dụ: 15/4 hoặc trước 20/4."]];
    case "document":
      return [
        ["Số, ngày văn bản? Nếu không có, nhắn “không có”. Ví dụ:"],
        [{ italic: `Công văn 152/UBND-NV ngày 20/3/2023${isGiven ? "" : " của UBND tỉnh"}` }],
      ];
    case "product":
      return [["Sản phẩm phải có là gì? Ví dụ: Báo cáo. Nếu không cần ghi, nhắn “không có”."]];
    default:
      return piece satisfies never;
  }
}

function faultWords(fault: PieceFault, piece: DirectivePiece | null): string {
  switch (fault) {
    case "blank":
      return "Nội dung còn trống.";
    case "unread":
      return piece === "document"
        ? "Chưa đọc được số, ngày văn bản, hoặc ngày không có trong lịch."
        : "Chưa đọc được ngày, hoặc ngày không có trong lịch.";
    case "past":
      return "Ngày này đã qua.";
    case "too-far":
      return "Ngày này quá xa.";
    case "future":
      return piece === "document"
        ? "Ngày văn bản không thể sau hôm nay."
        : "Ngày trả lời không thể sau hôm nay.";
    case "one-unit":
      return "Mỗi ý kiến chỉ đạo chỉ ghi một đơn vị trả lời.";
    case "unknown-units":
      return "Các đơn vị đã chọn không còn.";
    case "too-long":
      return `Nội dung quá dài: mỗi lần nhắn không quá ${LONGEST_SAYING.toLocaleString("vi-VN")} ký tự và ${MOST_PIECES} mục.`;
    default:
      return fault satisfies never;
  }
}

export function renderAskUnit(content: Of<"ask-directive-unit">): Rendered {
  const { draft, phrase, candidates } = content;
  const found =
    candidates.length > 0
      ? "Đề nghị chọn dưới đây, hoặc nhắn lại tên đơn vị."
      : "Đề nghị nhắn lại tên đơn vị.";
  const units = candidates.map((means): Choice[] => [
    {
      label: candidateWords(means),
      action: { do: "name-directive-unit", draft, phrase, means },
    },
  ]);
  const other: Choice = {
    label: "Không phải đơn vị, ghi vào nội dung",
    action: { do: "name-directive-unit", draft, phrase, means: null },
  };
  return {
    lines: [[{ bold: `“${shorten(phrase, NAME_LENGTH)}”` }, " là đơn vị nào?"], [found]],
    choices: [...units, [other], [CANCEL]],
    attachment: null,
  };
}

function candidateWords({ name, unitIds }: NamedUnits): string {
  const count = unitIds.length > 1 ? ` (${unitIds.length} đơn vị)` : "";
  return `${shorten(name, LONGEST_BUTTON - count.length)}${count}`;
}

export function renderDirectivePreview(content: Of<"directive-preview">): Rendered {
  const { draft, unlinked } = content;
  const isGiven = draft.direction === "given";
  const confirm: Choice = {
    label: isGiven ? "Giao" : "Đăng ký",
    action: { do: "give-directive", draft },
  };
  const edits = PIECES.map((piece): Choice[] => [
    { label: PIECE_WORDS[piece], action: { do: "ask-directive", piece, draft } },
  ]);
  const lines: Line[] = [
    [{ bold: `${headWords(draft.direction)} – đề nghị kiểm tra` }],
    [`Nội dung: ${shorten(draft.title, WHOLE_TITLE)}`],
    [unitWords(content)],
    ...dueLines(content),
    [`Văn bản: ${documentWords(draft) || "chưa ghi"}`],
  ];
  if (draft.product) lines.push([`Sản phẩm: ${shorten(draft.product, PRODUCT_LENGTH)}`]);
  if (draft.answeredOn) lines.push([`Đã trả lời ngày ${fullDate(draft.answeredOn)}`]);
  if (unlinked.length > 0) lines.push([unlinkedWords(unlinked)]);
  return { lines, choices: [[confirm], ...edits, [CANCEL]], attachment: null };
}

function unitWords({ draft, units }: Of<"directive-preview">): string {
  const names = draft.named.map(({ name, unitIds }) => {
    const count = unitIds.length > 1 ? ` (${unitIds.length} đơn vị)` : "";
    return `${shorten(name, NAME_LENGTH)}${count}`;
  });
  const all = shorten(listed(names), NAMES_LENGTH);
  if (draft.direction === "received") return `Đơn vị trả lời: ${all}`;
  return `Giao cho ${units} đơn vị: ${all}`;
}

/** In the order in which they were named. */
function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join("; ");
  return more > 0 ? `${shown}; và ${more} đơn vị, nhóm khác` : shown;
}

function dueLines({ draft, due }: Of<"directive-preview">): Line[] {
  if (draft.due === null) return [];
  const isNear = draft.answeredOn === null && due.countdown.workingDays <= FARTHEST_COUNTDOWN;
  const left = isNear ? `, ${countdownWords(due.countdown)}` : "";
  const lines: Line[] = [[`Thời hạn: ${dateWithWeekday(draft.due)}${left}`]];
  if (due.workingDay && due.countdown.calendarDays >= 0) {
    const day = dateWithWeekday(due.workingDay);
    lines.push([{ italic: `Là ngày nghỉ: nhắc việc tính đến ${day}.` }]);
  }
  return lines;
}

function unlinkedWords(unlinked: readonly string[]): string {
  const names = someNames(
    unlinked.map((name) => shorten(name, NAME_LENGTH)),
    MOST_NAMES,
  );
  return `Chưa có ai liên kết tài khoản, cần báo bằng cách khác: ${shorten(names, NAMES_LENGTH)}`;
}
