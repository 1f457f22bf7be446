/**
 * What people write of a dossier that they keep by hand: `0012; Đăng ký khai sinh; nhận 9h15 20/2; hạn 22/2`,
 * its pieces in any sensible order. Nothing is guessed into a field that everybody sees: what is the
 * applicant's is dropped, what is not understood is told.
 */
import { saysApplicant } from "./applicant-words.ts";
import { visibleWords } from "./directive-words.ts";
import type { UnitReader } from "./directive-units.ts";
import type { DossierDraft, DossierPiece, DossierPieceFault } from "./dossier-draft.ts";
import type { Occasion, TimeLimit } from "./dossier.ts";
import { readLimit, readOccasion, type OccasionContext } from "./dossier-dates.ts";
import type { UnitId } from "./ids.ts";
import { foldText } from "./text.ts";
import type { Instant } from "./time.ts";

/** So much may be said of a dossier at once, in characters and in pieces. */
export const LONGEST_DOSSIER_SAYING = 1_500;
const MOST_PIECES = 20;
const LONGEST_CODE = 60;
const LONGEST_PROCEDURE = 300;
const LONGEST_FIELD = 100;

const CODE_WORDS =
  /^(?:mã(?: số)?(?: hồ sơ| hs)?|ma(?: so)?(?: ho so| hs)?|(?:hồ sơ|ho so)(?: số| so)?|số hồ sơ|so ho so|số|so)(?!\p{L})\s*:?\s*/iu;
const PROCEDURE_WORDS = /^(?:thủ tục|thu tuc|tthc|tên thủ tục|ten thu tuc)(?!\p{L})\s*:?\s*/iu;
const FIELD_WORDS = /^(?:lĩnh vực|linh vuc)(?!\p{L})\s*:?\s*/iu;
const UNIT_WORDS =
  /^(?:đơn vị|don vi)(?:\s+(?:xử lý|xu ly|giải quyết|giai quyet))?(?!\p{L})\s*:?\s*/iu;
const RECEIVED_WORDS =
  /^(?:(?:ngày|ngay)\s+)?(?:tiếp nhận|tiep nhan|nhận|nhan|nộp|nop)(?!\p{L})(?:\s+(?:ngày|ngay|lúc|luc|hồ sơ|ho so))*\s*:?\s*/iu;
const DUE_WORDS =
  /^(?:(?:ngày|ngay)\s+)?(?:hẹn(?: trả)?|hen(?: tra)?|trả(?: kết quả)?|tra(?: ket qua)?|(?:thời\s+|thoi\s+)?(?:hạn|han)(?:\s+(?:trả|tra|giải quyết|giai quyet|xử lý|xu ly))?)(?!\p{L})(?:\s+(?:ngày|ngay|lúc|luc))*\s*:?\s*/iu;
/** `nộp: Nguyễn Văn Ba` says who, `nộp hôm qua` says when. */
const HANDED_IN = /^(?:nộp|nop)(?!\p{L})/iu;
const WORDS_OF_DAYS =
  /(?<!\p{L})(?:ngay|luc|ho so|hom|nay|qua|mai|sang|chieu|gio|phut|h|p|vao|hoi|thang|nam)(?!\p{L})/gu;
/** People leave them out: `tu phap` is *Phòng Tư pháp*. */
const KINDS_OF_UNIT: readonly string[] = [
  "Phòng",
  "Ban",
  "Văn phòng",
  "Trung tâm",
  "Sở",
  "UBND",
  "UBND xã",
  "UBND phường",
  "UBND thị trấn",
];
const LIKE_A_CODE = /^(?=\S*\d)[^\s,;]{1,60}$/u;

/** What one message says of a dossier, and which piece of it cannot be taken. */
export interface DossierRead {
  readonly draft: DossierDraft;
  readonly fault: DossierPieceAtFault | null;
  /** What was said and is neither kept nor anything that is known; for the answer alone. */
  readonly unclear: readonly string[];
}

export interface DossierPieceAtFault {
  readonly piece: DossierPiece;
  readonly fault: DossierPieceFault;
}

export interface DossierWordsContext extends OccasionContext {
  readonly reader: UnitReader;
  readonly now: Instant;
}

