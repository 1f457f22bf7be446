/** What the command line says: to operators, who read Vietnamese too. */
import type { UndoneImport } from "../../domain/plan-import.ts";
import type { LocalDate } from "../../domain/time.ts";
import { fullDate } from "./format.ts";
import { MESSAGE_STATES } from "./message-states.ts";

/** Help of the commands and their options. */
export const CLI = {
  about: "Đôn Đốc: đôn đốc công tác cải cách hành chính đúng hạn, đủ tài liệu kiểm chứng.",
  commands: {
    start: "chạy chương trình (không có token: trang thử với dữ liệu mẫu)",
    migrate: "tạo hoặc nâng cấp cơ sở dữ liệu",
    doctor: "kiểm tra cài đặt, cơ sở dữ liệu, Redis, token, đồng hồ, lịch nghỉ",
    import: "nhập dữ liệu từ tệp",
    importPlan: "nhập kế hoạch; chưa có --commit thì chỉ xem trước",
    importScores: "nhập kết quả chấm điểm; chưa có --commit thì chỉ xem trước",
    importOrg: "nhập danh sách đơn vị và người dùng; chưa có --commit thì chỉ xem trước",
    importDossiers:
      "nhập hồ sơ TTHC từ tệp xuất của hệ thống một cửa; chưa có --commit thì chỉ xem trước",
    importUndo: "hoàn tác lần nhập kế hoạch gần nhất",
    export: "xuất dữ liệu ra tệp",
    exportOrgTemplate: "xuất mẫu danh sách đơn vị và người dùng (.xlsx), đã điền dữ liệu hiện có",
    exportEvidence: "xuất hồ sơ kiểm chứng của một kỳ (.zip): các tệp và danh mục",
    exportRecord: "xuất nhật ký (.xlsx): ai làm gì, lúc nào",
    timing: "đọc cụm từ thời gian thực hiện; “-” đọc từng dòng “năm<TAB>cụm từ”",
    invite: "tạo mã mời liên kết tài khoản, dùng một lần",
    simulate: "cho biết sẽ gửi những tin nào trong khoảng thời gian, không gửi gì",
    status: "số liệu nhiệm vụ và thời hạn",
    outbox: "tình hình gửi tin",
    outboxList: "các tin mới nhất: gửi ai, lúc nào, kết quả ra sao",
    outboxShow: "một tin: vì sao có, gửi lúc nào, kênh trả lời gì",
    rules: "quy tắc nhắc việc đang áp dụng",
    rulesSet: "đổi một quy tắc; áp dụng ngay cho mọi thời hạn",
    rulesReset: "đưa một quy tắc về mặc định (của kế hoạch: về theo cả cơ quan)",
    calendar: "ngày nghỉ và ngày làm bù trong 12 tháng tới",
    calendarSet: "đặt một ngày là ngày nghỉ hoặc ngày làm việc",
  },
  options: {
    json: "in kết quả dạng JSON",
    role: "bot: nhận tin; worker: gửi tin; all: cả hai",
    clock: "bắt đầu đồng hồ diễn tập từ thời điểm này, ví dụ 2023-03-20T08:00:00+07:00",
    year: "năm kế hoạch",
    plan: "tên gọi của kế hoạch, nếu tài liệu không ghi số",
    commit: "lưu vào cơ sở dữ liệu",
    dropMissing: "bỏ nhiệm vụ không còn trong tài liệu đã sửa, nếu chưa làm",
    unit: "tên đơn vị",
    inviteRole: "vai trò: leader, coordinator, head, officer",
    post: "chức danh, ví dụ “Trưởng phòng Tư pháp”",
    from: "từ ngày, dạng 2023-02-20",
    to: "đến ngày, dạng 2023-04-10",
    sample: "dùng dữ liệu mẫu, không dùng dữ liệu thật",
    counts: "đếm số tin theo người và theo tháng, so với hạn mức của kênh, không in từng tin",
    asOf: "tính đến ngày, dạng 2023-03-31",
    help: "xem hướng dẫn",
    file: "đường dẫn tệp",
    outFile: "đường dẫn tệp sẽ ghi",
    out: "tệp sẽ ghi",
    period: "kỳ, ví dụ “quý I/2023”, “6 tháng đầu năm 2023”, “năm 2023”; hoặc dùng --from, --to",
    recordFilter: "chỉ những gì khớp, như ở /nhatky: “NV-019”, “tư pháp”, “bị từ chối”",
    exportUnit: "chỉ của đơn vị này",
    phrase: "cụm từ, ví dụ “Quý I/2023”",
    messageStatus: "chỉ tin có trạng thái: planned, claimed, sent, failed, unknown, dropped",
    personWords: "chỉ tin gửi người có chức danh chứa những từ này",
    limit: "nhiều nhất bao nhiêu tin",
    messageId: "mã tin, xem ở outbox list",
    planNumber: "số kế hoạch, ví dụ 03/KH-UBND; không có thì cho cả cơ quan",
    ruleName: "tên quy tắc, xem ở rules",
    ruleValue: "giá trị, ví dụ “20, 10, 5, 2, 0”, “07:30”",
    day: "ngày, dạng 2023-05-02",
    offOrWork: "off: nghỉ; work: làm việc",
  },
  titles: {
    usage: "Cách dùng:",
    commands: "Lệnh:",
    options: "Tùy chọn:",
    arguments: "Tham số:",
  },
} as const;

