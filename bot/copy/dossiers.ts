/** Hồ sơ TTHC in words: what there is, the lists, what was found. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { DossierList } from "../../domain/dossier-action.ts";
import type { DossierContent, DossierLine, ShownMoment } from "../../domain/dossier-content.ts";
import { say } from "./answers.ts";
import { renderDossier } from "./dossier-card.ts";
import { dossierButton, dossierLines } from "./dossier-lines.ts";
import {
  renderApplicant,
  renderAskApplicant,
  renderAskReason,
  renderNotPossible,
  renderReappointmentRefused,
} from "./dossier-answers.ts";
import { renderAskChange, renderAskEnd, renderConfirmRemoval } from "./dossier-corrections.ts";
import { renderAskDossier, renderDossierPreview } from "./dossier-drafts.ts";
import { clockWords, fullDate, shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { pageTurns } from "./paging.ts";
import type { RenderersOf } from "./renderers.ts";

type Of<Kind extends DossierContent["kind"]> = Extract<DossierContent, { kind: Kind }>;

const FIELD_LENGTH = 80;
const UNIT_LENGTH = 80;
const WORDS_LENGTH = 80;

const LIST_WORDS: Readonly<Record<DossierList, string>> = {
  late: "Trễ hẹn",
  today: "Hẹn trả hôm nay",
  tomorrow: "Hẹn trả ngày làm việc tới",
  near: "Sắp đến hạn",
  absent: "Không còn trong tệp mới nhất",
  waiting: "Chờ bổ sung",
  open: "Đang giải quyết",
};

const PARTS: Partial<Readonly<Record<DossierList, readonly DossierList[]>>> = {
  open: ["late", "waiting", "absent", "near"],
  near: ["today", "tomorrow"],
};

const RATES: Choice = {
  label: "Tỷ lệ đúng hạn",
  action: { do: "dossier-rates", by: "whole", from: null, to: null, page: 0 },
};
const OVERVIEW: Choice = { label: "Hồ sơ TTHC", action: { do: "dossier-overview" } };

export const DOSSIER_RENDERERS: RenderersOf<DossierContent> = {
  "dossier-overview": renderOverview,
  dossiers: renderDossiers,
  "found-dossiers": renderFound,
  "dossier-groups": renderGroups,
  dossier: renderDossier,
  "dossier-applicant": renderApplicant,
  "ask-applicant": renderAskApplicant,
  "ask-dossier-reason": renderAskReason,
  "reappointment-refused": renderReappointmentRefused,
  "dossier-not-possible": renderNotPossible,
  "dossier-code-taken": ({ code }) =>
    say(`Hồ sơ mã ${shorten(code, WORDS_LENGTH)} đã được đơn vị khác ghi nhận.`),
  "ask-dossier-end": renderAskEnd,
  "ask-dossier-change": renderAskChange,
  "confirm-dossier-removal": renderConfirmRemoval,
  "dossier-removed": ({ code }) => ({
    ...say(`Đã xóa hồ sơ ${shorten(code, WORDS_LENGTH)}.`),
    choices: [[OVERVIEW]],
  }),
  "ask-dossier": renderAskDossier,
  "dossier-preview": renderDossierPreview,
};

/** `Theo dữ liệu 8 giờ ngày 23/02/2023.` */
export function ageLine(asOf: ShownMoment | null): Line[] {
  return asOf
    ? [[{ italic: `Theo dữ liệu ${clockWords(asOf.time)} ngày ${fullDate(asOf.on)}.` }]]
    : [];
}

function renderOverview(content: Of<"dossier-overview">): Rendered {
  const { counts, lines, namesUnits, asOf, mayType, scope } = content;
  const open = counts.find(({ list }) => list === "open")?.count ?? 0;
  const whose = scope === "all" ? "toàn cơ quan" : "đơn vị";
  const text: NamedLine<DossierLine | DossierList>[] = [
    said([{ bold: `Hồ sơ TTHC của ${whose}` }]),
    ...(open === 0 ? [said(["Không có hồ sơ nào đang giải quyết."])] : []),
  ];
  const shown = counts.filter(({ count }) => count > 0);
  for (const { list, count } of shown) {
    // What follows is a part of it, and no more besides.
    const isWhole = PARTS[list]?.some((part) => shown.some((each) => each.list === part));
    const number = { bold: numberWords(count) };
    const line = [`${LIST_WORDS[list]}: `, number, isWhole ? ", trong đó:" : ""];
    text.push(...naming(list, [line]));
  }
  if (lines.length > 0) text.push(said([]), said([{ bold: "Cần giải quyết trước" }]));
  for (const line of lines) text.push(...naming(line, dossierLines(line, namesUnits)));
  const age = ageLine(asOf);
  if (age.length > 0) text.push(said([]), ...age.map(said));
  const lists = shown.map(({ list }): Choice[] => {
    const action = { do: "dossiers", list, unitId: null, field: null, page: 0 } as const;
    return [atLine({ label: LIST_WORDS[list], action }, list, text)];
  });
  return {
    lines: linesOf(text),
    choices: [
      ...lists,
      ...opens(lines, text),
      ...(open > 0 ? [groupChoices("open", namesUnits)] : []),
      [RATES],
      ...(mayType ? [[{ label: "Ghi hồ sơ", action: { do: "ask-dossier" } } as const]] : []),
    ],
    attachment: null,
  };
}

