/** What a message says beside the items that it reminds of. */
import type { ChannelTraits, Line } from "../../domain/channel.ts";
import type { Bundle } from "../../domain/content.ts";
import { isOfDossiers, type DossierNote } from "../../domain/dossier-note.ts";
import type { LocalMoment, Note } from "../../domain/message.ts";
import type { LocalDate, LocalTime } from "../../domain/time.ts";
import { commandText } from "./commands.ts";
import { deskChangedWords, dossierNoteWords, nearLines } from "./dossier-notes.ts";
import { clockWords, periodWords, shortDate, shorten } from "./format.ts";
import { ROLE_WORDS } from "./people.ts";
import { takeoverLines } from "./takeover.ts";
import { itemName } from "./items.ts";

export function noteLines(
  { notes, today }: Pick<Bundle, "notes" | "today">,
  traits: ChannelTraits,
): Line[] {
  return notes.flatMap((note) => [
    [],
    [isOfDossiers(note) ? dossierNoteWords(note) : noteWords(note, today, traits)],
    ...(note.kind === "takeover" && note.work ? takeoverLines(note.work) : []),
    ...(note.kind === "dossiers-near" ? nearLines(note) : []),
  ]);
}

function noteWords(
  note: Exclude<Note, DossierNote>,
  today: LocalDate,
  traits: ChannelTraits,
): string {
  switch (note.kind) {
    case "delivery-delayed": {
      const span = `từ ${momentWords(note.since, today)} đến ${momentWords(note.until, today)}`;
      return `Có ${note.messages} tin nhắn gửi chậm, ${span}, do đường truyền hoặc hệ thống gián đoạn. Không tin nào bị mất.`;
    }
    case "uncertain":
      return (
        `Không rõ ${note.messages} tin nhắn đã đến người nhận hay chưa. ` +
        `Đề nghị xem bằng ${commandText("nhatky", traits, "không rõ")}.`
      );
    case "budget": {
      const { channel, used, limit, forecast, people } = note;
      const whose = people === undefined ? "" : ` cho ${people} người`;
      return (
        `Tháng này ${channel} đã dùng ${number(used)}/${number(limit)} tin${whose}; ` +
        `với mức này cả tháng cần khoảng ${number(forecast)} tin. ` +
        "Khi sắp hết sẽ bớt dần, theo thứ tự: trả lời những câu không phải việc; " +
        "tin thứ hai trong ngày đến hạn và dự thảo tổng hợp; trả lời khi tra cứu, báo cáo; " +
        "tin nhắc việc thường (gộp vào buổi sáng hôm sau). " +
        "Việc quá hạn và báo cáo lãnh đạo được giữ đến cùng."
      );
    }
    case "gap": {
      const { channel, from, to, times } = note;
      const span = `từ ${momentWords(from, today)} đến ${momentWords(to, today)}`;
      const lapse =
        times > 1 ? `có ${times} lúc không nhận được tin qua` : "không nhận được tin qua";
      return (
        `Trong khoảng ${span}, ${lapse} ${channel}. ` +
        "Những tin đã nhận đều được giữ đủ, không mất tin nào; tin nhắn đến trong lúc đó " +
        "có thể chưa tới nơi. Ai chưa được trả lời thì đề nghị nhắn lại."
      );
    }
    case "task-complete": {
      const { code, label, title, units, exempt } = note;
      const what = [code, shorten(label, 80)].filter(Boolean).join(" · ");
      const named = code && title ? `${what} (${shorten(title, 110)})` : what;
      const apart = exempt > 0 ? `; ${exempt} đơn vị không phải thực hiện` : "";
      return `${named}: đủ ${units}/${units} đơn vị, tất cả đã được đánh giá Đạt${apart}.`;
    }
    case "invite-in-group":
      return (
        `Mã mời của ${note.post} đã bị dùng trong nhóm nên đã hủy. ` +
        `Đề nghị tạo mã mới bằng ${commandText("nguoidung", traits)} và chỉ gửi riêng.`
      );
    case "role-given":
      return roleGivenWords(note);
    case "desk-changed":
      return deskChangedWords(note);
    case "takeover":
      return `Từ nay: ${ROLE_WORDS[note.role]}, ${note.unit}.`;
    case "stand-in":
      return (
        `Được phân công thay ${note.absent} ${periodWords(note.from, note.to)}: ` +
        "trong thời gian này, nhắc việc của chức danh đó sẽ gửi đến đây."
      );
    case "stand-in-ended":
      return (
        `Phân công thay ${note.absent} (${periodWords(note.from, note.to)}) đã kết thúc: ` +
        "nhắc việc của chức danh đó không gửi đến đây nữa."
      );
    case "moved-away":
      return (
        `Đã chuyển từ ${note.from} sang ${note.to}: ${itemName(note)}` +
        `${note.code && note.title && note.title !== note.label ? ` – ${shorten(note.title, 110)}` : ""}. ` +
        "Không nhắc đơn vị về việc này nữa."
      );
    default:
      return note satisfies never;
  }
}

function roleGivenWords({ post, role, by }: Extract<Note, { kind: "role-given" }>): string {
  const whose = by === null ? "" : ` (${by} giao)`;
  return (
    `${post} vừa được giao vai trò ${ROLE_WORDS[role]}${whose}. ` +
    "Nếu có nhầm lẫn, đề nghị báo Cơ quan thường trực CCHC."
  );
}

/** `7 giờ 30`, on another day `16 giờ 50 ngày 23/3`. */
function momentWords(moment: LocalMoment, today: LocalDate): string {
  const day = moment.slice(0, 10) as LocalDate;
  const time = clockWords(moment.slice(11) as LocalTime);
  return day === today ? time : `${time} ngày ${shortDate(day)}`;
}

function number(value: number): string {
  return value.toLocaleString("vi-VN");
}
