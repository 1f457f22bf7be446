/** A dossier opened: its facts, the sum behind its date, what was answered, what can be done. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { DossierApology, DossierContent, DossierNews } from "../../domain/dossier-content.ts";
import { LAST_TIME_OF_RECEIPT } from "../../domain/dossier-clock.ts";
import type { DossierMark } from "../../domain/dossier-action.ts";
import type { DossierStatus, TimeLimit } from "../../domain/dossier.ts";
import type { LocalDate, LocalTime } from "../../domain/time.ts";
import { COUNTS_LATE, STAGE_WORDS } from "./apology-words.ts";
import { dossierCode, leftWords, whenWords } from "./dossier-lines.ts";
import { clockWords, fullDate, shorten } from "./format.ts";

type Card = Extract<DossierContent, { kind: "dossier" }>;

const PROCEDURE_LENGTH = 300;
const FIELD_LENGTH = 120;
const UNIT_LENGTH = 120;
const POST_LENGTH = 100;

const STATUS_WORDS: Readonly<Record<DossierStatus, string>> = {
  1: "Mới đăng ký",
  2: "Được tiếp nhận",
  3: "Không được tiếp nhận",
  4: "Đang xử lý",
  5: "Yêu cầu bổ sung giấy tờ",
  6: "Yêu cầu thực hiện nghĩa vụ tài chính",
  7: "Công dân yêu cầu rút hồ sơ",
  8: "Dừng xử lý",
  9: "Đã xử lý xong",
  10: "Đã trả kết quả",
};

const NEWS_WORDS: Readonly<Record<NonNullable<DossierNews>, string>> = {
  added: "Đã ghi hồ sơ.",
  known: "Hồ sơ mã này đã có.",
  promised: "Đã ghi nhận kịp hạn. Nếu có thay đổi, chọn Không kịp hạn.",
  finished: "Đã ghi nhận xử lý xong.",
  returned: "Đã ghi nhận trả kết quả.",
  "supplement-asked": "Đã ghi nhận yêu cầu bổ sung.",
  "supplement-given": "Đã ghi nhận bổ sung. Thời hạn tính lại từ đầu.",
  reopened: "Đã hoàn tác.",
  changed: "Đã sửa hồ sơ.",
  stopped: "Hồ sơ đã có việc xin lỗi nên giữ lại ở tình trạng dừng xử lý; không nhắc nữa.",
};

export function renderDossier(content: Card): Rendered {
  const { news, line } = content;
  const head = shorten(line.procedure, PROCEDURE_LENGTH);
  return {
    lines: [
      ...(news ? [[NEWS_WORDS[news]]] : []),
      [{ bold: `${dossierCode(line)} · ${head}` }],
      ...factLines(content),
      ...dateLines(content),
      ...answerLines(content),
      [{ italic: ageWords(content) }],
    ],
    choices: choicesOf(content),
    attachment: null,
  };
}

function factLines({ line, field, status }: Card): Line[] {
  const where = [
    line.unit ? shorten(line.unit, UNIT_LENGTH) : "Chưa rõ đơn vị giải quyết",
    field ? `lĩnh vực ${shorten(field, FIELD_LENGTH)}` : "",
  ].filter(Boolean);
  return [[where.join(" · ")], [`Tình trạng: ${STATUS_WORDS[status]}`]];
}

/** The sum: from when it counts, how long it may take, what has put it off. */
function dateLines(content: Card): Line[] {
  const { line, received, receivedTime, limit, isDueWritten, pausedDays, ended } = content;
  const { due, dueTime, isWaiting, outcome } = line;
  const from = countedWords(content.countedFrom, receivedTime);
  const lines: Line[] = [[`Tiếp nhận: ${whenWords(received.on, receivedTime)}${from}`]];
  if (limit) lines.push([`Thời hạn giải quyết: ${limitWords(limit)}`]);
  lines.push(...supplementLines(content));
  if (pausedDays > 0)
    lines.push([`Tạm dừng: ${pausedDays} ngày làm việc, không tính vào thời hạn`]);
  const counted = isDueWritten ? "" : " (tính theo thời hạn)";
  const soFar = ended === null && !isWaiting ? `, ${leftWords(line)}` : "";
  lines.push([`Hẹn trả: `, { bold: whenWords(due.on, dueTime) }, `${counted}${soFar}`]);
  if (ended) {
    const late = outcome === "late" ? "trễ hẹn" : "đúng hẹn";
    lines.push([`Kết thúc: ${fullDate(ended)}, `, { bold: late }]);
  } else if (isWaiting) {
    lines.push(["Đang chờ bổ sung: thời hạn chưa tính tiếp."]);
  }
  if (content.hasMissedDate) lines.push([COUNTS_LATE]);
  if (line.isLateByRule) lines.push(["Yêu cầu bổ sung quá 1 lần: tính là trễ hẹn."]);
  return lines;
}

