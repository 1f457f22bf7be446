/** What stands above and below the items of a bundle's section. */
import type { Line } from "../../domain/channel.ts";
import type { BundleItem, BundleSection } from "../../domain/content.ts";
import type { NoticeSection } from "../../domain/ladder.ts";
import { shorten } from "./format.ts";
import { itemName } from "./items.ts";
import { reportTo } from "./rungs.ts";

const NAMES_LENGTH = 200;

const WARNING_HINT: Line = [{ italic: "Lý do chậm, nếu có, sẽ được gửi kèm báo cáo." }];

const CHANGED_HINT: Line = [{ italic: "Lý do điều chỉnh: xem trong từng việc." }];

const SECTION_WORDS: Readonly<Record<Exclude<NoticeSection, "warning">, string>> = {
  apology: "Phải xin lỗi về hồ sơ TTHC",
  overdue: "Quá hạn – đề nghị thực hiện ngay",
  due: "Sắp đến hạn",
  proof: "Đã hoàn thành, còn thiếu tài liệu kiểm chứng",
  signature: "Văn bản chờ ký",
  escalation: "Nhiệm vụ quá hạn của các đơn vị",
  status: "Nhiệm vụ thường xuyên, đề nghị cập nhật tình hình quý",
  "own-date": "Thời hạn “trong năm”, đề nghị đăng ký ngày hoàn thành",
  support: "Đơn vị chủ trì đề nghị phối hợp",
  closing: "Quá hạn kéo dài, đề nghị xem xét chốt chậm",
  review: "Tài liệu chờ kiểm chứng",
  returned: "Yêu cầu bổ sung",
  unsigned: "Trả lại đơn vị, chưa ký",
  accepted: "Đã kiểm chứng: Đạt",
  directive: "Nhiệm vụ mới được giao",
  assigned: "Mới được phân công",
  changed: "Đã điều chỉnh thời hạn hoặc đơn vị thực hiện",
  waived: "Đơn vị báo không phát sinh, không phải thực hiện",
  extension: "Đề nghị gia hạn",
  "extension-answered": "Trả lời đề nghị gia hạn",
  unlinked: "Chưa gửi được nhắc việc vì đơn vị chưa liên kết tài khoản",
};

/** By to whom what is warned of goes up. */
export function byWhom(items: readonly BundleItem[]): ReadonlyMap<string, readonly BundleItem[]> {
  return Map.groupBy(items, ({ goesTo }) => reportTo(goesTo));
}

/** `Sắp đến hạn (3)`, `Văn bản chờ ký: 1`. */
export function countedHeading(section: BundleSection): string {
  const { name, items } = section;
  if (name === "signature") return `${SECTION_WORDS.signature}: ${items.length}`;
  return `${heading(section)} (${items.length})`;
}

function heading({ name, items }: BundleSection): string {
  if (name === "warning") {
    return `Ngày làm việc tới sẽ ${reportTo(items[0]?.goesTo ?? [])} nếu chưa xong`;
  }
  if (name === "escalation" && items.every(({ kind }) => kind === "apology")) {
    return "Hồ sơ TTHC của các đơn vị đã trễ hẹn mà chưa xin lỗi";
  }
  const isToday = name === "due" && items.every(({ countdown }) => countdown?.calendarDays === 0);
  return isToday ? "Đến hạn hôm nay" : SECTION_WORDS[name];
}

/** What is said below a section, of all that stands in it. */
export function hints({ name, items }: BundleSection): Line[] {
  if (name === "warning") return [WARNING_HINT];
  if (name === "changed") return [CHANGED_HINT];
  if (name !== "due") return [];
  const warned = items.filter(({ goesTo }) => goesTo.length > 0);
  return [...byWhom(warned)].map(([what, same]): Line => {
    const tail = `nếu chưa hoàn thành, ngày làm việc tới sẽ ${what}.`;
    if (same.length === items.length) return [{ italic: capital(tail) }];
    const names = [...new Set(same.map(itemName))].join("; ");
    return [{ italic: `${shorten(names, NAMES_LENGTH)}: ${tail}` }];
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