export const START_WORDS = {
  demo: "Đôn Đốc đang chạy thử với dữ liệu mẫu: kế hoạch CCHC năm 2023 của huyện Cù Lao Dung.",
  open: (url: string) => `Mở trang này bằng trình duyệt: ${url}`,
  stop: "Dừng: Ctrl+C",
  running: (channel: string, bot: string) => `Đôn Đốc đang chạy trên ${channel}: ${bot}`,
  worker: "Đôn Đốc đang chạy phần gửi tin.",
  health: (url: string) => `Kiểm tra hoạt động: ${url}/readyz`,
} as const;

/** Sentences for what a user of the command line can get wrong, by code. */
export const CLI_ERRORS = {
  "bad-arguments": "Lệnh chưa đúng. Xem hướng dẫn bằng --help.",
  "no-such-file": "Không có tệp này, hoặc không đọc được.",
  "bad-year": "Năm phải là số từ 1900 đến 2999.",
  "bad-date": "Ngày phải có dạng 2023-02-20.",
  "bad-range": "Ngày bắt đầu phải trước ngày kết thúc, cách nhau không quá 3 năm.",
  "bad-clock": "Thời điểm phải có dạng 2023-03-20T08:00:00+07:00.",
  "bad-role": "Vai trò không đúng.",
  "real-host": "Đồng hồ diễn tập không chạy với máy chủ thật của kênh. Đặt địa chỉ máy chủ thử ở:",
  "demo-is-whole": "Trang thử chạy trọn trong một tiến trình, không dùng --role.",
  "bad-setting": "Cài đặt chưa đúng.",
  "port-taken": "Cổng đang được chương trình khác dùng. Đặt PORT khác, ví dụ PORT=3001 npm start.",
  "bad-token": "Kênh không nhận token đã đặt. Đề nghị kiểm tra lại:",
  "needs-migration": "Cơ sở dữ liệu chưa nâng cấp. Chạy: npm run dondoc -- migrate",
  "no-such-unit": "Không có đơn vị này. Nhập kế hoạch trước, hoặc kiểm tra tên.",
  "unit-needed": "Vai trò này cần tên đơn vị (--unit).",
  "post-needed": "Cần chức danh của người được mời (--post).",
  "bad-timing-line": "Mỗi dòng cần có dạng “năm<TAB>cụm từ”.",
  "no-org-list":
    "Tệp không có danh sách đơn vị hay người dùng. Tạo mẫu: dondoc export org-template.",
  "no-dossiers":
    "Tệp không phải danh sách hồ sơ TTHC: cần có cột mã hồ sơ và cột ngày tiếp nhận, hẹn trả hoặc trạng thái.",
  "cannot-write": "Không ghi được tệp này.",
  "bad-period": 'Chưa rõ kỳ nào. Ghi như --period "quý I/2023", hoặc --from và --to.',
  "nothing-recorded": "Không có gì khớp để xuất.",
  "bad-status": "Trạng thái phải là một trong:",
  "bad-limit": "Số tin phải từ 1 đến 1000.",
  "no-such-message": "Không có tin này.",
  "no-such-rule": "Không có quy tắc này. Các quy tắc:",
  "bad-rule": "Giá trị chưa đúng.",
  "not-for-plans": "Giờ gửi tin là chung cho cả cơ quan, không đặt riêng cho kế hoạch.",
  "no-such-plan": "Không có kế hoạch này. Các kế hoạch:",
  "unclear-plan": "Có nhiều kế hoạch cùng số này; đề nghị đặt quy tắc trong /caidat.",
  "bad-off-or-work": "Cần ghi off (nghỉ) hoặc work (làm việc).",
  "sunday-off": "Chủ nhật luôn là ngày nghỉ.",
  "no-database": "Không mở được cơ sở dữ liệu. Kiểm tra DATABASE_URL.",
} as const;