export function isTooMuchOfDossier(text: string): boolean {
  return text.length > LONGEST_DOSSIER_SAYING || partsOf(text).length > MOST_PIECES;
}

/** Semicolons and lines part; commas do where there are none of these, for a procedure's name has them too. */
function partsOf(text: string): readonly string[] {
  return text.trim().split(/[;\n]/u.test(text.trim()) ? /[;\n]/u : ",");
}

/** All that one message says; what was known before stays unless it is said anew. */
export function readDossierWords(
  text: string,
  draft: DossierDraft,
  context: DossierWordsContext,
): DossierRead {
  const parts = partsOf(text).map((part) => visibleWords(part, LONGEST_PROCEDURE));
  let read = fine(draft);
  for (const part of parts.filter((words) => words !== "")) {
    const next = withPart(read.draft, part, context);
    // The first that cannot be taken is told; what can is taken all the same.
    const unclear = [...read.unclear, ...next.unclear];
    read = { draft: next.draft, fault: read.fault ?? next.fault, unclear };
  }
  return read.fault ? read : { ...checked(read.draft, context), unclear: read.unclear };
}

/** One piece, as it was asked for. */
export function withDossierPiece(
  draft: DossierDraft,
  piece: DossierPiece,
  text: string,
  context: DossierWordsContext,
): DossierRead {
  const words = visibleWords(text, LONGEST_PROCEDURE);
  if (words === "") return faulty(draft, piece, "blank");
  if (isOfApplicant(words, context) && !isPlainCode(words, draft)) return ofApplicant(draft);
  const read = taken(draft, piece, words, context);
  return read.fault ? read : checked(read.draft, context);
}

function withPart(draft: DossierDraft, words: string, context: DossierWordsContext): DossierRead {
  if (FIELD_WORDS.test(words) && !saysApplicant(words.replace(FIELD_WORDS, ""))) {
    return fine({ ...draft, field: visibleWords(words.replace(FIELD_WORDS, ""), LONGEST_FIELD) });
  }
  if (isOfApplicant(words, context) && !isPlainCode(words, draft)) return ofApplicant(draft);
  const piece = pieceOf(words, draft, context);
  return piece ? taken(draft, piece, words, context) : { draft, fault: null, unclear: [words] };
}

/** What a part is about: its own words say so, else its form, else what is still missing; null: nobody knows. */
function pieceOf(
  words: string,
  draft: DossierDraft,
  { reader, ...when }: DossierWordsContext,
): DossierPiece | null {
  if (RECEIVED_WORDS.test(words) && /\d|nay|qua/u.test(foldText(words))) return "received";
  if (DUE_WORDS.test(words) && /\d|trong ngay|mai/u.test(foldText(words))) return "due";
  if (readLimit(words)) return "due";
  if (readOccasion(words, when)) return draft.received === null ? "received" : "due";
  if (UNIT_WORDS.test(words)) return "unit";
  if (PROCEDURE_WORDS.test(words)) return "procedure";
  if (draft.code === null && (LIKE_A_CODE.test(words) || isCalledCode(words))) return "code";
  if (unitNamed(words, reader) !== null) return "unit";
  return draft.procedure === null ? "procedure" : null;
}

/** A date may look like a phone, and is none. */
function isOfApplicant(words: string, when: DossierWordsContext): boolean {
  const isDated = readOccasion(words.replace(RECEIVED_WORDS, "").replace(DUE_WORDS, ""), when);
  return !isDated && (saysApplicant(words) || saysWhoHandedIn(words));
}

function saysWhoHandedIn(words: string): boolean {
  if (!HANDED_IN.test(words)) return false;
  const said = foldText(words.replace(HANDED_IN, "")).replaceAll(WORDS_OF_DAYS, "");
  return /\p{L}{2}/u.test(said);
}

/** `38221234` may be either: the first of them is the code; and `mã 0912345678` says that it is. */
function isPlainCode(words: string, { code }: DossierDraft): boolean {
  return code === null && (isCalledCode(words) || /^(?!0[2-9])\d+$/u.test(words));
}

