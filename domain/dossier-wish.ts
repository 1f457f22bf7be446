/** What is meant by words behind `/hoso`: a list, the rates, a new dossier, or a dossier looked for. */
import type { DossierAction, DossierList, DossierRatesAction } from "./dossier-action.ts";
import { visibleWords } from "./directive-words.ts";
import { foldText } from "./text.ts";

const LONGEST_WORDS = 200;

const LISTS: readonly (readonly [RegExp, DossierList])[] = [
  [/^(?:den han |den hen |han )?hom nay$/u, "today"],
  [/^(?:den han |den hen |han )?(?:ngay mai|mai|ngay lam viec toi)$/u, "tomorrow"],
  [/^(?:sap (?:den|toi) (?:han|hen)|gan (?:den )?(?:han|hen)|sap tre(?: hen)?)$/u, "near"],
  [/^(?:tre|tre hen|tre han|qua han|qua hen|cham|bi tre|dang tre)$/u, "late"],
  [/^(?:khong con|vang) trong tep(?: moi(?: nhat)?)?$/u, "absent"],
  [/^(?:cho |dang cho )?bo sung$/u, "waiting"],
  [/^(?:dang giai quyet|dang xu ly|chua xong|tat ca|con lai|dang mo)$/u, "open"],
];
const RATES = /^(?:ty le|ti le|so lieu|thong ke)(?: dung han)?$|^dung han$/u;
const TYPING = /^(?:ghi moi|them moi|nhap tay|ghi|them|moi)(?!\p{L})/u;

export type DossierWish =
  | { readonly action: DossierAction | DossierRatesAction }
  /** A dossier to be kept by hand; the words say what is known of it. */
  | { readonly typed: string };

export function readDossierWish(rest: string): DossierWish {
  const words = visibleWords(rest, LONGEST_WORDS);
  const folded = foldText(words).replace(/[?!.]+$/u, "");
  if (folded === "" || folded === "tthc") return { action: { do: "dossier-overview" } };
  const list = LISTS.find(([pattern]) => pattern.test(folded))?.[1];
  if (list) return { action: { do: "dossiers", list, unitId: null, field: null, page: 0 } };
  if (RATES.test(folded)) {
    return { action: { do: "dossier-rates", by: "whole", from: null, to: null, page: 0 } };
  }
  const typing = TYPING.exec(folded);
  if (typing || words.includes(";")) {
    return {
      typed: typing ? rest.trim().split(/\s+/u).slice(lengthOf(typing[0])).join(" ") : rest,
    };
  }
  return { action: { do: "find-dossiers", words, page: 0 } };
}

function lengthOf(words: string): number {
  return words.split(" ").length;
}
