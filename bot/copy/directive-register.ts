/** Rows of a register of directives, taken several at once: what is asked, read, refused and stored. */
import type { Line, Rendered } from "../../domain/channel.ts";
import type { DirectiveContent } from "../../domain/directive-content.ts";
import { MOST_ROWS, type RegisterRow, type RowFault } from "../../domain/directive-register.ts";
import { CANCEL } from "./answers.ts";
import { directiveFigureLine, documentWords } from "./directive-figures.ts";
import { fullDate, shorten } from "./format.ts";

type Of<Kind extends DirectiveContent["kind"]> = Extract<DirectiveContent, { kind: Kind }>;

const COLUMNS = "số; ngày; nội dung; hạn; ngày trả lời; đơn vị";
const EXAMPLE =
  "1245/UBND-KSTT của UBND tỉnh; 10/3/2023; Rà soát TTHC; 25/3/2023; 24/3/2023; Phòng Tư pháp";
const MOST_LISTED = 6;
const MOST_REFUSED = 8;
const TITLE_LENGTH = 60;

const FAULTS: Readonly<Record<RowFault, string>> = {
  columns: "thiếu cột, cần ít nhất số; ngày; nội dung; hạn",
  "no-title": "chưa có nội dung",
  "document-day": "chưa đọc được ngày văn bản, hoặc ngày này chưa đến",
  due: "chưa đọc được thời hạn",
  "answered-day": "chưa đọc được ngày trả lời",
  "answered-in-future": "ngày trả lời chưa đến",
  "answered-before-document": "ngày trả lời trước ngày văn bản",
  unit: "chưa rõ đơn vị trả lời",
  known: "đã có trong sổ hoặc ở dòng trên",
};

export function renderAskRegister({ isAgain }: Of<"ask-register">): Rendered {
  const lines: Line[] = [
    [{ bold: "Đăng ký nhiều ý kiến chỉ đạo" }],
    ...(isAgain ? [["Chưa có dòng nào."]] : []),
    ["Đề nghị nhắn mỗi ý kiến một dòng, các cột cách nhau bằng dấu chấm phẩy:"],
    [COLUMNS],
    ["Ví dụ:"],
    [{ italic: EXAMPLE }],
    [`Ngày trả lời, đơn vị có thể bỏ trống. Mỗi lần nhiều nhất ${MOST_ROWS} dòng.`],
  ];
  return { lines, choices: [[CANCEL]], attachment: null };
}

export function renderRegisterPreview(content: Of<"register-preview">): Rendered {
  const { rows, refused, left } = content;
  const lines: Line[] = [
    [{ bold: rows.length > 0 ? `Đọc được ${rows.length} dòng` : "Chưa nhận được dòng nào" }],
    ...rows.slice(0, MOST_LISTED).map(rowLine),
  ];
  if (rows.length > MOST_LISTED) lines.push([`… và ${rows.length - MOST_LISTED} dòng khác`]);
  if (refused.length > 0) {
    lines.push([], [{ bold: `Không nhận ${refused.length} dòng` }]);
    for (const { line, words, fault } of refused.slice(0, MOST_REFUSED)) {
      lines.push([`- Dòng ${line} “${shorten(words, TITLE_LENGTH)}”: ${FAULTS[fault]}`]);
    }
    const more = refused.length - MOST_REFUSED;
    if (more > 0) lines.push([`… và ${more} dòng khác`]);
    lines.push([
      rows.length > 0 ? "Các dòng này có thể sửa rồi nhắn lại sau." : "Đề nghị sửa rồi nhắn lại.",
    ]);
  }
  if (left > 0) lines.push([`Còn ${left} dòng chưa đọc: mỗi lần nhiều nhất ${MOST_ROWS} dòng.`]);
  const confirm = {
    label: `Đăng ký ${rows.length} ý kiến`,
    action: { do: "register-directives", rows },
  } as const;
  return { lines, choices: [...(rows.length > 0 ? [[confirm]] : []), [CANCEL]], attachment: null };
}

function rowLine(row: RegisterRow): Line {
  const { title, due, answeredOn, named } = row;
  const document = documentWords({ ...row, issuer: "" });
  const answered = answeredOn ? `, trả lời ${fullDate(answeredOn)}` : "";
  const head = document ? `${document}: ` : "";
  const unit = shorten(named.name, TITLE_LENGTH);
  return [`- ${head}${shorten(title, TITLE_LENGTH)} (hạn ${fullDate(due)}${answered}) – ${unit}`];
}

export function renderRegistered(content: Of<"registered">): Rendered {
  const { count, first, last, figures, year } = content;
  const codes = first === last ? first : `${first} – ${last}`;
  const lines: Line[] = [
    [
      count > 0
        ? `Đã đăng ký ${count} ý kiến chỉ đạo: ${codes}.`
        : "Các ý kiến chỉ đạo này đã có trong sổ.",
    ],
  ];
  if (figures) lines.push(directiveFigureLine(`Năm ${year}`, figures));
  return {
    lines,
    choices: [
      [
        {
          label: "Ý kiến chỉ đạo của cấp trên",
          action: { do: "directives", direction: "received", page: 0 },
        },
      ],
    ],
    attachment: null,
  };
}
