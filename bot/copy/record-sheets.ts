/** The tables that are exported: their columns, and what stands in them. */
import { documentKindName } from "../../domain/document-kinds.ts";
import type { RecordLine } from "../../domain/record-content.ts";
import type { ProofRow } from "../../domain/record-proof-rows.ts";
import type { Cell, FilePlace } from "../../domain/record-tables.ts";
import { deedWords } from "./deeds.ts";
import { fullDate } from "./format.ts";
import { STATE_WORDS } from "./items.ts";
import { aboutWords, actorWords, changeWords, viaWords } from "./record.ts";

const WHOLE = 1_000;

export const RECORD_SHEET = {
  sheet: "Nhật ký",
  columns: [
    { title: "Ngày", width: 12 },
    { title: "Giờ", width: 8 },
    { title: "Người thực hiện", width: 32 },
    { title: "Thao tác", width: 34 },
    { title: "Về", width: 48 },
    { title: "Nội dung nhiệm vụ", width: 48 },
    { title: "Thay đổi", width: 40 },
    { title: "Văn bản", width: 18 },
    { title: "Lý do", width: 40 },
    { title: "Kênh", width: 14 },
  ],
  cells(line: RecordLine): readonly Cell[] {
    const { at, about } = line;
    const title = about?.kind === "work" || about?.kind === "directive" ? about.title : "";
    return [
      { day: at.day },
      at.time,
      actorWords(line),
      deedWords(line.deed),
      about ? aboutWords(about, WHOLE) : "",
      title,
      changeWords(line),
      line.document,
      line.reason,
      viaWords(line.via),
    ];
  },
} as const;

const KINDS: Readonly<Record<ProofRow["kind"], string>> = {
  deliverable: "",
  report: "Báo cáo định kỳ",
  apology: "Xin lỗi",
  directive: "Ý kiến chỉ đạo",
  target: "Chỉ tiêu",
  criterion: "Tiêu chí",
};

export const EVIDENCE_SHEET = {
  index: "Danh muc ho so kiem chung.xlsx",
  sheet: "Danh mục",
  columns: [
    { title: "STT", width: 6 },
    { title: "Lĩnh vực/Tiêu chí", width: 30 },
    { title: "Mã nhiệm vụ", width: 10 },
    { title: "Nhiệm vụ", width: 44 },
    { title: "Đơn vị", width: 26 },
    { title: "Sản phẩm", width: 20 },
    { title: "Thời hạn (hạn gốc)", width: 12 },
    { title: "Gia hạn đến", width: 12 },
    { title: "Loại tài liệu", width: 14 },
    { title: "Số", width: 8 },
    { title: "Ký hiệu", width: 14 },
    { title: "Ngày văn bản", width: 12 },
    { title: "Cơ quan ban hành", width: 22 },
    { title: "Trích yếu", width: 36 },
    { title: "Tình trạng kiểm chứng", width: 24 },
    { title: "Đúng hạn", width: 11 },
    { title: "Tệp/Liên kết", width: 44 },
    { title: "Ghi chú", width: 40 },
  ],
  folder: (row: ProofRow) => row.code ?? (KINDS[row.kind] || "Khác"),
  document(row: ProofRow): string {
    const reference = row.document?.reference;
    if (reference?.number) {
      return `${kindWords(reference.kind)} ${reference.number}`.trim();
    }
    const source = row.document?.source;
    return source?.kind === "file" ? source.name.replace(/\.[^.]*$/u, "") : row.label;
  },
  cells(row: ProofRow, number: number, place: FilePlace): readonly Cell[] {
    const { document, due, extendedTo } = row;
    const reference = document?.reference ?? null;
    const [count, sign] = parted(reference?.number ?? null);
    return [
      number,
      row.heading || KINDS[row.kind],
      row.code,
      row.title,
      row.unit,
      row.label,
      due && { day: due },
      extendedTo && { day: extendedTo },
      kindWords(reference?.kind ?? null),
      count,
      sign,
      reference?.date ? { day: reference.date } : null,
      reference?.issuer ?? null,
      reference?.subject ?? null,
      standing(row),
      onTimeWords(row),
      whereWords(row, place),
      remarks(row, place),
    ];
  },
} as const;

function kindWords(kind: string | null): string {
  return kind === null ? "" : (documentKindName(kind) ?? kind);
}

/** `45/BC-UBND` → `45` and `BC-UBND`; a legal document's year stays with its number. */
function parted(number: string | null): readonly [string | null, string | null] {
  const parts = /^(\d+(?:\/\d{4})?)\/(.+)$/u.exec(number ?? "");
  return parts ? [parts[1] ?? null, parts[2] ?? null] : [number, null];
}

function standing({ state, outcome, document, isMissing }: ProofRow): string {
  if (outcome === "accepted") return "Đạt";
  if (outcome === "returned") return "Yêu cầu bổ sung";
  if (document && state !== "waived") return "Chờ xem xét";
  if (isMissing) return "Còn thiếu";
  if (state === "waived" || state === "done") return STATE_WORDS[state];
  return "Chưa đến hạn";
}

function onTimeWords({ onTime }: ProofRow): string {
  if (onTime === null) return "";
  return onTime ? "Đúng hạn" : "Chậm";
}

function whereWords({ document }: ProofRow, place: FilePlace): string {
  if (!document) return "";
  const { source } = document;
  if (source.kind === "reference" || place === "withheld") return "";
  if (source.kind === "link") return source.url;
  return typeof place === "object" ? place.path : source.name;
}

function remarks(row: ProofRow, place: FilePlace): string {
  const { document, isMissing, state, label, reason } = row;
  const parts: string[] = [];
  if (row.embeddedIn) parts.push(`Lồng ghép trong ${row.embeddedIn}`);
  if (isMissing) {
    const what = label ? `: ${label}` : "";
    parts.push(
      state === "done" ? `Đã báo hoàn thành, còn thiếu tài liệu${what}` : `Còn thiếu${what}`,
    );
  }
  if (document?.source.kind === "reference") parts.push("Chờ tệp: mới có số, ngày văn bản");
  if (place === "lost") parts.push("Tệp không còn trong kho lưu trữ, đề nghị nộp lại");
  if (place === "left-out") parts.push("Không kèm tệp vì tổng dung lượng quá 45 MB");
  if (place === "withheld") parts.push("Không kèm văn bản vì có ghi tên người nộp hồ sơ");
  if (reason) parts.push(`Lý do: ${reason}`);
  if (row.extendedTo) parts.push(`Được gia hạn đến ${fullDate(row.extendedTo)}`);
  return parts.join(". ");
}
