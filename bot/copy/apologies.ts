/** Xin lỗi in words: the lists. */
import type { ApologyContent, ApologyLine } from "../../domain/apology-content.ts";
import type { ApologyStage } from "../../domain/apology.ts";
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import { renderApology } from "./apology-card.ts";
import { renderLettersDrafted, renderNoLetters, LETTER_NOT_YOURS } from "./letter-drafts.ts";
import { renderApologyObstacle, renderAskApology } from "./apology-questions.ts";
import { STAGE_WORDS, standingOfApology } from "./apology-words.ts";
import { say } from "./answers.ts";
import { shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";
import type { RenderersOf } from "./renderers.ts";

type Of<Kind extends ApologyContent["kind"]> = Extract<ApologyContent, { kind: Kind }>;

const PROCEDURE_LENGTH = 90;
const UNIT_LENGTH = 100;
const CODE_LENGTH = 40;
const WORDS_LENGTH = 60;
const LIST_WORDS = "Xin lỗi về hồ sơ TTHC";

/** How the lists of each are called by their choices. */
const STAGE_LABELS: Readonly<Record<ApologyStage, string>> = {
  owed: "Chưa soạn",
  drafted: "Đã soạn, chưa gửi",
  sent: "Đã gửi, chờ cập nhật ngày hẹn",
  done: "Đã xong",
  "not-owed": "Không phải xin lỗi",
};

export const APOLOGY_RENDERERS: RenderersOf<ApologyContent> = {
  apologies: renderApologies,
  "apology-units": renderUnits,
  apology: renderApology,
  "ask-apology": renderAskApology,
  "letters-drafted": renderLettersDrafted,
  "no-letters": renderNoLetters,
  "letter-not-yours": () => say(LETTER_NOT_YOURS),
  "apology-obstacle": renderApologyObstacle,
};

function renderApologies(content: Of<"apologies">): Rendered {
  const { lines, today, namesUnits, page, pages } = content;
  const text: NamedLine<ApologyLine>[] = [said([{ bold: headingOf(content) }])];
  const counts = countWords(content);
  if (counts) text.push(said([counts]));
  if (content.lateAgain > 0) text.push(said([{ bold: lateAgainWords(content.lateAgain) }]));
  if (lines.length === 0) text.push(said([nothingWords(content)]));
  for (const line of lines) text.push(...naming(line, linesOfOne(line, today, namesUnits)));
  const opens = lines.map((line): Choice[] => {
    const action = { do: "apology", deadlineId: line.deadlineId } as const;
    return [atLine({ label: shorten(line.code, CODE_LENGTH), action }, line, text)];
  });
  const { stage, unitId, words } = content;
  const turns = pageTurns(page, pages, (to) => ({
    do: "apologies",
    stage,
    unitId,
    words,
    page: to,
  }));
  return {
    lines: linesOf(text),
    choices: [...opens, ...turns, ...draftAll(content), ...narrowing(content)],
    attachment: null,
  };
}

function headingOf({ stage, unit, words }: Of<"apologies">): string {
  const which = stage ? `: ${STAGE_WORDS[stage]}` : "";
  const whose = unit ? ` – ${shorten(unit, UNIT_LENGTH)}` : "";
  const found = words && !stage ? ` – “${shorten(words, WORDS_LENGTH)}”` : "";
  return `${LIST_WORDS}${which}${whose}${found}`;
}

/** `3 chưa soạn văn bản · 1 đã soạn, chưa gửi · 2 đã gửi, chờ cập nhật ngày hẹn`. */
function countWords({ counts }: Of<"apologies">): string {
  return counts
    .filter(({ count }) => count > 0)
    .map(({ stage, count }) => `${count} ${STAGE_WORDS[stage]}`)
    .join(" · ");
}

function lateAgainWords(count: number): string {
  return `${count} hồ sơ đã quá cả ngày hẹn lại: không hẹn lại được, đề nghị giải quyết ngay.`;
}

function nothingWords({ stage, words, counts }: Of<"apologies">): string {
  if (words || stage) return "Không có việc xin lỗi nào như vậy.";
  return counts.some(({ count }) => count > 0)
    ? "Không còn việc xin lỗi nào phải làm."
    : "Không có hồ sơ nào phải xin lỗi.";
}

function linesOfOne(
  line: ApologyLine,
  today: Of<"apologies">["today"],
  namesUnit: boolean,
): Line[] {
  const { code, procedure, unit } = line;
  const whose = namesUnit ? ` · ${shorten(unit, UNIT_LENGTH)}` : "";
  return [
    [{ bold: shorten(code, CODE_LENGTH) }, ` – ${shorten(procedure, PROCEDURE_LENGTH)}${whose}`],
    [standingOfApology(line, today)],
  ];
}

function draftAll({ draftable, unitId }: Of<"apologies">): Choice[][] {
  if (draftable < 2) return [];
  const label = `Soạn tất cả (${draftable} văn bản)`;
  return [[{ label, action: { do: "draft-letters", unitId } }]];
}

/** The other lists that hold anything, and by unit for who sees several. */
function narrowing({ counts, stage, unitId, scope }: Of<"apologies">): Choice[][] {
  const others = counts
    .filter((each) => each.count > 0 && each.stage !== stage)
    .map((each): Choice[] => [
      {
        label: `${STAGE_LABELS[each.stage]} (${each.count})`,
        action: { do: "apologies", stage: each.stage, unitId, page: 0 },
      },
    ]);
  const whole: Choice = {
    label: "Tất cả việc xin lỗi còn lại",
    action: { do: "apologies", stage: null, unitId: null, page: 0 },
  };
  const byUnit: Choice = { label: "Theo đơn vị", action: { do: "apology-units", page: 0 } };
  return [
    ...others,
    ...(scope === "all" && unitId === null ? [[byUnit]] : []),
    ...(stage !== null || unitId !== null ? [[whole]] : []),
  ];
}

type OwingUnit = Of<"apology-units">["units"][number];

function renderUnits({ units, page, pages }: Of<"apology-units">): Rendered {
  const text: NamedLine<OwingUnit>[] = [said([{ bold: `${LIST_WORDS}, theo đơn vị` }])];
  if (units.length === 0) text.push(said(["Không còn đơn vị nào phải xin lỗi."]));
  for (const unit of units) {
    const late = unit.late > 0 ? `, ${unit.late} đã quá hạn` : "";
    const name = shorten(unit.name, UNIT_LENGTH);
    text.push(...naming(unit, [[{ bold: name }, `: ${unit.count} phải xin lỗi${late}`]]));
  }
  const opens = units.map((unit): Choice[] => {
    const action = { do: "apologies", stage: null, unitId: unit.unitId, page: 0 } as const;
    return [atLine({ label: shorten(unit.name, LONGEST_BUTTON), action }, unit, text)];
  });
  const turns = pageTurns(page, pages, (to) => ({ do: "apology-units", page: to }));
  return { lines: linesOf(text), choices: [...opens, ...turns], attachment: null };
}
