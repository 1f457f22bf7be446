/** Văn bản xin lỗi: what is filled into its template, and what each field of the template is called. */
import type { Apology } from "../../domain/apology.ts";
import type { Occasion } from "../../domain/dossier.ts";
import { LETTER_TAGS, type LetterTag, type LetterValues } from "../../domain/letter-tags.ts";
import { letterText, type LetterFacts } from "../../domain/letter.ts";
import { foldText } from "../../domain/text.ts";
import { partsOf, timeIn, type LocalDate } from "../../domain/time.ts";
import { fullDate } from "./format.ts";

/** Where the clerk writes by hand. */
const DOTS = "…".repeat(6);
/** With the words before it no more than a line of the letter, in bold, too. */
const DOTTED_LINE = "…".repeat(22);

export const LETTER_TAG_WORDS: Readonly<Record<LetterTag, string>> = {
  co_quan_cap_tren: "cơ quan cấp trên (để trống nếu không có)",
  co_quan: "cơ quan ban hành văn bản",
  so_van_ban: "số, ký hiệu văn bản",
  dia_danh: "địa danh",
  ngay_van_ban: "ngày, tháng, năm của văn bản",
  ten_nguoi_nop: "tên người nộp hồ sơ",
  dia_chi: "địa chỉ",
  dien_thoai: "số điện thoại",
  ngay_tiep_nhan: "ngày tiếp nhận hồ sơ",
  linh_vuc: "lĩnh vực",
  thu_tuc: "tên thủ tục hành chính",
  ma_ho_so: "mã hồ sơ",
  ngay_hen_tra: "ngày hẹn trả đã ghi trên giấy hẹn",
  noi_tiep_nhan: "nơi tiếp nhận hồ sơ",
  don_vi_giai_quyet: "đơn vị giải quyết",
  ly_do: "lý do chậm",
  ngay_hen_moi: "ngày hẹn trả mới",
  lan_hen: "lần hẹn lại",
  so_lan_toi_da: "số lần được hẹn lại",
  lich_su_hen: "các lần hẹn trước",
  can_cu: "căn cứ",
  chuc_danh_ky: "chức danh người ký",
};

/** `{ma_ho_so}: mã hồ sơ`, each field once: for whoever edits a template. */
export function tagLegend(): readonly string[] {
  return LETTER_TAGS.map((tag) => `{${tag}}: ${LETTER_TAG_WORDS[tag]}`);
}

/** What is not known is a dotted line for the clerk, never left out in silence. */
export function letterValues(letter: LetterFacts): LetterValues {
  const { apology, dossier, applicant, rules, zone } = letter;
  const { letterNumber } = apology;
  return {
    ...agencies(letter),
    so_van_ban: letterNumber ?? `${DOTS}/PXL`,
    dia_danh: placeOf(letter.organisation),
    // Number and day are given together, when the letter is entered in the register.
    ngay_van_ban: longDate(letterNumber === null ? null : letter.today, letter.today),
    ten_nguoi_nop: given(applicant.name),
    dia_chi: given(applicant.address),
    dien_thoai: applicant.phone?.trim() || DOTS.repeat(2),
    ngay_tiep_nhan: occasionWords(dossier.received, zone),
    linh_vuc: dossier.field.trim() || DOTS.repeat(2),
    thu_tuc: dossier.procedure,
    ma_ho_so: dossier.code,
    ngay_hen_tra: occasionWords(apology.oldDue, zone),
    noi_tiep_nhan: letter.desk ?? "Bộ phận Một cửa",
    don_vi_giai_quyet: letter.unit,
    ly_do: given(apology.reason),
    ngay_hen_moi: longDate(apology.newDue, letter.today),
    lan_hen: `lần ${apology.number}`,
    so_lan_toi_da: `${rules.mostReappointments} lần`,
    lich_su_hen: historyWords(letter.before),
    can_cu: rules.basis.trim() || DOTS,
    chuc_danh_ky: signerWords(letter),
  };
}

