import ical, { ICalAlarmType } from "ical-generator";
import type { AttachmentSpec } from "../../domain/channel.ts";
import type { Item } from "../../domain/content.ts";
import { partsOf, type LocalDate } from "../../domain/time.ts";
import { itemName } from "./items.ts";

/** A calendar file of the due dates: whole days, each with an alarm on the morning before. */
export function calendarFile(items: readonly Item[]): AttachmentSpec {
  const calendar = ical({ name: "Đôn Đốc – việc đến hạn", prodId: "//Don Doc//Lich//VI" });
  for (const item of items) {
    if (!item.due) continue;
    const day = wholeDay(item.due);
    const event = calendar.createEvent({
      id: `${item.deadlineId}@dondoc`,
      start: day,
      stamp: day,
      allDay: true,
      summary: `${itemName(item)} – ${owner(item)}`,
      description: item.title,
    });
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: 15 * 3600 });
  }
  return {
    kind: "file",
    name: "viec-den-han.ics",
    label: "Thêm vào lịch điện thoại",
    mime: "text/calendar",
    text: calendar.toString(),
  };
}

function owner({ progress, unit }: Item): string {
  return progress ? `${progress.total} đơn vị` : unit;
}

/** The generator writes the day that it is at UTC, wherever the process runs. */
function wholeDay(date: LocalDate): Date {
  const { year, month, day } = partsOf(date);
  return new Date(Date.UTC(year, month - 1, day));
}
