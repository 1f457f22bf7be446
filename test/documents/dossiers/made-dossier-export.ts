/**
 * The export that a one-stop system could have given at Quảng Điền on 14/6/2022: invented dossiers with
 * the figures of the seed's report (4.063 received, 3.928 of them ended on time, all digitised).
 */
import { addDays, localDate, weekdayOf, type LocalDate } from "../../../domain/time.ts";

/** A wall clock in the office: `2022-01-04T08:15`. */
export type Moment = string;

/** A dossier as a row of the export has it; what is not known of it yet is null. */
export interface ExportRow {
  readonly code: string;
  readonly procedure: string;
  readonly field: string;
  readonly applicant: string;
  readonly phone: string;
  readonly address: string;
  readonly received: Moment;
  /** Thời hạn giải quyết, in working days. */
  readonly limit: number;
  readonly due: Moment;
  readonly finished: Moment | null;
  readonly returned: Moment | null;
  readonly unit: string;
  /** In the words that the systems print. */
  readonly status: string;
  readonly supplements: number;
  readonly asked: Moment | null;
  readonly submitted: "Trực tuyến" | "Trực tiếp" | "Bưu chính";
  readonly isPaidOnline: boolean;
  readonly isDigitised: boolean;
}

/** What the export's dossiers come to at the end of its day; nine of the open ones are past their date. */
export const QUANG_DIEN_FIGURES = {
  asOf: day("2022-06-14"),
  read: 4063,
  onTime: 3928,
  late: 82,
  open: 53,
  overdueOpen: 9,
} as const;

const [FIRST_DAY, LAST_DAY] = [day("2022-01-01"), QUANG_DIEN_FIGURES.asOf];

/** Những ngày nghỉ of that half-year: Tết dương lịch, Tết Nhâm Dần, Giỗ Tổ, 30/4 and 1/5 with their days in lieu. */
const DAYS_OFF: ReadonlySet<string> = new Set(
  [
    ["2022-01-03", "2022-01-31", "2022-02-01", "2022-02-02", "2022-02-03", "2022-02-04"],
    ["2022-04-11", "2022-05-02", "2022-05-03"],
  ].flat(),
);

const LAND = "Chi nhánh Văn phòng Đăng ký đất đai huyện Quảng Điền";
interface Procedure {
  readonly name: string;
  readonly field: string;
  readonly limit: number;
  readonly units: readonly string[];
}
const COMMUNES = ["UBND thị trấn Sịa", "UBND xã Quảng Phú", "UBND xã Quảng Thọ"];
const PROCEDURES: readonly Procedure[] = [
  { name: "Đăng ký khai sinh", field: "Hộ tịch", limit: 1, units: COMMUNES },
  { name: "Đăng ký kết hôn", field: "Hộ tịch", limit: 3, units: COMMUNES },
  {
    name: "Cấp bản sao trích lục hộ tịch",
    field: "Hộ tịch",
    limit: 1,
    units: ["Phòng Tư pháp", ...COMMUNES],
  },
  {
    name: "Đăng ký thành lập hộ kinh doanh",
    field: "Thành lập và hoạt động của doanh nghiệp (hộ kinh doanh)",
    limit: 3,
    units: ["Phòng Tài chính - Kế hoạch"],
  },
  {
    name: "Cấp giấy phép xây dựng nhà ở riêng lẻ",
    field: "Hoạt động xây dựng",
    limit: 15,
    units: ["Phòng Kinh tế và Hạ tầng"],
  },
  {
    name: "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng",
    field: "Bảo trợ xã hội",
    limit: 10,
    units: ["Phòng Lao động - Thương binh và Xã hội"],
  },
];
const LAND_PROCEDURES: readonly Procedure[] = [
  {
    name: "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    field: "Đất đai",
    limit: 10,
    units: [LAND],
  },
  { name: "Cấp đổi Giấy chứng nhận quyền sử dụng đất", field: "Đất đai", limit: 7, units: [LAND] },
];
const ALL_PROCEDURES = [...PROCEDURES, ...LAND_PROCEDURES];

const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Hồ", "Ngô"];
const MIDDLE = ["Văn", "Thị", "Hữu", "Thị Ngọc", "Đức", "Quỳnh"];
const GIVEN = ["An", "Bình", "Cường", "Dũng", "Hạnh", "Lan", "Mỹ", "Phượng", "Sơn", "Thủy", "Yến"];
const VILLAGES = ["thôn Phước Yên", "thôn La Vân", "tổ dân phố Thạch Bình", "thôn Vĩnh Hòa"];

/** All dossiers of the half-year, in the order in which they were received. */
export function quangDienExport(): readonly ExportRow[] {
  const days = workingDays();
  const onDay = new Map<LocalDate, number>();
  return Array.from({ length: QUANG_DIEN_FIGURES.read }, (_, index) => {
    const at = Math.floor((index * days.length) / QUANG_DIEN_FIGURES.read);
    const received = days[at] ?? LAST_DAY;
    const number = (onDay.get(received) ?? 0) + 1;
    onDay.set(received, number);
    return dossierOf(index, received, number);
  });
}

