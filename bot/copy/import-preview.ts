/** The preview in chat, with what can be done about it, and what came in. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import { bringsAnything, type DossierOverview } from "../../domain/dossier-import-overview.ts";
import type { ImportId } from "../../domain/ids.ts";
import type { ImportNote, ImportParts } from "../../domain/import-content.ts";
import type { ImportListName, StayingPart } from "../../domain/import-action.ts";
import type { ImportOverview } from "../../domain/import-overview.ts";
import { CANCEL, say } from "./answers.ts";
import { commandText } from "./commands.ts";
import { dossierLines, dossiersDoneLines } from "./dossier-import.ts";
import { dossierLookChoices, dossiersDoneChoices } from "./dossier-import-choices.ts";
import { fullDate, shorten } from "./format.ts";
import { importProblemWords } from "./import-problems.ts";
import { importedLines, overviewLines, unitCounts } from "./imports.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { ORG_APART, orgLines } from "./org-import.ts";
import { pageTurns } from "./paging.ts";
import { scoreLines } from "./scores.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const NAME_LENGTH = 100;

const LIST_TITLES: Readonly<Record<ImportListName, string>> = {
  units: "Đơn vị thực hiện",
  "new-units": "Đơn vị mới sẽ được thêm",
  added: "Nhiệm vụ thêm mới",
  changed: "Nhiệm vụ thay đổi",
  missing: "Không còn trong tài liệu",
};

const LIST_BUTTONS: Readonly<Record<ImportListName, string>> = {
  units: "Xem từng đơn vị",
  "new-units": "Xem đơn vị mới",
  added: "Xem việc thêm mới",
  changed: "Xem việc thay đổi",
  missing: "Xem việc không còn",
};

/** As short as a button needs it. */
const PART_WORDS: Readonly<Record<StayingPart, string>> = { scores: "điểm", org: "danh sách" };

export function renderReading({ name, progress }: Of<"reading-file">): Rendered {
  const far = progress
    ? ` (${grouped(progress.rowsDone)}/${grouped(progress.rowsInAll)} dòng)`
    : "";
  return say(`Đang đọc tệp “${shorten(name, 60)}”${far}, đề nghị chờ một lát.`);
}

export function renderAskYear(content: Of<"import-ask-year">): Rendered {
  const { importId, fileName, years, isAgain } = content;
  const again: Line[] = isAgain ? [["Năm cần ghi bốn chữ số, ví dụ 2023."]] : [];
  return {
    lines: [
      ...again,
      [`Tệp “${shorten(fileName, 60)}” không ghi năm kế hoạch. Đây là kế hoạch của năm nào?`],
    ],
    choices: [
      years.map((year) => ({ label: `${year}`, action: { do: "import-year", importId, year } })),
      [cancel(importId)],
    ],
    attachment: null,
    awaitsNumber: true,
  };
}

export function renderImportPreview(content: Of<"import-preview">): Rendered {
  const { importId, note, plan, dossiers } = content;
  const lines: Line[] = note ? [[{ italic: noteWords(note) }], []] : [];
  lines.push(...partLines(content, overviewLines, dossierLines));
  const looks = plan
    ? lookChoices(importId, plan)
    : dossiers
      ? dossierLookChoices(importId, dossiers)
      : [];
  const confirms = confirmChoices(content);
  const leave = confirms.length > 0 || looks.length > 0 ? [[cancel(importId)]] : [];
  return { lines, choices: [...confirms, ...looks, ...leave], attachment: null };
}

