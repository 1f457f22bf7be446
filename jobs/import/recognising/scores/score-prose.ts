/** Kết quả chấm điểm trong lời văn: what running text says of scores, section by section. */
import { foldEvenly } from "../text/even-fold.ts";
import { findAmounts } from "../text/amounts.ts";
import { isKnownArea, matchArea } from "./score-area-names.ts";
import { makeDraft, type ScoreDraft } from "./score-draft.ts";
import type { ScoreFindings } from "./score-findings.ts";
import { BULLET_DEPTH, isGeneral, isHeading, proseLines, type ProseLine } from "./score-lines.ts";
import { readPieces } from "./score-pieces.ts";
import {
  fillSubject,
  kindIn,
  mayBeOne,
  NO_SUBJECT,
  readSubject,
  type Subject,
} from "./score-subjects.ts";
import { readTotals } from "./score-totals.ts";

/** What a document that speaks of scores has somewhere; numbers alone are no scores. */
const SPEAKS_OF_SCORES =
  /cham diem|chi so|diem (?:tham dinh|tu cham|toi da|chuan)|(?:tru|mat|tham dinh|tu cham|toi da|chuan)[^.;]{0,30} diem|hoan thanh nhiem vu/u;
const REMEDIES =
  /^(?:nhiem vu(?:,| va)? giai phap|giai phap|bien phap|phan dau|muc tieu|de nghi|kien nghi)(?!\p{L})/u;
const FAULTS =
  /^(?:(?:nhung|cac) )?(?:ton tai|han che|(?:tieu chi|chi tieu|noi dung) (?:bi )?(?:tru|mat) diem)[^:.;\d]{0,40}: ?/u;
const CAUSES = /^(?:nguyen nhan|ly do)[^:.;\d]{0,40}: ?/u;
const DEDUCTED =
  /(?<!\d)(\d{1,3}) (?:chi tieu|tieu chi|noi dung)[^.;:\d]{0,40}?(?:bi tru|bi mat|mat diem|chua dat|khong dat|khong co diem)[^.;:\d]{0,60}:?/u;
const MET =
  /(?<![\d/])(\d{1,3})(?: (?:chi tieu|tieu chi)[^.;,\d]{0,30}?(?:toi da|tuyet doi))? ?(?:\/|tren(?: tong so)?) ?(\d{1,3}) (?:chi tieu|tieu chi)(?:[^.;\d]{0,40}?(?:toi da|tuyet doi|tron diem))?/u;
/** What a section as a whole came to begins with when, or whose it is, and not with a criterion. */
const WHOLE =
  /^(?:$|tuy |nam 20|trong (?:nam|ky|quy|\d)|(?:qua|theo) (?:ket qua|tham dinh|cham|danh gia|quyet dinh|thong bao|bang)|ket qua(?:$|,| (?:nam|dat|cham|tham dinh|chung|thuc hien))|tong (?:diem|so|cong)|diem(?:$| (?:so|dat|cham|tham dinh|tu|chuan|toi da))|linh vuc(?:$| nay)|noi dung nay|(?:ubnd|uy ban|don vi|co quan|dia phuong|toan (?:xa|huyen|tinh))(?!\p{L}))/u;
/** `Xã An Phú`, `Sở Nội vụ`; not `Số hóa hồ sơ`, which folds alike. */
const UNIT =
  /^(?:UBND|[ỦU][ỷy] ban nhân dân|Sở|Phòng|Chi cục|Trung tâm|Văn phòng|Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thị trấn|Phường|Xã)\s+(?:(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã)(?:\s+[\p{Lu}\d]|$)|[\p{Lu}\d])/u;
const TOTAL =
  /^(?:tong (?:so )?diem|tong cong|(?:so |ket qua )?diem (?:so )?(?:tu (?:cham|danh gia)|(?:duoc )?tham dinh|dat|dieu tra|khao sat|xa hoi hoc|xhh|trung binh|toi da|chuan|chung|chi so|cchc)|ket qua (?:tu cham|tham dinh|cham diem|chi so|chung|xep)|tu cham|chenh lech)(?!\p{L})/u;
/** The depth of `1.`; what is further outside is no area. */
const ITEM_DEPTH = 2;