type Fate = "on-time" | "late" | "open" | "overdue";

function fateOf(index: number): Fate {
  const { read, late, open, overdueOpen } = QUANG_DIEN_FIGURES;
  if (index % 36 === 5 && index < 36 * late) return "late";
  if (index >= 3300 && index % 20 === 0 && index < 3300 + 20 * overdueOpen) return "overdue";
  const isLast = index >= read - 3 * (open - overdueOpen);
  return isLast && (read - index) % 3 === 0 ? "open" : "on-time";
}

function dossierOf(index: number, day: LocalDate, number: number): ExportRow {
  const fate = fateOf(index);
  const procedure = procedureOf(index, fate);
  const received = moment(day, (index % 2 === 0 ? 7.5 : 13.5) * 60 + ((index * 37) % 180));
  const dueDay = afterWorkingDays(day, procedure.limit);
  const isWaiting = fate === "open" && index % 7 === 0;
  const finished = finishedOf(index, fate, day, dueDay);
  const returned = finished === null ? null : returnedOf(index, finished);
  const ended = returned === null ? "Đã xử lý xong" : "Đã trả kết quả";
  const open = isWaiting ? "Yêu cầu bổ sung giấy tờ" : "Đang xử lý";
  return {
    code: `000.16.33.H57-${day.slice(2).replaceAll("-", "")}-${String(number).padStart(4, "0")}`,
    procedure: procedure.name,
    field: procedure.field,
    applicant: `${pick(FAMILY, index)} ${pick(MIDDLE, index >> 1)} ${pick(GIVEN, index * 7)}`,
    phone: `0905${String((index * 7919) % 1_000_000).padStart(6, "0")}`,
    address: `${pick(VILLAGES, index)}, huyện Quảng Điền`,
    received,
    limit: procedure.limit,
    due: moment(dueDay, CLOSING),
    finished,
    returned,
    unit: pick(procedure.units, index >> 3),
    status: finished === null ? open : ended,
    supplements: isWaiting ? 1 : 0,
    asked: isWaiting ? moment(day, CLOSING - 5) : null,
    submitted: index % 3 === 0 ? "Trực tuyến" : index % 11 === 0 ? "Bưu chính" : "Trực tiếp",
    isPaidOnline: index % 6 === 0,
    isDigitised: true,
  };
}

/** Land runs late most, as it does. */
function procedureOf(index: number, fate: Fate): Procedure {
  if (fate === "overdue" || (fate === "late" && Math.floor(index / 36) % 4 > 0))
    return pick(LAND_PROCEDURES, 0);
  if (fate === "open") return pick(ALL_PROCEDURES, 4 + (index % 3));
  return pick(ALL_PROCEDURES, index);
}

const CLOSING = 17 * 60;

function finishedOf(index: number, fate: Fate, from: LocalDate, due: LocalDate): Moment | null {
  if (fate === "open" || fate === "overdue") return null;
  const inTheDay = 8 * 60 + ((index * 13) % 180);
  if (fate === "late") return moment(afterWorkingDays(due, 1 + (index % 5)), inTheDay);
  const end = [due, LAST_DAY].toSorted()[0] ?? due;
  const days = workingDays().filter((each) => each > from && each <= end);
  const on = pick([from, ...days], index % (days.length + 1));
  return moment(on, on === from ? CLOSING - 10 : inTheDay);
}

/** Handed over at once, or some days later; what is finished on the last days still lies there. */
function returnedOf(index: number, finished: Moment): Moment | null {
  const on = finished.slice(0, 10) as LocalDate;
  if (index % 2 === 0) return moment(on, CLOSING - 3);
  const later = afterWorkingDays(on, 2);
  return later > LAST_DAY ? null : moment(later, 9 * 60);
}

function afterWorkingDays(from: LocalDate, count: number): LocalDate {
  let on = from;
  for (let left = count; left > 0; left -= isWorkingDay(on) ? 1 : 0) on = addDays(on, 1);
  return on;
}

function isWorkingDay(on: LocalDate): boolean {
  return weekdayOf(on) < 6 && !DAYS_OFF.has(on);
}

let workingDaysKnown: readonly LocalDate[] | null = null;

function workingDays(): readonly LocalDate[] {
  if (workingDaysKnown !== null) return workingDaysKnown;
  const days: LocalDate[] = [];
  for (let on = FIRST_DAY; on <= LAST_DAY; on = addDays(on, 1)) if (isWorkingDay(on)) days.push(on);
  workingDaysKnown = days;
  return days;
}

function moment(on: LocalDate, minutes: number): Moment {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${on}T${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function day(text: string): LocalDate {
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  const on = localDate(year, month, date);
  if (on === null) throw new Error(`no day: ${text}`);
  return on;
}
