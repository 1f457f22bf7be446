/** Prints a calendar file as a process makes it whose own zone is set by TZ; see `calendar.test.ts`. */
import { calendarFile } from "../../../bot/copy/calendar-file.ts";
import type { Item } from "../../../domain/content.ts";

const items = process.argv.slice(2).map((due) => ({
  deadlineId: `deadline-${due}`,
  code: "NV-002",
  label: "Kế hoạch",
  title: "Tuyên truyền, phổ biến; giáo dục pháp luật",
  unit: "Phòng Tư pháp",
  due,
  progress: null,
}));

const file = calendarFile(items as unknown as readonly Item[]);
if (file.kind === "file") process.stdout.write(file.text);