function countedWords(countedFrom: LocalDate | null, receivedTime: LocalTime | null): string {
  if (countedFrom === null) return "";
  const isLate = receivedTime !== null && receivedTime > LAST_TIME_OF_RECEIPT;
  const why = isLate ? `nhận sau ${clockWords(LAST_TIME_OF_RECEIPT)}` : "nhận vào ngày nghỉ";
  return `, tính từ ngày làm việc ${fullDate(countedFrom)} (${why})`;
}

function supplementLines({ supplements }: Card): Line[] {
  const { count, asked, given } = supplements;
  if (count === 0) return [];
  const times = count > 1 ? ` (${count} lần)` : "";
  const on = asked ? ` ngày ${fullDate(asked.on)}` : "";
  const back = given ? `, nhận bổ sung ngày ${fullDate(given.on)}, tính lại thời hạn` : "";
  return [[`Yêu cầu bổ sung${times}${on}${back}`]];
}

function answerLines({ promise, reappointments, apologies }: Card): Line[] {
  const lines: Line[] = [];
  if (promise) {
    const by = promise.post ? ` (${shorten(promise.post, POST_LENGTH)})` : "";
    lines.push([`Đơn vị báo kịp hạn ngày ${fullDate(promise.on)}${by}`]);
  }
  for (const apology of apologies) lines.push([apologyWords(apology)]);
  const told = apologies.filter(({ stage }) => stage !== "not-owed").length;
  if (reappointments > told) lines.push([`Đã hẹn lại ${reappointments} lần theo hệ thống một cửa`]);
  return lines;
}

function apologyWords({ number, stage, newDue }: DossierApology): string {
  const again = newDue ? `, hẹn lại ngày ${fullDate(newDue)}` : "";
  return `Xin lỗi lần ${number}: ${STAGE_WORDS[stage]}${again}`;
}

function ageWords({ source, asOf }: Card): string {
  const moment = `${clockWords(asOf.time)} ngày ${fullDate(asOf.on)}`;
  return source === "typed"
    ? `Hồ sơ ghi tay, cập nhật ${moment}.`
    : `Theo dữ liệu hệ thống một cửa ${moment}.`;
}

function choicesOf(content: Card): Choice[][] {
  const { line, options, apologies } = content;
  const { dossierId } = line;
  const answers: Choice[] = [];
  if (options.promise) {
    answers.push({ label: "Kịp hạn", action: { do: "dossier-in-time", dossierId } });
  }
  if (options.refuse) {
    answers.push({ label: "Không kịp hạn", action: { do: "dossier-not-in-time", dossierId } });
  }
  const mark = (is: boolean, label: string, what: DossierMark): Choice[] =>
    is ? [{ label, action: { do: "mark-dossier", dossierId, mark: what } }] : [];
  const marks = [
    mark(options.finish, "Đã xử lý xong", "finished"),
    mark(options.giveBack, "Đã trả kết quả", "returned"),
    mark(options.askSupplement, "Yêu cầu bổ sung", "supplement-asked"),
    mark(options.takeSupplement, "Đã nhận bổ sung", "supplement-given"),
    mark(options.reopen, "Hoàn tác", "reopened"),
  ];
  if (options.otherDay) {
    const action = { do: "ask-dossier-end", dossierId, mark: options.otherDay } as const;
    marks.push([{ label: "Ngày khác…", action }]);
  }
  const opened = apologies.map(({ deadlineId, number }): Choice[] => {
    const label = apologies.length > 1 ? `Việc xin lỗi lần ${number}` : "Việc xin lỗi";
    return [{ label, action: { do: "apology", deadlineId } }];
  });
  const applicant: Choice = { label: "Người nộp", action: { do: "dossier-applicant", dossierId } };
  return [
    answers,
    ...opened,
    ...marks,
    ...(options.applicant ? [[applicant]] : []),
    corrections(content),
    [{ label: "Hồ sơ TTHC", action: { do: "dossier-overview" } } as Choice],
  ].filter((row) => row.length > 0);
}

function corrections({ line: { dossierId }, options }: Card): Choice[] {
  const change: Choice = { label: "Sửa hồ sơ", action: { do: "ask-dossier-change", dossierId } };
  const remove: Choice = { label: "Xóa hồ sơ", action: { do: "ask-dossier-removal", dossierId } };
  return [...(options.change ? [change] : []), ...(options.remove ? [remove] : [])];
}

/** `3 ngày làm việc`, `8 giờ làm việc`, `trong ngày`. */
export function limitWords({ kind, count }: TimeLimit): string {
  if (kind === "hours") return `${count} giờ làm việc`;
  return count === 0 ? "trong ngày" : `${count} ngày làm việc`;
}
