/** Which apologies are meant by what stands behind `/xinloi`: `đã quá hạn tư pháp`, `chưa soạn`, `0012`. */
import type { ApologyStage } from "./apology.ts";
import { foldText } from "./text.ts";

export interface ApologyFilter {
  /** As it was typed, without what nobody sees. */
  readonly typed: string;
  /** Null: words do not say. */
  readonly stage: ApologyStage | null;
  /** Folded words, all of which have to be found. */
  readonly words: readonly string[];
}

const LONGEST = 100;
const MOST_WORDS = 8;

/** The first that stands in the words counts. */
const STAGES: readonly (readonly [RegExp, ApologyStage])[] = [
  [/(?:^| )khong phai(?: xin loi| gui| lam)?(?= |$)/u, "not-owed"],
  [/(?:^| )(?:chua soan|chua lam|con no|phai xin loi|chua co van ban)(?= |$)/u, "owed"],
  [/(?:^| )(?:da soan(?: chua gui)?|chua gui|cho gui)(?= |$)/u, "drafted"],
  [
    /(?:^| )(?:da gui(?: cho cap nhat(?: ngay hen)?)?|cho cap nhat(?: ngay hen)?|chua cap nhat(?: ngay hen)?)(?= |$)/u,
    "sent",
  ],
  [/(?:^| )(?:da )?(?:xong|hoan thanh)(?= |$)/u, "done"],
];

/** Words that say nothing about which. */
const FILLERS =
  /(?:^| )(?:van ban|thu|phieu|xin loi|ho so(?: tthc)?|tthc|cua|don vi|toi|so|ma|cho|ve|danh sach|xem|tat ca|da qua han|qua han)(?= |$)/gu;

export function readApologyFilter(text: string): ApologyFilter {
  const typed = [
    ...text
      .normalize("NFC")
      .replace(/[\p{C}\s]+/gu, " ")
      .trim(),
  ]
    .slice(0, LONGEST)
    .join("")
    .trim();
  const folded = foldText(typed.replace(/[,;:.]+(?=\s|$)/gu, " "));
  const found = STAGES.find(([pattern]) => pattern.test(folded));
  const rest = (found ? folded.replace(found[0], " ") : folded).replace(/ +/gu, " ");
  return {
    typed,
    stage: found?.[1] ?? null,
    words: termsOf(rest).slice(0, MOST_WORDS),
  };
}

/** Where nothing but fillers stands, everything is meant. */
function termsOf(folded: string): readonly string[] {
  return folded
    .replace(FILLERS, " ")
    .split(" ")
    .map((word) => word.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, ""))
    .filter((word) => word !== "");
}
