/** Bringing dossiers in: what an export holds, what it changes, and why a row was not taken. */
import type { Line } from "../../domain/channel.ts";
import { shareInHundredths } from "../../domain/directive-figures.ts";
import type { DossierRowProblem, RejectedDossier } from "../../domain/dossier-import.ts";
import { bringsAnything, type DossierOverview } from "../../domain/dossier-import-overview.ts";
import type { Beginning } from "../../domain/import-overview.ts";
import { dateIn, DEFAULT_ZONE, timeIn, type Instant } from "../../domain/time.ts";
import { fullDate, shorten } from "./format.ts";
import { questionWords } from "./import-questions.ts";

const NAME_LENGTH = 100;
const CODE_LENGTH = 40;
const QUOTE_LENGTH = 60;
const END_OF_DAY = "23:59";

/** What the export holds and would do, short enough for the first screen of a phone. */
export function dossierLines(overview: DossierOverview): Line[] {
  return [
    [{ bold: `Hồ sơ TTHC ${momentWords(overview.asOf)}` }],
    [`${grouped(overview.read)} hồ sơ trong tệp${changeWords(overview)}`],
    ...standingLines(overview),
    ...(overview.isOlder ? olderLines(overview) : []),
    ...newsLines(overview),
    ...consequenceLines(overview, "sẽ ghi"),
    ...openLines(overview),
    ...named("Đơn vị mới sẽ được thêm", overview.newUnits),
  ];
}

/** What has come in. */
export function dossiersDoneLines(overview: DossierOverview): Line[] {
  if (!bringsAnything(overview)) return [["Hồ sơ trong tệp này đã có, không có gì thay đổi."]];
  return [
    [{ bold: `Đã nhập hồ sơ TTHC ${momentWords(overview.asOf)}` }],
    [`${grouped(overview.read)} hồ sơ trong tệp${changeWords(overview)}`],
    ...standingLines(overview),
    ...newsLines(overview),
    ...consequenceLines(overview, "ghi"),
    ...rejectedLines(overview),
    ...named("Đơn vị mới đã thêm", overview.newUnits),
  ];
}

/** `Dòng 7 (000.00.05.H49-230220-0012): …`. */
export function rejectedWords({ row, dossier, problem }: RejectedDossier): string {
  const code = dossier ? ` (${shorten(dossier, CODE_LENGTH)})` : "";
  return `Dòng ${row}${code}: ${dossierProblemWords(problem)}`;
}

export function dossierProblemWords(problem: DossierRowProblem): string {
  switch (problem.code) {
    case "no-code":
      return "Không ghi mã hồ sơ.";
    case "too-long":
      return `Cột ${shorten(problem.column, QUOTE_LENGTH)} có nội dung quá dài.`;
    case "no-received":
      return "Không ghi ngày tiếp nhận.";
    case "no-due":
      return "Không ghi ngày hẹn trả hay thời hạn giải quyết.";
    case "no-status":
      return problem.text
        ? `Chưa hiểu trạng thái “${shorten(problem.text, QUOTE_LENGTH)}”.`
        : "Không ghi trạng thái.";
    case "bad-date":
      return (
        `Cột ${shorten(problem.column, QUOTE_LENGTH)}: ` +
        `“${shorten(problem.text, QUOTE_LENGTH)}” không phải ngày tháng đúng.`
      );
    case "dates-contradict":
      return "Các ngày mâu thuẫn nhau: hẹn trả hoặc kết thúc trước khi tiếp nhận.";
    case "doubled":
      return `Trùng mã hồ sơ với dòng ${problem.row}.`;
    case "ambiguous-unit":
      return `Có nhiều đơn vị tên “${shorten(problem.text, QUOTE_LENGTH)}”, chưa rõ đơn vị nào.`;
    default:
      return problem satisfies never;
  }
}

/** `tính đến 16:30 ngày 20/02/2023`; of a whole day without its hour. */
function momentWords(asOf: Instant): string {
  const day = `ngày ${fullDate(dateIn(asOf, DEFAULT_ZONE))}`;
  const time = timeIn(asOf, DEFAULT_ZONE);
  return time === END_OF_DAY ? `tính đến hết ${day}` : `tính đến ${time} ${day}`;
}

function changeWords({ created, updated, unchanged, rejected }: DossierOverview): string {
  const words = [
    ...(created > 0 ? [`${grouped(created)} mới`] : []),
    ...(updated > 0 ? [`${grouped(updated)} thay đổi`] : []),
    ...(unchanged > 0 ? [`${grouped(unchanged)} không đổi`] : []),
    ...(rejected.total > 0 ? [`${grouped(rejected.total)} không nhập được`] : []),
  ];
  return words.length > 0 ? `: ${words.join(", ")}.` : ".";
}