function renderDossiers(content: Of<"dossiers">): Rendered {
  const { list, unitId, field, lines, namesUnits, total, page, pages, asOf } = content;
  const text: NamedLine<DossierLine>[] = [said([{ bold: listTitle(content) }])];
  if (total === 0) text.push(said(["Không có hồ sơ nào."]));
  for (const line of lines) text.push(...naming(line, dossierLines(line, namesUnits)));
  if (pages > 1) text.push(said([]), said([{ italic: `Trang ${page + 1}/${pages}` }]));
  text.push(...ageLine(asOf).map(said));
  const to = (turned: number) => ({ do: "dossiers", list, unitId, field, page: turned }) as const;
  const isWhole = unitId === null && field === null && total > 0;
  return {
    lines: linesOf(text),
    choices: [
      ...opens(lines, text),
      ...pageTurns(page, pages, to),
      ...(isWhole ? [groupChoices(list, namesUnits)] : []),
      [OVERVIEW],
    ],
    attachment: null,
  };
}

/** `Trễ hẹn: 12 hồ sơ – Phòng Tư pháp, lĩnh vực Hộ tịch`. */
function listTitle({ list, total, unit, field }: Of<"dossiers">): string {
  const narrowed = [
    unit ? shorten(unit, UNIT_LENGTH) : "",
    field === null ? "" : fieldWords(field),
  ].filter(Boolean);
  const of = narrowed.length > 0 ? ` – ${narrowed.join(", ")}` : "";
  return `${LIST_WORDS[list]}: ${numberWords(total)} hồ sơ${of}`;
}

function renderFound(content: Of<"found-dossiers">): Rendered {
  const { words, lines, namesUnits, total, page, pages } = content;
  const sought = shorten(words, WORDS_LENGTH);
  if (total === 0) {
    const none = say(
      `Không tìm thấy hồ sơ nào có “${sought}”.`,
      "Có thể tìm theo mã, thủ tục hoặc lĩnh vực; hoặc nhắn: hồ sơ trễ, hồ sơ hôm nay.",
    );
    return { ...none, choices: [[OVERVIEW]] };
  }
  const text: NamedLine<DossierLine>[] = [
    said([{ bold: `Hồ sơ có “${sought}”: ${numberWords(total)}` }]),
  ];
  for (const line of lines) text.push(...naming(line, dossierLines(line, namesUnits)));
  if (pages > 1) text.push(said([]), said([{ italic: `Trang ${page + 1}/${pages}` }]));
  const to = (turned: number) => ({ do: "find-dossiers", words, page: turned }) as const;
  return {
    lines: linesOf(text),
    choices: [...opens(lines, text), ...pageTurns(page, pages, to), [OVERVIEW]],
    attachment: null,
  };
}

type Group = Of<"dossier-groups">["groups"][number];

function renderGroups(content: Of<"dossier-groups">): Rendered {
  const { list, by, groups, total, page, pages, asOf } = content;
  const title = by === "unit" ? "theo đơn vị" : "theo lĩnh vực";
  const text: NamedLine<Group>[] = [
    said([{ bold: `${LIST_WORDS[list]} ${title}: ${numberWords(total)} hồ sơ` }]),
  ];
  if (groups.length === 0) text.push(said(["Không có hồ sơ nào."]));
  for (const group of groups) {
    text.push(...naming(group, [[`- ${groupName(group, by)}: ${numberWords(group.count)}`]]));
  }
  if (pages > 1) text.push(said([]), said([{ italic: `Trang ${page + 1}/${pages}` }]));
  text.push(...ageLine(asOf).map(said));
  const open = groups.flatMap((group): Choice[][] => {
    // Those of no unit stand among all the others alone.
    if (by === "unit" && group.unitId === null) return [];
    const field = by === "field" ? group.name : null;
    const action = { do: "dossiers", list, unitId: group.unitId, field, page: 0 } as const;
    const label = shorten(groupName(group, by), LONGEST_BUTTON);
    return [[atLine({ label, action }, group, text)]];
  });
  const to = (turned: number) => ({ do: "dossier-groups", list, by, page: turned }) as const;
  return {
    lines: linesOf(text),
    choices: [...open, ...pageTurns(page, pages, to), [OVERVIEW]],
    attachment: null,
  };
}

function groupName({ name }: Group, by: "unit" | "field"): string {
  if (name !== "") return shorten(name, by === "unit" ? UNIT_LENGTH : FIELD_LENGTH);
  return by === "unit" ? "Chưa rõ đơn vị" : "Chưa rõ lĩnh vực";
}

function fieldWords(field: string): string {
  return field === "" ? "chưa rõ lĩnh vực" : `lĩnh vực ${shorten(field, FIELD_LENGTH)}`;
}

function groupChoices(list: DossierList, hasUnits: boolean): Choice[] {
  const by = (group: "unit" | "field", label: string): Choice => ({
    label,
    action: { do: "dossier-groups", list, by: group, page: 0 },
  });
  return [...(hasUnits ? [by("unit", "Theo đơn vị")] : []), by("field", "Theo lĩnh vực")];
}

function opens<Subject>(
  lines: readonly DossierLine[],
  text: readonly NamedLine<DossierLine | Subject>[],
): Choice[][] {
  return lines.map((line): Choice[] => {
    const action = { do: "dossier", dossierId: line.dossierId } as const;
    return [atLine<DossierLine | Subject>({ label: dossierButton(line), action }, line, text)];
  });
}

/** `3.928`. */
export function numberWords(value: number): string {
  return value.toLocaleString("vi-VN");
}
