/** Rows of a document that need somebody: the list, one row, and the date that it is asked for. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { DoubtLine, ImportRow } from "../../domain/import-content.ts";
import type { ImportId } from "../../domain/ids.ts";
import type { RowCorrection } from "../../domain/plan-import.ts";
import { fullDate, shorten } from "./format.ts";
import { back } from "./import-preview.ts";
import { documentProblemWords, problemWithText } from "./import-problems.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const TITLE_LENGTH = 400;
const LINE_LENGTH = 90;
const NAME_LENGTH = 100;
const MOST_LISTED = 6;
const BUTTONS_A_ROW = 3;
const NO_DATE = "Chưa có ngày. Có thể đặt ngày để được nhắc việc.";

export function renderImportRows(content: Of<"import-rows">): Rendered {
  const { importId, places, open, settled, page, pages } = content;
  const where = pages > 1 ? `, trang ${page + 1}/${pages}` : "";
  const groups = [
    ...(open > 0 ? [`cần xem (${open})`] : []),
    ...(settled > 0 ? [`đã sửa (${settled})`] : []),
  ];
  const text: NamedLine<DoubtLine>[] = [
    said([{ bold: `Các dòng ${groups.join(", ") || "cần xem"}${where}` }]),
    ...places.flatMap((place) => [said([]), ...naming(place, placeLines(place))]),
    said([]),
    said([{ italic: "Mở dòng khác: nhắn “dòng” kèm số, ví dụ dòng 7." }]),
  ];
  const to = (target: number): Choice["action"] => ({ do: "import-rows", importId, page: target });
  const opens = places.flatMap((place): Choice[] => {
    const { row, isCorrectable } = place;
    if (row === null || !isCorrectable) return [];
    const action = { do: "import-row", importId, row } as const;
    return [atLine({ label: `Dòng ${row}`, action }, place, text)];
  });
  return {
    lines: linesOf(text),
    choices: [...inRows(opens), ...pageTurns(page, pages, to), [back(importId)]],
    attachment: null,
  };
}

export function renderImportRow({ importId, row }: Of<"import-row">): Rendered {
  const { place } = row;
  const lines: Line[] = [
    [{ bold: `Dòng ${row.row}` }],
    [shorten(row.title || "Không ghi nội dung nhiệm vụ", TITLE_LENGTH)],
  ];
  if (row.area) lines.push([`Lĩnh vực: ${shorten(row.area, NAME_LENGTH)}`]);
  const lead = row.lead.join("; ");
  lines.push([`Chủ trì: ${lead ? shorten(lead, NAME_LENGTH) : "không ghi"}`]);
  lines.push(...deliverableLines(row));
  for (const problem of place.problems) lines.push([`Cần xem: ${documentProblemWords(problem)}`]);
  if (place.isUndated && place.problems.length === 0) lines.push([NO_DATE]);
  const corrected = correctionWords(place.correction, row.leadGiven);
  if (corrected) lines.push([{ bold: `Đã sửa: ${corrected}` }]);
  return { lines, choices: rowChoices(importId, row), attachment: null };
}

export function renderNoRow({ importId, row }: Of<"import-no-row">): Rendered {
  return {
    lines: [[`Không có dòng ${row} trong các nhiệm vụ đọc được của tài liệu.`]],
    choices: [[back(importId)]],
    attachment: null,
  };
}

export function renderAskDate(content: Of<"import-ask-date">): Rendered {
  const { importId, row, title, timings, year, isAgain } = content;
  const written = timings.filter((timing) => timing.trim() !== "").join("; ");
  const lines: Line[] = [];
  if (isAgain) lines.push(["Chưa đọc được ngày. Đề nghị ghi một ngày, ví dụ 31/12/2023."], []);
  lines.push([{ bold: `Dòng ${row}: ${shorten(title, NAME_LENGTH)}` }]);
  if (written)
    lines.push([`Tài liệu ghi: “${shorten(written.replace(/\s+/gu, " "), LINE_LENGTH)}”`]);
  lines.push([`Đề nghị nhắn ngày phải xong, ví dụ 31/12/${year}, 31/12 hoặc quý II.`]);
  if (timings.length > 1) lines.push(["Ngày này áp dụng cho mọi sản phẩm của dòng."]);
  return {
    lines,
    choices: [[{ label: "Quay lại", action: { do: "import-row", importId, row }, turn: "back" }]],
    attachment: null,
  };
}

function placeLines({ row, text, problems, isUndated, correction, lead }: DoubtLine): Line[] {
  if (row === null) return [[`- ${problems.map(problemWithText).join(" ")}`]];
  const reasons = problems.map(documentProblemWords).join(" ");
  const corrected = correctionWords(correction, lead);
  return [
    [
      { bold: `Dòng ${row}` },
      ...(text ? [`: ${shorten(text.replace(/\s+/gu, " "), LINE_LENGTH)}`] : []),
    ],
    ...(reasons ? [[shorten(reasons, TITLE_LENGTH)]] : []),
    ...(isUndated && !reasons ? [[NO_DATE]] : []),
    ...(corrected ? [[{ italic: `Đã sửa: ${corrected}` }]] : []),
  ];
}

/** `hạn 31/12/2023; giao Phòng Nội vụ`; empty where nothing was corrected. */
function correctionWords(correction: RowCorrection | null, lead: string | null): string {
  if (!correction) return "";
  if (correction.isSkipped) return "không nhập dòng này";
  return [
    ...(correction.due ? [`hạn ${fullDate(correction.due)}`] : []),
    ...(lead ? [`giao ${shorten(lead, NAME_LENGTH)}`] : []),
  ].join("; ");
}

