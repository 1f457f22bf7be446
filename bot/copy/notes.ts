/** What a message says beside the items that it reminds of. */
import type { Line } from "../../domain/channel.ts";
import type { Bundle } from "../../domain/content.ts";
import type { LocalMoment, Note } from "../../domain/message.ts";
import type { LocalDate, LocalTime } from "../../domain/time.ts";
import { clockWords, periodWords, shortDate } from "./format.ts";

export function noteLines({ notes, today }: Pick<Bundle, "notes" | "today">): Line[] {
  return notes.flatMap((note) => [[], [noteWords(note, today)]]);
}

function noteWords(note: Note, today: LocalDate): string {
  switch (note.kind) {
    case "delivery-delayed": {
      const span = `từ ${momentWords(note.since, today)} đến ${momentWords(note.until, today)}`;
      return `Có ${note.messages} tin nhắn gửi chậm, ${span}, do đường truyền hoặc hệ thống gián đoạn. Không tin nào bị mất.`;
    }
    case "uncertain":
      return (
        `Không rõ ${note.messages} tin nhắn đã đến người nhận hay chưa. ` +
        "Đề nghị xem bằng /nhatky không rõ."
      );
    case "budget": {
      const { channel, used, limit, forecast } = note;
      return (
        `Tháng này ${channel} đã dùng ${number(used)}/${number(limit)} tin; ` +
        `với mức này cả tháng cần khoảng ${number(forecast)} tin. ` +
        "Khi sắp hết, tin nhắc thường sẽ gộp vào buổi sáng hôm sau."
      );
    }
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
    default:
      return note satisfies never;
  }
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
