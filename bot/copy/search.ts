/** Tìm, in words. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { FoundHit, FoundUse, SearchContent } from "../../domain/search-content.ts";
import type { Item } from "../../domain/item.ts";
import { CANCEL, say } from "./answers.ts";
import { commandText } from "./commands.ts";
import { fullDate, shorten } from "./format.ts";
import { buttonName, itemLines, itemName, owner } from "./items.ts";
import { fullReferenceWords, openChoices } from "./lists.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";
import type { RenderersOf } from "./renderers.ts";
import { documentName } from "./review-documents.ts";

type Found = Extract<SearchContent, { kind: "found" }>;
type FoundDocument = Extract<FoundHit, { kind: "document" }>;

const LONGEST_DOCUMENT = 250;
const LONGEST_TITLE = 110;
const LONGEST_CRITERION = 150;
const MOST_USES = 3;
const LONGEST_FILE = 30;

export const SEARCH_RENDERERS: RenderersOf<SearchContent> = {
  "ask-search": ({ isBlank }) => renderAskSearch(isBlank),
  found: renderFound,
};

function renderAskSearch(isBlank: boolean): Rendered {
  const words = "từ có trong tên nhiệm vụ, ý kiến chỉ đạo, số hoặc trích yếu văn bản";
  const asked = say(
    isBlank ? "Chưa có từ cần tìm." : "Cần tìm gì?",
    `Đề nghị nhắn ${words}, ví dụ: kiểm tra CCHC, hoặc 191/KH-UBND.`,
  );
  return { ...asked, choices: [[CANCEL]] };
}

function renderFound(content: Found, traits: ChannelTraits): Rendered {
  const { words, hits, page, pages, total } = content;
  if (hits.length === 0) return renderNothing(words, traits);
  const text: NamedLine<object>[] = [said([{ bold: `Tìm “${words}”: ${totalWords(total)}` }])];
  let group = "";
  for (const hit of hits) {
    const heading = hit.kind === "document" ? "Văn bản đã nộp" : "Nhiệm vụ, ý kiến chỉ đạo";
    if (heading !== group) text.push(said([]), said([{ bold: heading }]));
    group = heading;
    text.push(...linesOfHit(hit));
  }
  if (pages > 1) text.push(said([]), said([{ italic: `Trang ${page + 1}/${pages}` }]));
  return {
    lines: linesOf(text),
    choices: [
      ...hits.flatMap((hit, index) => choicesOf(hit, hits.slice(0, index), hits, text)),
      ...pageTurns(page, pages, (to) => ({ do: "search", words, page: to })),
    ],
    attachment: null,
  };
}

function renderNothing(words: string, traits: ChannelTraits): Rendered {
  const advice = /\d\s*\//u.test(words)
    ? "Đề nghị kiểm tra lại số, ký hiệu, hoặc tìm bằng từ trong trích yếu, tên nhiệm vụ."
    : `Có thể tìm bằng ít từ hơn, hoặc chỉ bằng số văn bản, ví dụ: ${commandText("tim", traits, "191/KH-UBND")}.`;
  const nothing = say(
    `Không tìm thấy “${words}” trong nhiệm vụ, ý kiến chỉ đạo và văn bản đã nộp thuộc phạm vi được xem.`,
    advice,
  );
  const again: Choice = { label: "Tìm từ khác", action: { do: "search", words: "", page: 0 } };
  return { ...nothing, choices: [[again]] };
}

function totalWords({ work, documents }: Found["total"]): string {
  const parts = [work > 0 ? `${work} việc` : "", documents > 0 ? `${documents} văn bản` : ""];
  return parts.filter(Boolean).join(", ");
}

function linesOfHit(hit: FoundHit): NamedLine<object>[] {
  switch (hit.kind) {
    case "work": {
      const unit: Line[] = hit.item.progress ? [] : [[{ italic: owner(hit.item) }]];
      return naming(hit.item, [...itemLines(hit.item), ...unit]);
    }
    case "task":
      return naming(hit, [[{ bold: hit.code }], [shorten(hit.title, LONGEST_TITLE)]]);
    case "document":
      return documentLines(hit);
    default:
      return hit satisfies never;
  }
}

function documentLines({ document, uses }: FoundDocument): NamedLine<object>[] {
  const { reference, link, fileName, day } = document;
  const full = reference ? fullReferenceWords(reference) : documentName(document);
  const name = shorten(full, LONGEST_DOCUMENT);
  const file = fileName && reference ? "có tệp, " : "";
  const behind = ` (${link || fileName ? file : "chờ tệp, "}nộp ngày ${fullDate(day)})`;
  const more = uses.length - MOST_USES;
  return [
    ...naming(document, [[link ? { link, text: name } : name, behind]]),
    ...uses.slice(0, MOST_USES).flatMap((use) => naming(use, [useLine(use)])),
    ...(more > 0 ? [said([`và ${more} việc khác`])] : []),
  ];
}

function useLine(use: FoundUse): Line {
  if (use.kind === "criterion") {
    return [`Kiểm chứng tiêu chí: ${shorten(use.name, LONGEST_CRITERION)}`];
  }
  return [`Kiểm chứng cho: ${itemName(use.item)} – ${owner(use.item)}`];
}

/** What is found opens; of a document its file, and the first that it proves. */
function choicesOf(
  hit: FoundHit,
  above: readonly FoundHit[],
  hits: readonly FoundHit[],
  text: readonly NamedLine<object>[],
): Choice[][] {
  const items = hits.flatMap((each) => (each.kind === "work" ? each.item : []));
  switch (hit.kind) {
    case "work": {
      const [choice] = openChoices(items)[items.indexOf(hit.item)] ?? [];
      return choice ? [[atLine(choice, hit.item, text)]] : [];
    }
    case "task": {
      const action = { do: "open-task", taskId: hit.taskId } as const;
      return [[atLine({ label: hit.code, action }, hit, text)]];
    }
    case "document": {
      const proved = above.flatMap((each) => (each.kind === "document" ? firstProved(each) : []));
      const shown = [...items.filter(({ progress }) => !progress), ...proved];
      return [...fileChoices(hit, text), ...workChoices(hit, shown, text)];
    }
    default:
      return hit satisfies never;
  }
}

function fileChoices({ document }: FoundDocument, text: readonly NamedLine<object>[]): Choice[][] {
  const { evidenceId, fileName, reference } = document;
  if (fileName === null) return [];
  const name = reference?.number ?? shorten(fileName, LONGEST_FILE);
  const action = { do: "open-evidence", evidenceId } as const;
  return [[atLine({ label: `Mở tệp: ${name}`, action }, document, text)]];
}

/** What a choice of the page opens already needs no second one. */
function workChoices(
  document: FoundDocument,
  shown: readonly Item[],
  text: readonly NamedLine<object>[],
): Choice[][] {
  const [item] = firstProved(document);
  if (!item || shown.some(({ deadlineId }) => deadlineId === item.deadlineId)) return [];
  const action = { do: "open-deadline", deadlineId: item.deadlineId } as const;
  const use = document.uses.find((each) => each.kind === "deadline");
  const choice = { label: buttonName(item), action };
  return [[use ? atLine(choice, use, text) : choice]];
}

function firstProved({ uses }: FoundDocument): Item[] {
  const use = uses.slice(0, MOST_USES).find((each) => each.kind === "deadline");
  return use ? [use.item] : [];
}
