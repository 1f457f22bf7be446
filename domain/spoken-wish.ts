/** What people say instead of a command: `NV-002 xong`, `gia hạn`, `chờ ký`. It leads to where that is done. */
import { readTaskCode } from "./task-code.ts";
import { foldText } from "./text.ts";

/** What somebody wants to do with a duty, which has to be opened first. */
export type WishedDeed = "report-done" | "prove" | "extend" | "present" | "waive" | "assign";

export type Wish =
  | { readonly for: "deed"; readonly deed: WishedDeed }
  /** Duyệt, kiểm chứng. */
  | { readonly for: "reviewing" }
  /** Chờ ký. */
  | { readonly for: "signing" }
  /** Gửi, soạn văn bản xin lỗi. */
  | { readonly for: "apologies" }
  | { readonly for: "export" };

export interface Said {
  readonly wish: Wish | null;
  /** The code of the task or the directive that they are about; null for none. */
  readonly code: string | null;
}

const MANNERS =
  /^(?:(?:da|vang|xin|em|toi|chung toi|don vi|phong|cho|muon|de nghi|bao cao anh|bao cao chi|can|nho)[ ,]+)+/u;
const CODE = /^(?:nv|cd)[\s-]?\d{1,6}(?!\d)|(?<![a-z\d])(?:nv|cd)[\s-]?\d{1,6}$/u;
const AROUND = /^[\s.,:;–-]+|[\s.,:;!–-]+$/gu;
/** More words than that tell a story, and no wish. */
const MOST_WORDS = 12;

/** The first that fits counts. */
const WISHES: readonly (readonly [RegExp, Wish])[] = [
  [
    /^(?:da |moi )?(?:gui|soan|in|ky|trinh ky|phat hanh)(?: van ban| thu| phieu| cong van)? xin loi(?: |$)/u,
    { for: "apologies" },
  ],
  [/^(?:xuat|tai)(?: ve)? (?:ho so|tai lieu)(?: kiem chung)?(?: |$)/u, { for: "export" }],
  [/^(?:xin )?(?:gia han|lui han|them thoi han)(?: |$)/u, deed("extend")],
  [/^(?:de nghi|xin) (?:duoc )?gia han(?: |$)/u, deed("extend")],
  [/^(?:cho ky|ky(?: van ban)?|da ky|van ban cho ky)$/u, { for: "signing" }],
  [/^(?:da )?trinh ky(?: |$)/u, deed("present")],
  [/^(?:phe )?duyet(?: |$)|^xet duyet(?: |$)/u, { for: "reviewing" }],
  [/^(?:khong phat sinh|khong phai thuc hien)(?: |$)/u, deed("waive")],
  [/^phan cong(?! thay)(?: |$)/u, deed("assign")],
  [/^(?:da |moi )?(?:nop|gui)(?: |$)/u, deed("prove")],
  [/^(?:bao cao |bao )?(?:da )?(?:hoan thanh|lam xong|xong)(?: |$)/u, deed("report-done")],
  [/(?:^| )(?:da|roi) (?:hoan thanh|xong|lam xong)(?: roi)?$/u, deed("report-done")],
  [/(?:^| )(?:xong|hoan thanh)(?: roi)?$/u, deed("report-done")],
];

/** Nothing is done by it: what was wanted is shown, with how it is done. */
export function readSaid(text: string): Said {
  const folded = foldText(text.normalize("NFC").replace(/\p{C}+/gu, " ")).replace(AROUND, "");
  const code = CODE.exec(folded)?.[0] ?? null;
  const rest = (code === null ? folded : folded.replace(CODE, " ")).replace(AROUND, "").trim();
  return { wish: readWish(rest), code: code === null ? null : readTaskCode(code) };
}

function readWish(words: string): Wish | null {
  if (words.split(" ").length > MOST_WORDS) return null;
  for (const said of [words, words.replace(MANNERS, "")]) {
    const found = WISHES.find(([pattern]) => pattern.test(said));
    if (found) return found[1];
  }
  return null;
}

function deed(name: WishedDeed): Wish {
  return { for: "deed", deed: name };
}