function ofApplicant(draft: DossierDraft): DossierRead {
  return fine({ ...draft, namesApplicant: true });
}

function isCalledCode(words: string): boolean {
  return CODE_WORDS.test(words) && LIKE_A_CODE.test(words.replace(CODE_WORDS, ""));
}

function taken(
  draft: DossierDraft,
  piece: DossierPiece,
  words: string,
  { reader, ...when }: DossierWordsContext,
): DossierRead {
  switch (piece) {
    case "code": {
      const code = words.replace(CODE_WORDS, "").replace(/^[\s.,:]+|[\s.,:]+$/gu, "");
      if (code === "") return faulty(draft, piece, "blank");
      return code.length > LONGEST_CODE
        ? faulty(draft, piece, "too-long")
        : fine({ ...draft, code });
    }
    case "procedure": {
      const procedure = words.replace(PROCEDURE_WORDS, "");
      return procedure === "" ? faulty(draft, piece, "blank") : fine({ ...draft, procedure });
    }
    case "received": {
      const received = readOccasion(words.replace(RECEIVED_WORDS, ""), when);
      return received ? fine({ ...draft, received }) : faulty(draft, piece, "unread");
    }
    case "due":
      return withDue(draft, words.replace(DUE_WORDS, ""), when);
    case "unit":
      return withUnit(draft, words.replace(UNIT_WORDS, ""), reader);
    default:
      return piece satisfies never;
  }
}

/** Ngày hẹn trả, or the limit from which it is counted. */
function withDue(draft: DossierDraft, words: string, when: OccasionContext): DossierRead {
  const limit: TimeLimit | null = readLimit(words);
  if (limit) return fine({ ...draft, limit, due: null });
  const after: Occasion | null = draft.received;
  const due = readOccasion(words, { ...when, notBefore: after?.on ?? when.today });
  return due ? fine({ ...draft, due, limit: null }) : faulty(draft, "due", "unread");
}

function withUnit(draft: DossierDraft, words: string, reader: UnitReader): DossierRead {
  const unitId = unitNamed(words, reader);
  return unitId ? fine({ ...draft, unitId }) : faulty(draft, "unit", "unknown-unit");
}

/** By its name, else by what is left of that without the kind, where this is one unit's alone. */
function unitNamed(words: string, reader: UnitReader): UnitId | null {
  const whole = unitsRead(words, reader);
  if (whole.length > 0) return whole.length === 1 ? (whole[0] ?? null) : null;
  const bare = new Set(KINDS_OF_UNIT.flatMap((kind) => unitsRead(`${kind} ${words}`, reader)));
  return bare.size === 1 ? ([...bare][0] ?? null) : null;
}

function unitsRead(words: string, reader: UnitReader): readonly UnitId[] {
  const { named, unclear } = reader.read(words);
  return unclear.length === 0 ? named.flatMap(({ unitIds }) => unitIds) : [];
}

/** A dossier older than this is no work of a desk any more. */
const LONGEST_AGO_DAYS = 5 * 366;

function checked(draft: DossierDraft, { today, now, daysAway }: DossierWordsContext): DossierRead {
  const { received, due } = draft;
  const isToCome = received && (received.at === null ? received.on > today : received.at > now);
  if (isToCome) return faulty(draft, "received", "future");
  if (received && daysAway(received.on) > LONGEST_AGO_DAYS) {
    return faulty(draft, "received", "too-far");
  }
  if (due && daysAway(due.on) > LONGEST_AGO_DAYS) return faulty(draft, "due", "too-far");
  const isBefore = received && due && due.on < received.on;
  return isBefore ? faulty(draft, "due", "before-received") : fine(draft);
}

/** What cannot be taken is asked for anew: the draft does not keep it. */
function faulty(draft: DossierDraft, piece: DossierPiece, fault: DossierPieceFault): DossierRead {
  const without =
    piece === "received"
      ? { ...draft, received: null }
      : piece === "due"
        ? { ...draft, due: null, limit: null }
        : draft;
  return { draft: without, fault: { piece, fault }, unclear: [] };
}

function fine(draft: DossierDraft): DossierRead {
  return { draft, fault: null, unclear: [] };
}