/** What is wrong with the arguments, by the code of the library that reads them. */
export const ARGUMENT_FAULTS: Readonly<Record<string, string>> = {
  "commander.unknownCommand": "Không có lệnh này.",
  "commander.unknownOption": "Không có tùy chọn này.",
  "commander.missingArgument": "Thiếu tham số.",
  "commander.missingMandatoryOptionValue": "Thiếu tùy chọn bắt buộc.",
  "commander.optionMissingArgument": "Tùy chọn thiếu giá trị.",
  "commander.excessArguments": "Thừa tham số.",
};

export type CliErrorCode = keyof typeof CLI_ERRORS;

/** What a setting must look like, by rule. */
export const SETTING_RULES: Readonly<Record<string, string>> = {
  "database-url": "dạng file:data/dondoc.sqlite hoặc postgres://…",
  "redis-url": "dạng redis://máy:cổng",
  "bot-token": "đúng token mà kênh đã cấp cho bot, dạng 123456:ABC…",
  "token-once": "mỗi bot một token riêng; token này đã đặt cho bot khác",
  "bot-number": "các bot thêm của một kênh đánh số từ _2 đến _20",
  url: "địa chỉ bắt đầu bằng http:// hoặc https://",
  "https-url": "địa chỉ bắt đầu bằng https://",
  "path-once": "địa chỉ có đường dẫn riêng; đường dẫn này đã đặt cho kênh khác",
  "webhook-secret": "8 đến 256 chữ, số, gạch dưới, gạch ngang; bắt buộc khi có webhook",
  port: "số từ 0 đến 65535",
  host: "tên máy hoặc địa chỉ IP",
  "log-level": "một trong debug, info, warn, error, silent",
  zone: "tên múi giờ, ví dụ Asia/Ho_Chi_Minh",
  text: "chữ, không quá dài",
};

/** The checks of `doctor`. */
export const DOCTOR_WORDS = {
  settings: "Cài đặt",
  database: "Cơ sở dữ liệu",
  migrations: "Nâng cấp cơ sở dữ liệu",
  redis: "Redis",
  bots: "Bot",
  bot: (channel: string, setting: string) => `Bot ${channel} (${setting})`,
  clock: "Đồng hồ so với cơ sở dữ liệu",
  calendarThisYear: "Lịch nghỉ năm nay",
  calendarNextYear: "Lịch nghỉ năm sau",
  people: "Người dùng đã liên kết",
  coordinators: "Cơ quan thường trực CCHC đã liên kết",
  outbox: "Tin chờ gửi",
  desk: "Bộ phận Một cửa",
  noDesk: "có hồ sơ TTHC nhưng chưa biết đơn vị nào; chọn ở /caidat, Quy định xin lỗi",
  dossierExport: "Tệp hồ sơ từ hệ thống một cửa",
  exportOf: (day: LocalDate) => `của ngày ${fullDate(day)}`,
  fine: "tốt",
  unused: "không dùng",
  decided: "đã có quyết định",
  partly: "còn ngày chưa có quyết định",
  computed: "mới tính theo luật, chưa có quyết định của năm",
  failed: "không được",
  botFailed:
    "không liên lạc được, hoặc token không đúng; đề nghị kiểm tra token, địa chỉ máy chủ và đường mạng",
  applied: (count: number) => (count === 0 ? "đã mới nhất" : `còn ${count} bước`),
  linked: (linked: number, all: number) => `${linked}/${all} người`,
  reached: (reached: number, all: number) =>
    reached > 0
      ? `${reached}/${all} người`
      : "chưa có ai; việc của đơn vị chưa liên kết được báo cho lãnh đạo",
  waiting: (count: number, seconds: number) =>
    seconds > 0 ? `${count} tin, tin chờ lâu nhất ${seconds} giây` : `${count} tin`,
  peopleOfBot: (channel: string, setting: string) => `Người dùng bot ${channel} (${setting})`,
  room: (linked: number, most: number) =>
    linked < most
      ? `${linked}/${most} người`
      : `${linked}/${most} người, đã đủ; người mới cần một bot nữa`,
  allowance: (channel: string, setting: string) =>
    `Hạn mức tin trong tháng, bot ${channel} (${setting})`,
  receiving: (channel: string) => `Nhận tin từ ${channel}`,
  saferByWebhook: (setting: string) =>
    `tin nhắn đến khi chương trình dừng có thể mất; nên đặt ${setting}`,
  pictures: (channel: string) => `Ảnh và tệp trên ${channel}`,
  noPublicUrl: "chỉ gửi được chữ, không nhận được tệp; nên đặt PUBLIC_URL",
  carried: (used: number, limit: number, forecast: number) =>
    `đã dùng ${used}/${limit} tin cả hai chiều, với nhịp này cả tháng khoảng ${forecast}`,
} as const;