export function renderImportDone(content: Of<"import-done">, traits: ChannelTraits): Rendered {
  const { parts, planId, importId, unlinked } = content;
  const lines = partLines(parts, importedLines, dossiersDoneLines, "Đã lưu");
  if (parts.plan && unlinked > 0) {
    lines.push([]);
    lines.push([`${unlinked} đơn vị chưa có ai liên kết, nên chưa nhận được nhắc việc.`]);
    lines.push([`Xem và mời người dùng của từng đơn vị bằng ${commandText("donvi", traits)}.`]);
  }
  const choices: Choice[][] = [];
  const past = parts.plan?.past ?? 0;
  if (planId && past > 0) {
    const action = { do: "import-close-past", planId, isSure: false } as const;
    choices.push([{ label: `Đánh dấu ${past} việc đã qua hạn là đã hoàn thành`, action }]);
  }
  if (importId) {
    const staying = stayingParts(parts);
    const action = { do: "import-undo", importId, staying, isSure: false } as const;
    choices.push([{ label: "Hoàn tác lần nhập này", action }]);
  }
  if (parts.dossiers) choices.push(...dossiersDoneChoices(parts.dossiers));
  return { lines, choices, attachment: null };
}

export function renderImportList(content: Of<"import-list">): Rendered {
  const { importId, list, lines, counts, total, page, pages } = content;
  const to = (target: number): Choice["action"] => ({
    do: "import-list",
    importId,
    list,
    page: target,
  });
  const named = lines.map((line, index): Line => {
    const count = counts[index];
    return [`- ${shorten(line, NAME_LENGTH)}${count ? `: ${unitCounts(count)}` : ""}`];
  });
  return {
    lines: [[{ bold: `${LIST_TITLES[list]} (${total})` }], ...named],
    choices: [...pageTurns(page, pages, to), [back(importId)]],
    attachment: null,
  };
}

export function renderImportRefused(
  { problem, isUnasked, isAsked }: Of<"import-refused">,
  { quotes }: ChannelTraits,
): Rendered {
  const how = quotes
    ? "gửi bằng cách trả lời tin nhắn về việc đó"
    : "mở việc đó, chọn Nộp tài liệu, rồi gửi lại";
  const evidence = `Nếu đây là tài liệu kiểm chứng, đề nghị ${how}.`;
  const said = say(importProblemWords(problem), ...(isUnasked ? [evidence] : []));
  return isAsked ? { ...said, choices: [[CANCEL]] } : said;
}

/** What was decided just now. */
export function noteWords(note: ImportNote): string {
  switch (note.kind) {
    case "dated":
      return `Dòng ${note.row}: đã đặt hạn ${fullDate(note.due)}.`;
    case "led":
      return `Dòng ${note.row}: đã chọn ${shorten(note.unit, NAME_LENGTH)} chủ trì.`;
    case "skipped":
      return `Dòng ${note.row}: sẽ không nhập.`;
    case "taken-back":
      return `Dòng ${note.row}: sẽ nhập lại.`;
    case "restored":
      return `Dòng ${note.row}: đã bỏ chỉnh sửa, theo đúng tài liệu.`;
    case "means":
      return `“${shorten(note.phrase, NAME_LENGTH)}” là ${shorten(note.unit, NAME_LENGTH)}.`;
    case "new-unit":
      return `“${shorten(note.phrase, NAME_LENGTH)}” sẽ được thêm thành đơn vị mới.`;
    case "group":
      return `“${shorten(note.phrase, NAME_LENGTH)}” gồm ${note.members} đơn vị.`;
    case "asked-again":
      return "Đã bỏ các câu trả lời về đơn vị.";
    case "outdated":
      return "Dữ liệu đã thay đổi từ lúc xem trước. Đề nghị xem lại trước khi đồng ý.";
    default:
      return note satisfies never;
  }
}

/** Leads back to the preview. */
export function back(importId: ImportId): Choice {
  return { label: "Về bản xem trước", action: { do: "import-preview", importId }, turn: "back" };
}

/** `10.000`. */
function grouped(rows: number): string {
  return rows.toLocaleString("vi-VN");
}

function cancel(importId: ImportId): Choice {
  return { label: "Hủy", action: { do: "import-cancel", importId } };
}