function deliverableLines({ deliverables }: ImportRow): Line[] {
  const lines = deliverables.slice(0, MOST_LISTED).map(({ label, timing, due }): Line => {
    const name = label ? shorten(label, LINE_LENGTH) : "Thực hiện nhiệm vụ";
    const written = timing.replace(/\s+/gu, " ").trim();
    const quoted = written ? `“${shorten(written, LINE_LENGTH)}”` : "không ghi thời gian";
    const dates = due.slice(0, MOST_LISTED).map(fullDate).join(", ");
    const more = due.length > MOST_LISTED ? `… (${due.length} ngày)` : "";
    return [`- ${name}: ${quoted}${dates ? `, hạn ${dates}${more}` : ""}`];
  });
  const more = deliverables.length - lines.length;
  return more > 0 ? [...lines, [`… và ${more} sản phẩm khác`]] : lines;
}

function rowChoices(importId: ImportId, { row, place }: ImportRow): Choice[][] {
  const isSkipped = place.correction?.isSkipped ?? false;
  const rows: Choice[][] = [
    [
      { label: "Đặt ngày", action: { do: "import-ask-date", importId, row } },
      {
        label: "Đổi đơn vị chủ trì",
        action: { do: "import-units", importId, subject: { row }, page: 0 },
      },
    ],
    [
      {
        label: isSkipped ? "Dùng lại dòng này" : "Không nhập dòng này",
        action: { do: "import-skip", importId, row, isSkipped: !isSkipped },
      },
    ],
  ];
  if (place.correction && !isSkipped) {
    rows.push([{ label: "Theo đúng tài liệu", action: { do: "import-restore", importId, row } }]);
  }
  const list: Choice = {
    label: "Các dòng cần xem",
    action: { do: "import-rows", importId, page: 0 },
  };
  rows.push(
    place.problems.length > 0 || place.isUndated ? [list, back(importId)] : [back(importId)],
  );
  return rows;
}

function inRows(choices: readonly Choice[]): Choice[][] {
  const rows: Choice[][] = [];
  for (let start = 0; start < choices.length; start += BUTTONS_A_ROW) {
    rows.push(choices.slice(start, start + BUTTONS_A_ROW));
  }
  return rows;
}