/** `Phieu-xin-loi-000.00.05.H49-230220-0012`, without the ending: letters that every system keeps. */
export function letterFileName(code: string): string {
  const safe = foldText(code)
    .toUpperCase()
    .replace(/[^A-Z0-9.]+/gu, "-")
    .replace(/\.{2,}/gu, ".")
    .replace(/^[-.]+|[-.]+$/gu, "")
    .slice(0, 80);
  return `Phieu-xin-loi-${safe || "ho-so"}`;
}

/** Signed for the whole office, it is the office's letter; else the unit's, under the office. */
function agencies({
  organisation,
  unit,
  rules,
}: LetterFacts): Pick<LetterValues, "co_quan" | "co_quan_cap_tren"> {
  const isOfWhole = foldText(unit) === foldText(organisation) || isChairman(rules.signer);
  // What stands above may be shortened; whose letter it is may not (NĐ 30/2020, Annex I).
  const above = isOfWhole ? "" : organisation.trim().toLocaleUpperCase("vi");
  return { co_quan_cap_tren: above, co_quan: agencyName(isOfWhole ? organisation : unit) };
}

function isChairman(signer: string): boolean {
  return /(?:^| )chu tich(?: |$)/u.test(foldText(signer));
}

/** A committee's name takes a line, and what it governs the next. */
function agencyName(name: string): string {
  return name
    .normalize("NFC")
    .trim()
    .replace(/^(?:UBND|[ỦU][yỷ] ban nhân dân)\s+/iu, "Ủy ban nhân dân\n")
    .toLocaleUpperCase("vi");
}

/** Địa danh: the name of the unit of the land that the office governs (NĐ 30/2020, Annex I). */
function placeOf(organisation: string): string {
  return GOVERNED.exec(organisation.normalize("NFC").trim())?.groups?.["place"] ?? DOTS;
}

const GOVERNED =
  /^(?:UBND|[ỦU][yỷ] ban nhân dân)\s+(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?<place>.+)$/iu;

/** `TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH` is two lines. */
function signerWords({ rules, headPost }: LetterFacts): string {
  const set = rules.signer.trim().replace(/\s*\/\s*/gu, "\n");
  if (set !== "") return set.toLocaleUpperCase("vi");
  const post = headPost?.normalize("NFC") ?? "Thủ trưởng đơn vị";
  return (POSTS.exec(post)?.[0] ?? post).toLocaleUpperCase("vi");
}

/** Under a letter the post stands without the unit's name, which stands above. */
const POSTS =
  /^(?:Quyền )?(?:Phó )?(?:Trưởng phòng|Chánh Văn phòng|Chánh Thanh tra|Trưởng ban|Trưởng trạm|Giám đốc|Hiệu trưởng|Chủ tịch)(?!\p{L})/iu;

/** `14 giờ 30 phút, ngày 07 tháng 3 năm 2023`. */
function occasionWords({ on, at }: Occasion, zone: string): string {
  if (at === null) return longDate(on, on);
  const [hour = "", minute = ""] = timeIn(at, zone).split(":");
  return `${hour} giờ ${minute} phút, ${longDate(on, on)}`;
}

/** A day below 10 and the months 1 and 2 take a zero (NĐ 30/2020, Annex I). */
function longDate(date: LocalDate | null, near: LocalDate): string {
  if (date === null) return `ngày …… tháng …… năm ${partsOf(near).year}`;
  const [day, month, year] = fullDate(date).split("/");
  return `ngày ${day} tháng ${month} năm ${year}`;
}

function historyWords(before: readonly Apology[]): string {
  if (before.length === 0) return "chưa hẹn lại lần nào";
  const each = before.map(({ number, oldDue, newDue }) => {
    const to = newDue ? `sang ngày ${fullDate(newDue)}` : "chưa có ngày hẹn mới";
    return `lần ${number}: từ ngày ${fullDate(oldDue.on)} ${to}`;
  });
  return each.join("; ");
}

function given(text: string | null): string {
  return (text === null ? "" : letterText(text).trim()) || DOTTED_LINE;
}