function standingLines({ onTime, late, open, overdueOpen }: DossierOverview): Line[] {
  const received = onTime + late + open;
  if (received === 0) return [];
  const overdue = overdueOpen > 0 ? `, trong đó ${grouped(overdueOpen)} đã trễ hẹn` : "";
  return [
    [
      `Đúng hạn ${grouped(onTime)}/${grouped(received)} hồ sơ tiếp nhận ` +
        `(${percentWords(onTime, received)}); giải quyết trễ hạn ${grouped(late)}; ` +
        `đang giải quyết ${grouped(open)}${overdue}.`,
    ],
  ];
}

function olderLines({ news: { lastAsOf } }: DossierOverview): Line[] {
  const last = lastAsOf ? ` (${momentWords(lastAsOf)})` : "";
  return [[`Tệp này cũ hơn lần nhập gần nhất${last}, nên giữ nguyên những gì đã biết sau đó.`]];
}

/** What is different from the time before. */
function newsLines({ news, isOlder, created, updated }: DossierOverview): Line[] {
  const { lastAsOf, ended, endedOnTime, moved, waived, entered, otherDate, absent } = news;
  if (lastAsOf === null || isOlder) return [];
  const lines = [
    ...(ended > 0 ? [`${grouped(ended)} hồ sơ đã có kết quả (${endedOnTime} đúng hạn)`] : []),
    ...(moved > 0 ? [`${grouped(moved)} hồ sơ đổi ngày hẹn trả`] : []),
    ...(waived > 0 ? [`${waived} việc xin lỗi không còn phải thực hiện`] : []),
    ...(entered > 0 ? [`${entered} ngày hẹn mới đã có trên hệ thống một cửa`] : []),
    ...(otherDate > 0
      ? [`${otherDate} hồ sơ có ngày hẹn trên hệ thống khác ngày đã hẹn lại, đề nghị kiểm tra`]
      : []),
    ...(absent > 0
      ? [`${grouped(absent)} hồ sơ đang giải quyết không có trong tệp, giữ nguyên`]
      : []),
  ];
  const isSame = created + updated === 0;
  const title = `So với lần nhập trước (${momentWords(lastAsOf)})`;
  if (lines.length === 0) return isSame ? [[`${title}: không có gì thay đổi.`]] : [];
  return [[], [{ bold: title }], ...lines.map((line): Line => [`- ${line}`])];
}

function consequenceLines(
  { toApologise, withoutUnit, isWithoutDesk }: DossierOverview,
  verb: string,
): Line[] {
  const lines = [
    ...(toApologise > 0
      ? [
          [
            `${grouped(toApologise)} hồ sơ đã trễ hẹn mà chưa xin lỗi: ` +
              `${verb} ${grouped(toApologise)} việc xin lỗi.`,
          ],
        ]
      : []),
    ...(withoutUnit > 0 ? [[`${grouped(withoutUnit)} hồ sơ chưa rõ đơn vị xử lý.`]] : []),
    ...(isWithoutDesk
      ? [["Chưa chọn Bộ phận Một cửa: Cơ quan thường trực CCHC chọn trong Quy định xin lỗi."]]
      : []),
  ];
  return lines.length > 0 ? [[], ...lines] : [];
}

/** What waits for a person: questions first, then what was not taken. */
function openLines(overview: DossierOverview): Line[] {
  const { questions } = overview;
  const asked = questions.first.map((question): Line => {
    const unanswered =
      question.kind === "ambiguous"
        ? "Nếu chưa trả lời, hồ sơ của đơn vị này chưa nhập được."
        : "Nếu chưa trả lời, sẽ được thêm thành đơn vị mới.";
    return [`- ${questionWords(question)} ${unanswered}`];
  });
  const title: Line[] =
    questions.total > 0 ? [[], [{ bold: `Cần trả lời (${questions.total})` }]] : [];
  return [...title, ...asked, ...rest(questions, "câu khác"), ...rejectedLines(overview)];
}

function rejectedLines({ rejected }: DossierOverview): Line[] {
  if (rejected.total === 0) return [];
  return [
    [],
    [{ bold: `Không nhập được (${grouped(rejected.total)})` }],
    ...rejected.first.map((each): Line => [`- ${rejectedWords(each)}`]),
    ...rest(rejected, "dòng khác"),
  ];
}

function named(title: string, names: Beginning<string>): Line[] {
  if (names.total === 0) return [];
  return [
    [],
    [{ bold: `${title} (${names.total})` }],
    ...names.first.map((name): Line => [`- ${shorten(name, NAME_LENGTH)}`]),
    ...rest(names, "đơn vị khác"),
  ];
}

function rest(list: Beginning<unknown>, words: string): Line[] {
  const more = list.total - list.first.length;
  return more > 0 ? [[`… và ${grouped(more)} ${words}`]] : [];
}

/** `96,68 %`. */
function percentWords(part: number, whole: number): string {
  return `${PERCENT.format((shareInHundredths(part, whole) ?? 0) / 100)} %`;
}

const PERCENT = new Intl.NumberFormat("vi-VN", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

function grouped(count: number): string {
  return count.toLocaleString("vi-VN");
}
