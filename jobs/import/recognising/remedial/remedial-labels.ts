/** The labels of a remedial plan's blocks, and the titles of its table's columns. */
import { foldText } from "../../../../domain/text.ts";

export type RemedialRole =
  | "shortcoming"
  | "cause"
  | "points"
  | "remedy"
  | "product"
  | "lead"
  | "support"
  | "follow"
  | "timing";

const UNIT = "(?:co quan|don vi|bo phan|phong|ca nhan|co quan, don vi|don vi, ca nhan|nguoi)";
const DOING = "(?: thuc hien| khac phuc| trien khai)?";

/** As they are compared: folded, without what stands in parentheses. */
const LABELS: Readonly<Record<RemedialRole, RegExp>> = {
  shortcoming:
    /^(?:(?:nhung |cac |noi dung )?(?:ton tai|han che|ton tai, han che|han che, ton tai|ton tai va han che|thieu sot|khuyet diem|ton tai, thieu sot|han che, thieu sot|ton tai, han che, (?:thieu sot|khuyet diem))(?: (?:can khac phuc|chi ra|nam (?:truoc|\d{4})|bi tru diem|duoc chi ra))?|(?:noi dung|tieu chi|tieu chi thanh phan|noi dung, tieu chi)(?: bi)? (?:tru|mat) diem|(?:ly do|nguyen nhan) (?:bi )?(?:tru|mat) diem)$/u,
  cause:
    /^(?:ly do|nguyen nhan)(?: (?:ton tai|han che|chu quan|khach quan|cua ton tai|cua han che))?$/u,
  points:
    /^(?:so )?(?:diem(?: so)?(?: bi)? (?:tru|mat)|muc diem tru|so diem (?:bi )?(?:tru|mat))$/u,
  remedy:
    /^(?:(?:cac )?(?:nhiem vu|giai phap|bien phap|nhiem vu(?:,| va|,? cac) (?:giai phap|bien phap)|giai phap(?:,| va) (?:nhiem vu|bien phap)|huong|phuong an|cach|noi dung|ke hoach|viec|yeu cau)(?: (?:can |de |phai )?(?:khac phuc|xu ly|cai thien|thuc hien))|(?:cac )?(?:giai phap|bien phap|nhiem vu(?:,| va) (?:giai phap|bien phap)|nhiem vu)|khac phuc)$/u,
  product: /^(?:san pham|ket qua)(?: dau ra| du kien| hoan thanh| thuc hien| can dat)?$/u,
  lead: new RegExp(
    `^(?:${UNIT}(?: chu tri| duoc giao| chiu trach nhiem(?: chinh)?| dau moi| phu trach)${DOING}|${UNIT} (?:thuc hien|khac phuc)|chu tri${DOING}|(?:trach nhiem|phan cong)(?: chu tri)?(?: thuc hien)|don vi)$`,
    "u",
  ),
  support: new RegExp(`^(?:(?:${UNIT} )?(?:phoi hop|ho tro)${DOING})$`, "u"),
  follow: new RegExp(
    `^(?:${UNIT} )?(?:(?:tham muu,? )?(?:theo doi|don doc|kiem tra|giam sat)(?:,? (?:va )?(?:don doc|kiem tra|giam sat|tong hop))*|tham muu)(?: viec)?${DOING}$`,
    "u",
  ),
  timing:
    /^(?:thoi gian|thoi han|thoi diem|tien do|han|ngay)(?: (?:thuc hien|hoan thanh|khac phuc|thuc hien, hoan thanh|thuc hien va hoan thanh|xong))?$/u,
};

const ROLES = Object.keys(LABELS) as RemedialRole[];
const LONGEST_LABEL = 90;

/** What a label says that it introduces; null when it is no label of these. */
export function roleOfLabel(label: string): RemedialRole | null {
  if (label.length > LONGEST_LABEL) return null;
  const folded = foldText(label)
    .replace(/\([^()]*\)/gu, " ")
    .replace(/\s*[/&]\s*/gu, ", ")
    .replace(/\s+,/gu, ",")
    .replace(/\s+/gu, " ")
    .replace(/[.:\s]+$/u, "")
    .trim();
  return ROLES.find((role) => LABELS[role].test(folded)) ?? null;
}
