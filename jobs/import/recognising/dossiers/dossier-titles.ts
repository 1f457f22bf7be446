/** What the title of a column in an export of dossiers says. */
import { foldText } from "../../../../domain/text.ts";

export type DossierColumn =
  | "code"
  | "procedure"
  | "field"
  | "applicant"
  | "phone"
  | "address"
  | "received"
  | "due"
  | "limit"
  | "finished"
  | "returned"
  | "unit"
  | "status"
  | "supplements"
  | "asked"
  | "given"
  | "paused"
  | "submitted"
  | "online"
  | "payment"
  | "paid-online"
  | "digitised"
  | "reappointments";

/**
 * Titles as they are compared: folded, without notes in parentheses. Of two columns that would do, the
 * one whose title stands further up in its list counts: a system may print *Ngày hẹn trả* beside the
 * *Hạn xử lý* of a single step.
 */
const TITLES: Readonly<Record<DossierColumn, readonly RegExp[]>> = {
  code: [
    /^(?:ma|ma so)(?: cua)? (?:ho so|hs)(?: tthc| dvc| mot cua)?$/u,
    /^so (?:bien nhan|phieu(?: (?:hen|tiep nhan|bien nhan))?)(?: ho so)?$|^ma (?:bien nhan|phieu)$/u,
    /^so (?:ho so|hs)$/u,
  ],
  procedure: [
    /^(?:ten )?(?:tthc|thu tuc hanh chinh|thu tuc)(?: hanh chinh)?(?: giai quyet)?$/u,
    /^(?:ten )?(?:loai )?(?:ho so|thu tuc),? ?(?:thu tuc|cong viec|dich vu)$|^(?:ten|loai) ho so$|^(?:ten )?dich vu(?: cong)?$/u,
  ],
  field: [/^(?:ten |thuoc )?linh vuc(?: tthc| thu tuc hanh chinh| thu tuc| ho so)?$/u],
  applicant: [
    /^(?:ten |ho (?:va )?ten )?(?:nguoi|chu|ca nhan,? to chuc|to chuc,? ca nhan|cong dan) ?(?:nop|ho so|nop ho so|dung ten|yeu cau)?$/u,
    /^(?:ten )?(?:to chuc(?:\/| hoac |, ?| va )ca nhan|ca nhan(?:\/| hoac |, ?| va )to chuc|cong dan(?:\/| hoac |, ?| va )(?:to chuc|doanh nghiep))(?: nop(?: ho so)?)?$/u,
    /^(?:ho (?:va )?ten|ten khach hang|khach hang)(?: nguoi nop(?: ho so)?| chu ho so| nguoi dan)?$/u,
  ],
  phone: [
    /^(?:so )?(?:sdt|dien thoai|dt|di dong)(?: (?:lien he|di dong|nguoi nop|chu ho so|nguoi nop ho so))?$/u,
  ],
  address: [
    /^dia chi(?:,? (?:so )?(?:dien thoai|sdt))?(?: (?:lien he|nguoi nop|chu ho so|thuong tru|nguoi nop ho so|nop))?$/u,
  ],
  received: [
    /^(?:ngay|thoi gian|thoi diem)(?:,? gio| thang)? ?(?:tiep nhan|nhan)(?: ho so| hs)?$/u,
    /^(?:tiep nhan|nhan) ?(?:ho so|ngay|luc)?$/u,
    /^(?:ngay|thoi gian)(?:,? gio)? nop(?: ho so)?$/u,
  ],
  due: [
    /^(?:ngay|thoi gian|thoi diem|thoi han)?(?:,? gio)? ?hen(?: tra)?(?: ket qua| kq| ho so)?(?: theo (?:phieu|giay|quy dinh).*)?$/u,
    /^(?:ngay |thoi )?han (?:phai )?tra(?: ket qua| kq| ho so)?(?: theo (?:phieu|giay|quy dinh).*)?$/u,
    /^(?:ngay )?(?:han|den han|het han) ?(?:xu ly|giai quyet|hoan thanh|thuc hien)?(?: ho so| toan (?:bo )?quy trinh)?$/u,
  ],
  limit: [
    /^(?:thoi han|thoi gian|so ngay|so ngay lam viec)(?: phai)? (?:giai quyet|giai quyet tthc|thuc hien)(?: quy dinh| theo quy dinh| ho so)?$/u,
    /^(?:thoi gian|so ngay)(?: xu ly)?(?: theo)? quy dinh$|^thoi han (?:xu ly|hoan thanh)$/u,
  ],
  finished: [
    /^(?:ngay|thoi gian|thoi diem) (?:ket thuc|hoan thanh|hoan tat)(?: xu ly| giai quyet| ho so)?(?: thuc te)?$/u,
    /^(?:ngay|thoi gian) (?:da )?(?:xu ly|giai quyet)(?: xong)(?: ho so)?$/u,
    /^(?:ngay|thoi gian) (?:co|ra|ban hanh) (?:ket qua|kq)$/u,
  ],
  returned: [
    /^(?:ngay|thoi gian|thoi diem)(?:,? gio)? tra(?: ket qua| kq| ho so)?(?: thuc te| cho dan| cho cong dan)?$/u,
    /^(?:ngay|thoi gian) (?:cong dan |dan )?nhan (?:ket qua|kq)$|^tra (?:ket qua|kq)$/u,
  ],
  unit: [
    /^(?:ten )?(?:don vi|co quan|phong ban|phong|bo phan)(?:, don vi|, co quan|\/don vi|\/co quan|\/phong ban)? (?:dang |chu tri )?(?:xu ly|giai quyet|thu ly|thuc hien|chu tri)(?: chinh| ho so| tthc)?$/u,
    /^(?:noi|cap|phong ban chuyen mon|phong chuyen mon) ?(?:xu ly|giai quyet|thuc hien)?$/u,
    /^(?:ten )?(?:don vi|co quan|phong ban|co quan, don vi)$/u,
  ],
  status: [
    /^(?:trang thai|tinh trang)(?: (?:xu ly|giai quyet|hien tai))?(?: ho so)?(?: hien tai)?$/u,
    /^trang thai (?:ho so|hs)$/u,
  ],
  supplements: [/^so (?:lan|luot) (?:yeu cau |phai )?bo sung(?: ho so)?$/u],
  asked: [/^(?:ngay|thoi gian) (?:gui )?(?:yeu cau|thong bao|de nghi|phieu) bo sung(?: ho so)?$/u],
  given: [/^(?:ngay|thoi gian) (?:da |nhan |nop |cong dan )*bo sung(?: ho so| xong)?$/u],
  paused: [/^(?:so ngay|thoi gian|so ngay lam viec) (?:tam dung|dung)(?: xu ly| giai quyet)?$/u],
  submitted: [
    /^(?:hinh thuc|phuong thuc|kenh|cach thuc|nguon) (?:nop|tiep nhan|nhan|tiep nhan\/nop|nop\/nhan)(?: ho so)?$/u,
    /^(?:hinh thuc|nguon ho so|kenh)$/u,
  ],
  online: [/^(?:ho so |co )?(?:nop )?(?:truc tuyen|online)$|^nop qua mang$/u],
  payment: [/^(?:hinh thuc|phuong thuc|kenh) (?:thanh toan|nop phi|nop le phi)$/u],
  "paid-online": [
    /^(?:da |co )?(?:thanh toan|nop phi|nop le phi|nop phi, le phi) (?:truc tuyen|online)$/u,
  ],
  digitised: [/^(?:da |co |duoc )?so hoa(?: .{1,40})?$/u],
  reappointments: [/^so lan (?:hen lai|gia han|xin loi|hen lai ngay tra)(?: ho so| ket qua)?$/u],
};

const COLUMNS = Object.keys(TITLES) as DossierColumn[];
/** What is longer is no title. */
const LONGEST_TITLE = 80;

export interface TitledColumn {
  readonly column: DossierColumn;
  /** 0 for the titles that say it best. */
  readonly rank: number;
}

/** Null for what is the title of no column that counts. */
export function columnOfTitle(written: string): TitledColumn | null {
  if (written === "" || written.length > LONGEST_TITLE) return null;
  const title = foldText(written.replace(/\([^()]*\)/gu, " "))
    .replace(/^[\s*.:_]+|[\s*.:_]+$/gu, "")
    .replace(/\s*\/\s*/gu, "/");
  return columnOfFolded(title) ?? columnOfBoth(title);
}

/** `Mã HS/Số biên nhận` says the same twice. */
function columnOfBoth(title: string): TitledColumn | null {
  const [one = null, ...others] = title.split("/").map(columnOfFolded);
  return others.every((other) => other?.column === one?.column) ? one : null;
}

function columnOfFolded(title: string): TitledColumn | null {
  for (const column of COLUMNS) {
    const rank = TITLES[column].findIndex((pattern) => pattern.test(title));
    if (rank >= 0) return { column, rank };
  }
  return null;
}