interface Place {
  /** The heading that a line stands under, where it can be an area; null in a general section. */
  readonly area: string | null;
  /** Its name alone says that it is one. */
  readonly isCertain: boolean;
  /** What the section is about. */
  readonly subject: Subject;
  /** Of the heading; null without a number. */
  readonly depth: number | null;
}

/**
 * Reads the lines of a document. `areaNames` are what its tables call its areas, `title` what it is
 * about as a whole.
 */
export function readScoreProse(
  texts: readonly string[],
  areaNames: readonly string[],
  title: Subject,
): readonly ScoreFindings[] {
  if (!texts.some((text) => SPEAKS_OF_SCORES.test(foldEvenly(text)))) return [];
  const reader = new ProseReader(areaNames, title);
  for (const line of proseLines(texts)) reader.read(line);
  return reader.findings();
}

class ProseReader {
  readonly #areaNames: readonly string[];
  readonly #title: Subject;
  readonly #drafts: ScoreDraft[] = [];
  #current: ScoreDraft | null = null;
  #place: Place = { area: null, isCertain: false, subject: NO_SUBJECT, depth: null };
  /** The last item with an area's points of its own; what is deeper belongs to it. */
  #item: { readonly area: string; readonly depth: number } | null = null;

  constructor(areaNames: readonly string[], title: Subject) {
    this.#areaNames = areaNames;
    this.#title = title;
  }

  findings(): readonly ScoreFindings[] {
    return this.#drafts.map((draft) => draft.findings());
  }

  read(line: ProseLine): void {
    const folded = foldEvenly(line.text);
    const cause = CAUSES.exec(folded);
    if (cause && findAmounts(folded).length === 0)
      this.#current?.explain(line.text.slice(cause[0].length));
    else if (isHeading(line)) this.#enter(line);
    else if (!REMEDIES.test(folded)) this.#readPoints(line, folded);
  }

  #enter({ text, depth }: ProseLine): void {
    this.#item = null;
    const heading = text.replace(/[\s:.]+$/u, "");
    const area = matchArea(heading, this.#areaNames) ?? (isKnownArea(heading) ? heading : null);
    const subject = readSubject(heading);
    const place = { ...this.#place, depth };
    if (area !== null) this.#place = { ...place, area, isCertain: true };
    else if (subject.kind !== null) {
      this.#place = { area: null, isCertain: false, subject, depth };
      this.#current = null;
    } else if (isGeneral(heading) || (depth !== null && depth < ITEM_DEPTH)) {
      this.#place = { ...place, area: null, isCertain: false };
    } else this.#place = { ...place, area: heading, isCertain: false };
  }

  #readPoints(written: ProseLine, folded: string): void {
    const fault = FAULTS.exec(folded) ?? CAUSES.exec(folded);
    const line = { ...written, text: written.text.slice(fault?.[0].length ?? 0) };
    this.#leave(line);
    const { area } = this.#place;
    if (findAmounts(folded).length === 0) this.#readCounts(folded, area);
    else if (fault) this.#readItem(line);
    else if (area === null && this.#readListed(line, folded)) return;
    else if (area === null && TOTAL.test(folded)) this.#readTotals(line.text, folded, true);
    else if (this.#isTotal(line, folded) && this.#readTotals(line.text, folded, false)) return;
    else if (area !== null) this.#readArea(line, area);
    else if (line.depth !== null || /\btru\b/u.test(folded)) this.#readItem(line);
  }

  /** A number of the same rank as the heading's, or a higher one, ends its section. */
  #leave({ depth, isBullet }: ProseLine): void {
    const { depth: own } = this.#place;
    if (isBullet || depth === null || own === null || depth > own) return;
    this.#place = { ...this.#place, area: null, isCertain: false, depth: null };
  }

  /** `…, còn 08 chỉ tiêu bị trừ điểm: Ban hành kế hoạch (0,5/1 điểm); …` in one paragraph. */
  #readListed(line: ProseLine, folded: string): boolean {
    const counted = DEDUCTED.exec(folded);
    const end = counted ? counted.index + counted[0].length : folded.length;
    const rest = line.text.slice(end);
    if (!counted?.[0].endsWith(":") || findAmounts(foldEvenly(rest)).length === 0) return false;
    const head = line.text.slice(0, end);
    if (!this.#readTotals(head, foldEvenly(head), false)) this.#readCounts(foldEvenly(head), null);
    this.#readItem({ ...line, text: rest.trim(), depth: null });
    return true;
  }

  /** Whether a line may tell of the whole, where it stands and as it begins. */
  #isTotal({ depth, text }: ProseLine, folded: string): boolean {
    if (this.#place.isCertain) return false;
    const hasTotal = this.#current?.hasTotal() ?? false;
    if (this.#place.area !== null) return !hasTotal && kindIn(folded) !== null;
    const kind = kindIn(folded);
    const isOther = kind !== null && kind !== this.#current?.subject.kind;
    return depth === null || isOther || (!hasTotal && (kind !== null || isOfWhole(text)));
  }

  /** @param isPart what only adds to a total that is said elsewhere counts too */
  #readTotals(text: string, folded: string, isPart: boolean): boolean {
    const totals = readTotals(text).filter(
      ({ assessed, self, max }) => isPart || assessed !== null || (self !== null && max !== null),
    );
    for (const { subject, ...total } of totals) this.#draftOf(subject).addTotal(total, text);
    if (totals.length > 0) this.#readCounts(folded, null);
    return totals.length > 0;
  }

  #readCounts(folded: string, area: string | null): void {
    const met = MET.exec(folded);
    const deducted = DEDUCTED.exec(folded.slice(met ? met.index + met[0].length : 0));
    if (met) this.#open().countMet(Number(met[1]), Number(met[2]));
    if (deducted) this.#open().countDeducted(area, Number(deducted[1]));
  }

