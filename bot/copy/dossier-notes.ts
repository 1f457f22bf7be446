/** What a message says of dossiers beside the duties that it reminds of, and what can be answered. */
import type { Choice, Line } from "../../domain/channel.ts";
import type { DossierAction } from "../../domain/dossier-action.ts";
import type { DossierLine } from "../../domain/dossier-content.ts";
import type { DossierNote } from "../../domain/dossier-note.ts";
import type { Note } from "../../domain/message.ts";
import { dossierCode, standingOf } from "./dossier-lines.ts";
import { clockWords, shortDate, shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";

type Of<Kind extends Note["kind"]> = Extract<Note, { kind: Kind }>;
type NearNote = Of<"dossiers-near">;

const PROCEDURE_LENGTH = 80;
const END_OF_DAY = "23:59";
const REASON_LENGTH = 200;

const ABSENT: DossierAction = {
  do: "dossiers",
  list: "absent",
  unitId: null,
  field: null,
  page: 0,
};

export function dossierNoteWords(note: DossierNote): string {
  switch (note.kind) {
    case "dossiers-near":
      return nearWords(note);
    case "dossiers-unowned":
      return unownedWords(note);
    case "dossiers-stale":
      return staleWords(note);
    case "dossiers-absent":
      return absentWords(note);
    case "new-dates-missing":
      return missingDatesWords(note);
    case "reappointment-refused":
      return refusedWords(note);
    case "late-again":
      return lateAgainWords(note);
    default:
      return note satisfies never;
  }
}

/** `Hồ sơ TTHC sắp đến hạn của Phòng Tư pháp (3): đề nghị trả lời kịp hạn hay không kịp hạn.` */
function nearWords({ unit, mayAnswer, work }: NearNote): string {
  const whose = unit ? ` của ${unit}` : ", chưa rõ đơn vị giải quyết";
  const asked = mayAnswer
    ? "đề nghị trả lời kịp hạn hay không kịp hạn"
    : "đề nghị báo đơn vị trả lời kịp hạn hay không kịp hạn";
  return `Hồ sơ TTHC sắp đến hạn${whose} (${work?.total ?? 0}): ${asked}.`;
}

export function nearLines({ work }: NearNote): Line[] {
  if (!work) return [];
  const more = work.total - work.lines.length;
  return [...work.lines.map(nearLine), ...(more > 0 ? [[`… và ${more} hồ sơ khác.`]] : [])];
}

/** `- 000.00.05.H49-230220-0012 · Đăng ký khai sinh – hẹn trả 24/02/2023, còn 1 ngày làm việc 3 giờ` */
function nearLine(line: DossierLine): Line {
  const procedure = shorten(line.procedure, PROCEDURE_LENGTH);
  return ["- ", { bold: dossierCode(line) }, ` · ${procedure} – ${standingOf(line)}`];
}

/**
 * One alone is answered at once; of several, their list is opened.
 *
 * @param isAmong whether the message asks about other things, too: then the dossier is named by its code
 */
export function dossierChoices(notes: readonly Note[], isAmong: boolean): Choice[][] {
  const near = notes.filter((note) => note.kind === "dossiers-near");
  return [
    ...near.flatMap((note) => nearChoices(note, isAmong || near.length > 1)),
    ...notes.flatMap(openingChoices),
  ];
}

function nearChoices({ unitId, unit, mayAnswer, work }: NearNote, isNamed: boolean): Choice[][] {
  const [only, ...others] = work?.lines ?? [];
  if (!only) return [];
  if (others.length === 0 && mayAnswer) {
    const { dossierId, code, isRefused } = only;
    const of = isNamed ? `: ${code}` : "";
    const not: Choice = {
      label: cut(`Không kịp hạn${of}`),
      action: { do: "dossier-not-in-time", dossierId },
    };
    return [
      [
        { label: cut(`Kịp hạn${of}`), action: { do: "dossier-in-time", dossierId } },
        ...(isRefused ? [] : [not]),
      ],
    ];
  }
  const label = mayAnswer ? "Xem và trả lời hồ sơ" : "Xem hồ sơ sắp đến hạn";
  const named = isNamed && unit ? cut(`${label}: ${unit}`) : label;
  return [
    [{ label: named, action: { do: "dossiers", list: "near", unitId, field: null, page: 0 } }],
  ];
}

function cut(label: string): string {
  return shorten(label, LONGEST_BUTTON);
}

function openingChoices(note: Note): Choice[][] {
  switch (note.kind) {
    case "new-dates-missing":
      return [
        [
          {
            label: cut(`Cập nhật ngày hẹn: ${note.unit}`),
            action: { do: "apologies", stage: "sent", unitId: note.unitId, page: 0 },
          },
        ],
      ];
    case "dossiers-absent":
      return [[{ label: "Xem hồ sơ không còn trong tệp", action: ABSENT }]];
    case "reappointment-refused":
    case "late-again": {
      const { code, dossierId } = note;
      return [[{ label: cut(`Hồ sơ ${code}`), action: { do: "dossier", dossierId } }]];
    }
    default:
      return [];
  }
}

function unownedWords({ count }: Of<"dossiers-unowned">): string {
  return (
    `Có ${count ?? 0} hồ sơ TTHC đã trễ hẹn mà chưa rõ đơn vị giải quyết: ` +
    "đề nghị ghi rõ đơn vị trong tệp nhập, hoặc chọn Bộ phận Một cửa trong cài đặt."
  );
}

function staleWords({ asOf, time }: Of<"dossiers-stale">): string {
  const isWholeDay = time === null || time === END_OF_DAY;
  const until = isWholeDay ? "hết" : clockWords(time);
  return (
    `Dữ liệu hồ sơ TTHC mới đến ${until} ngày ${shortDate(asOf)}, đã quá một ngày làm việc. ` +
    "Đề nghị xuất tệp mới từ hệ thống một cửa và gửi vào đây; " +
    "trước khi có tệp mới, chưa hỏi đơn vị nào về hồ sơ sắp đến hạn hay trễ hẹn."
  );
}

function absentWords({ count }: Of<"dossiers-absent">): string {
  return (
    `Có ${count ?? 0} hồ sơ TTHC đang giải quyết, sắp đến hoặc đã qua ngày hẹn trả, ` +
    "không còn trong tệp mới nhất: đề nghị kiểm tra trên hệ thống một cửa " +
    "và xuất tệp có đủ hồ sơ; trước đó chưa hỏi đơn vị nào về các hồ sơ này."
  );
}

function missingDatesWords({ unit, count }: Of<"new-dates-missing">): string {
  return (
    `${unit}: ${count ?? 0} hồ sơ đã gửi văn bản xin lỗi nhưng chưa cập nhật ngày hẹn mới ` +
    "trên hệ thống một cửa."
  );
}

function refusedWords({ unit, code, procedure, due, reason }: Of<"reappointment-refused">) {
  return (
    `${unit} báo không kịp hạn lần nữa hồ sơ ${code} (${shorten(procedure, PROCEDURE_LENGTH)}, ` +
    `hẹn trả ${shortDate(due)}). Đã hết số lần hẹn lại theo quy định nên không được hẹn lại: ` +
    `đề nghị chỉ đạo giải quyết đúng hẹn. Lý do đơn vị nêu: ${shorten(reason, REASON_LENGTH)}`
  );
}

function lateAgainWords({ unit, code, procedure, due }: Of<"late-again">): string {
  return (
    `Hồ sơ ${code} của ${unit} (${shorten(procedure, PROCEDURE_LENGTH)}) đã quá cả ngày hẹn lại ` +
    `${shortDate(due)}, không còn được hẹn lại: đề nghị giải quyết ngay.`
  );
}

export function deskChangedWords({ unit, isDesk, by }: Of<"desk-changed">): string {
  const done = isDesk
    ? "vừa được đặt làm Bộ phận Một cửa, xem được người nộp của mọi hồ sơ"
    : "không còn là Bộ phận Một cửa";
  return `${unit} ${done} (${by} chọn). Nếu có nhầm lẫn, đề nghị báo Cơ quan thường trực CCHC.`;
}