/** Tables for people; scripts take `--json`. */
export const STATUS_WORDS = {
  asOf: (date: string) => `Số liệu đến ngày ${date}`,
  tasks: "Nhiệm vụ đã hoàn thành",
  deadlines: "Thời hạn",
  byArea: "Theo lĩnh vực",
  byUnit: "Theo đơn vị",
  overdue: "quá hạn",
  states: {
    open: "đang thực hiện",
    overdue: "quá hạn",
    awaiting: "đã trình ký",
    done: "đã hoàn thành, chưa có tài liệu",
    submitted: "đã nộp tài liệu",
    accepted: "đạt",
    returned: "yêu cầu bổ sung",
    waived: "không phải thực hiện",
  },
} as const;

export const OUTBOX_WORDS: Readonly<Record<string, string>> = {
  ...MESSAGE_STATES,
  oldestOverdueSeconds: "tin chờ lâu nhất (giây)",
};

export const MESSAGE_LIST_WORDS = { none: "Chưa có tin nào." } as const;

export const CALENDAR_WORDS = {
  scope: "Áp dụng cho",
  off: "Nghỉ, ngoài thứ Bảy và Chủ nhật",
  worked: "Làm bù thứ Bảy",
  corrected: "Do cơ quan đặt",
  none: "không có",
  saved: (day: string, works: boolean) => `Đã lưu: ${day} là ngày ${works ? "làm việc" : "nghỉ"}.`,
} as const;

export const INVITE_WORDS = {
  made: (post: string, code: string, hours: number) =>
    `Mã mời cho ${post}: ${code} (dùng một lần, trong ${hours} giờ)`,
} as const;

export const IMPORT_WORDS = {
  notStored: "Mới xem trước, chưa lưu. Thêm --commit để lưu.",
  stored: "Đã lưu.",
  bar: "Đang đọc {bar} {value}/{total} dòng",
  undone: ({ planName, was, tasks }: UndoneImport) =>
    was === "new"
      ? `Đã hoàn tác: kế hoạch ${planName} không còn (${tasks} nhiệm vụ).`
      : `Đã hoàn tác: kế hoạch ${planName} trở lại như trước lần nhập gần nhất.`,
} as const;

export const ORG_WORDS = {
  exported: (file: string, units: number, people: number) =>
    `Đã ghi ${file}: ${units} đơn vị, ${people} người dùng.`,
} as const;

export const SIMULATE_WORDS = {
  none: "Không có tin nào trong khoảng thời gian này.",
} as const;

export const MIGRATE_WORDS = {
  done: (names: readonly string[]) =>
    names.length === 0
      ? "Cơ sở dữ liệu đã mới nhất."
      : `Đã nâng cấp cơ sở dữ liệu: ${names.join(", ")}`,
} as const;