function partLines(
  { plan, scores, org, dossiers, isOrgApart }: ImportParts,
  planLines: (overview: ImportOverview) => Line[],
  ofDossiers: (overview: DossierOverview) => Line[],
  saved?: string,
): Line[] {
  const parts = [
    ...(plan ? [planLines(plan)] : []),
    ...(scores
      ? [[...(saved ? [[`${saved} kết quả chấm điểm.`]] : []), ...scoreLines(scores, "brief")]]
      : []),
    ...(org
      ? [[...(saved ? [[`${saved} danh sách đơn vị, người dùng.`]] : []), ...orgLines(org)]]
      : []),
    ...(dossiers ? [ofDossiers(dossiers)] : []),
    ...(isOrgApart ? [[[ORG_APART]]] : []),
  ];
  return parts.flatMap((lines, index): Line[] => (index > 0 ? [[], ...lines] : lines));
}

/** What else of the file has changed something: it is not taken back with the plan. */
function stayingParts({ scores, org }: ImportParts): readonly StayingPart[] {
  return [
    ...(scores?.sets.some(({ change }) => change !== "same") ? (["scores"] as const) : []),
    ...(org?.change === "changed" ? (["org"] as const) : []),
  ];
}

function confirmChoices(content: Of<"import-preview">): Choice[][] {
  const { importId, shown, plan, dossiers } = content;
  const missing = plan?.missing.total ?? 0;
  const what = [
    ...(plan && (plan.change !== "none" || missing > 0) ? ["kế hoạch"] : []),
    ...stayingParts(content).map((part) => PART_WORDS[part]),
    ...(dossiers && bringsAnything(dossiers) ? ["hồ sơ"] : []),
  ];
  if (what.length === 0) return [];
  const isKnown = dossiers ? dossiers.news.lastAsOf !== null : !what.includes("điểm");
  const isUpdate = plan ? plan.change !== "new" : isKnown;
  const verb = isUpdate ? "Cập nhật" : "Nhập";
  const open = (plan ?? dossiers)?.questions.total ?? 0;
  const but = open > 0 ? ` (còn ${open} câu chưa trả lời)` : "";
  const confirm = (label: string, dropsMissing: boolean): Choice[] => [
    {
      label: shorten(`${label}${but}`, LONGEST_BUTTON),
      action: { do: "import-confirm", importId, dropsMissing, shown },
    },
  ];
  if (missing > 0) {
    const drop = confirm(`${verb}, bỏ ${missing} nhiệm vụ cũ`, true);
    // To keep them is to do nothing, where nothing else would change.
    const isAlone = plan?.change === "none" && what.length === 1;
    return isAlone ? [drop] : [confirm(`${verb}, giữ ${missing} nhiệm vụ cũ`, false), drop];
  }
  return [confirm(`${verb} ${what.join(" và ")}`, false)];
}

function lookChoices(importId: ImportId, plan: ImportOverview): Choice[][] {
  const rows: Choice[][] = [];
  const { questions, doubts, undatedRows, settled, answered } = plan;
  const toRows = { do: "import-rows", importId, page: 0 } as const;
  const add = (label: string, action: Choice["action"]): number => rows.push([{ label, action }]);
  if (questions.total > 0) {
    add(`Trả lời về đơn vị (${questions.total})`, { do: "import-question", importId, index: 0 });
  }
  if (doubts.total > 0) {
    add(`Các dòng cần xem (${doubts.total + undatedRows})`, toRows);
  } else if (undatedRows > 0 && plan.change !== "none") {
    add(`Các dòng chưa có ngày (${undatedRows})`, toRows);
  } else if (settled > 0) {
    add(`Các dòng đã sửa (${settled})`, toRows);
  }
  if (answered > 0) add("Trả lời lại về đơn vị", { do: "import-ask-again", importId });
  const lists = {
    added: plan.added,
    changed: plan.changed,
    missing: plan.missing,
    "new-units": plan.newUnits,
    units: plan.byUnit,
  } as const;
  if (plan.change === "none") return rows;
  for (const [list, { first, total }] of Object.entries(lists)) {
    // A new plan adds all its tasks: they are no change to look at.
    if (total <= first.length || (list === "added" && plan.change === "new")) continue;
    const name = list as ImportListName;
    add(LIST_BUTTONS[name], { do: "import-list", importId, list: name, page: 0 });
  }
  return rows;
}
