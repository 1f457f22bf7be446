/** Trạng thái hồ sơ as systems print it: the code of the national platform, its words, or others for it. */
import type { DossierStatus } from "../../../../domain/dossier.ts";
import { foldText } from "../../../../domain/text.ts";

/** In this order: *không được tiếp nhận* also has *được tiếp nhận* in it. */
const WORDS: readonly (readonly [DossierStatus, RegExp])[] = [
  [
    3,
    /^(?:khong (?:duoc |du dieu kien )?tiep nhan|tu choi(?: tiep nhan)?(?: ho so)?(?!\p{L}| giai))/u,
  ],
  [
    7,
    /^(?:(?:cong dan |nguoi dan |to chuc )?(?:da |xin |yeu cau |de nghi )*rut(?: lai)?(?: ho so)?)(?!\p{L})/u,
  ],
  [
    5,
    /^(?:(?:da |dang |cho )*(?:yeu cau |cong dan |thong bao )*bo sung|tam dung.*bo sung)(?!\p{L})/u,
  ],
  [6, /nghia vu tai chinh|nghia vu thue|^(?:cho|yeu cau) (?:thanh toan|nop (?:phi|le phi|thue))/u],
  [5, /^(?:dang )?tam dung(?!\p{L})/u],
  [
    8,
    /^(?:da )?(?:dung (?:xu ly|giai quyet)|huy(?: bo)?(?: ho so)?|khong giai quyet|tu choi giai quyet|tra lai(?: ho so)?)(?!\p{L})/u,
  ],
  [
    10,
    /^(?:da )?(?:tra (?:ket qua|kq)|nhan (?:ket qua|kq)|tra(?: cho)? (?:dan|cong dan))(?!\p{L})|^da tra(?!\p{L})/u,
  ],
  [9, /^(?:cho tra|cho cong dan nhan|(?:da )?co) (?:ket qua|kq)(?!\p{L})/u],
  [
    9,
    /^(?:da (?:xu ly|giai quyet|hoan thanh|ket thuc|xong)|(?:da )?hoan (?:thanh|tat)|xu ly xong|giai quyet xong|ket thuc)(?!\p{L})/u,
  ],
  [1, /^(?:moi (?:dang ky|nop|gui)|dang ky moi|cho tiep nhan|chua tiep nhan)(?!\p{L})/u],
  [2, /^(?:(?:da |moi |duoc )*tiep nhan)(?!\p{L})/u],
  [
    4,
    /^(?:dang |cho |da )*(?:dang|cho|chuyen) (?:xu ly|giai quyet|thu ly|tham dinh|xac minh|phe duyet|duyet|ky|trinh|luan chuyen|phan cong|chuyen|thuc hien|lay y kien)(?!\p{L})/u,
  ],
  [4, /^(?:chua (?:xu ly|giai quyet|hoan thanh|den han)|trong quy trinh)(?!\p{L})/u],
];

/** What some systems print behind a status, or instead of one: it follows from the dates. */
const TIMELINESS =
  /[\s\-\u2013\u2014:,;/(]*(?<!\p{L})(?:(?:da |bi )?(?:tre|qua|cham) (?:han|hen)|(?:dung|truoc|som|con|trong|chua den|sap den|den) han)(?: (?:xu ly|giai quyet))?(?:[ :]+[\d.,]+ ?(?:ngay|gio|phut).*)?[\s)]*$/u;
const ENDED = /^(?:dung|truoc|som) han/u;

const CODE = /^(?:0?([1-9])|(10))(?: ?[-\u2013:.)](?!\d).*)?$/u;

/**
 * `told` by the export itself; `derived` where it has only the words of timeliness or nothing, so that
 * its dates have to say; null for words that nobody knows.
 */
export type WrittenStatus =
  | { readonly kind: "told"; readonly status: DossierStatus }
  | { readonly kind: "derived"; readonly hasEnded: boolean }
  | null;

/** One that remembers what it has read: a file has few statuses, thousands of times. */
export function makeStatusReader(): (written: string) => WrittenStatus {
  const known = new Map<string, WrittenStatus>();
  return (written) => {
    const seen = known.get(written);
    if (seen !== undefined) return seen;
    const read = readStatus(written);
    if (known.size < MOST_KNOWN) known.set(written, read);
    return read;
  };
}

const MOST_KNOWN = 1000;
const LONGEST = 120;

function readStatus(written: string): WrittenStatus {
  if (written.length > LONGEST) return null;
  const folded = foldText(written).replace(/^(?:ho so|hs) /u, "");
  const code = CODE.exec(folded);
  if (code) return { kind: "told", status: Number(code[1] ?? code[2]) as DossierStatus };
  const text = folded.replace(TIMELINESS, "").trim();
  if (/^[-\u2013]?$/u.test(text)) return { kind: "derived", hasEnded: ENDED.test(folded) };
  const found = WORDS.find(([, words]) => words.test(text));
  return found ? { kind: "told", status: found[0] } : null;
}