  /** `UBND thị trấn đạt 10,85/12 điểm, có 02 chỉ tiêu chưa đạt: …`, else criteria of the area. */
  #readArea(line: ProseLine, area: string): void {
    const draft = this.#open();
    const folded = foldEvenly(line.text);
    const deducted = DEDUCTED.exec(folded);
    const end = deducted ? deducted.index + deducted[0].length : line.text.length;
    const own = scoredSentence(line.text.slice(0, end));
    const { pieces, differing } = readPieces(own);
    const [whole] = pieces;
    const isWhole = deducted !== null || isOfWhole(whole?.name ?? "");
    if (!whole || line.depth === BULLET_DEPTH || !isWhole || draft.hasArea(area)) {
      this.#readItem(line);
      return;
    }
    draft.addArea(area, whole);
    if (deducted) draft.countDeducted(area, Number(deducted[1]));
    draft.addCriteria(area, readPieces(line.text.slice(end)).pieces, differing, own);
  }

  #readItem({ text, depth, isBullet }: ProseLine): void {
    const { pieces, differing } = readPieces(text);
    const [first, ...parts] = pieces;
    if (!first) return;
    const draft = this.#open();
    const isSibling =
      first.name !== "" && !isBullet && this.#item !== null && depth === this.#item.depth;
    if (depth !== null && !this.#place.isCertain && (isKnownArea(first.name) || isSibling)) {
      const area = matchArea(first.name, this.#areaNames) ?? first.name;
      this.#item = { area, depth };
      draft.addArea(area, first);
      draft.addCriteria(area, parts, differing, text);
      return;
    }
    const isPart = this.#item !== null && (depth === null || depth > this.#item.depth);
    const area = isPart ? this.#item?.area : this.#place.area;
    const own = area ? pieces : pieces.filter(({ name }) => !UNIT.test(name));
    draft.addCriteria(area ?? "", own, differing, text);
  }

  #draftOf(said: Subject): ScoreDraft {
    const subject = fillSubject(said, this.#place.subject, this.#title);
    let draft = this.#drafts.find((each) => mayBeOne(each.subject, subject));
    if (!draft) this.#drafts.push((draft = makeDraft(subject)));
    this.#current = draft;
    return draft;
  }

  #open(): ScoreDraft {
    return this.#current ?? this.#draftOf(NO_SUBJECT);
  }
}

function isOfWhole(text: string): boolean {
  return WHOLE.test(foldEvenly(text)) || UNIT.test(text);
}

/** Of several sentences the one with the points. */
function scoredSentence(text: string): string {
  const at = findAmounts(foldEvenly(text))[0]?.at ?? 0;
  return text.slice(text.slice(0, at).lastIndexOf(". ") + 1);
}
