/** Which units a document's phrases mean, and which units a group phrase names. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { GroupTarget } from "../../domain/import-action.ts";
import type { ImportId } from "../../domain/ids.ts";
import type { TypedNames } from "../../domain/import-content.ts";
import type { NamedUnit, PhraseQuestion } from "../../domain/plan-import.ts";
import { shorten } from "./format.ts";
import { back, noteWords } from "./import-preview.ts";
import { questionWords } from "./import-questions.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { pageTurns } from "./paging.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const NAME_LENGTH = 100;
const MOST_CANDIDATES = 8;
const MOST_QUOTED = 10;

/** What sorts of units are called; an office may have others of its own. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  commune: "UBND cấp xã",
  department: "phòng, văn phòng",
  committee: "UBND, HĐND",
  centre: "trung tâm",
  unit: "đơn vị khác",
};

export function renderQuestion(content: Of<"import-question">): Rendered {
  const { importId, note, question, index, total } = content;
  const lines: Line[] = note ? [[{ italic: noteWords(note) }], []] : [];
  lines.push([{ bold: questionWords(question) }]);
  const others = question.kind === "near-miss" ? question.candidates.slice(1) : [];
  if (others.length > 0) lines.push([`Cũng gần giống: ${names(others)}`]);
  if (question.kind === "unknown-group" && !question.isOwing) {
    lines.push(["Nhóm này chỉ phối hợp, không chủ trì việc nào."]);
  }
  lines.push([{ italic: `Câu ${index + 1}/${total}` }]);
  const later: Choice[] =
    total > 1
      ? [{ label: "Câu khác", action: { do: "import-question", importId, index: index + 1 } }]
      : [];
  return {
    lines,
    choices: [...answerChoices(importId, question), [...later, back(importId)]],
    attachment: null,
  };
}

export function renderChooseUnit(content: Of<"import-units">): Rendered {
  const { importId, subject, units, typed, page, pages } = content;
  const whose =
    "row" in subject ? `dòng ${subject.row}` : `“${shorten(subject.phrase, NAME_LENGTH)}”`;
  const lines: Line[] = [[{ bold: `Chọn đơn vị cho ${whose}` }]];
  if (typed !== null) {
    const name = `“${shorten(typed, NAME_LENGTH)}”`;
    lines.push([
      units.length > 0
        ? `Không có đơn vị nào đúng tên ${name}. Có phải một trong các đơn vị dưới đây?`
        : `Không có đơn vị nào tên ${name}.`,
    ]);
  }
  lines.push(["Có thể nhắn tên đơn vị."]);
  const to = (target: number): Choice["action"] => ({
    do: "import-units",
    importId,
    subject,
    page: target,
  });
  const whole: Choice[][] =
    typed === null ? pageTurns(page, pages, to) : [[{ label: "Xem tất cả đơn vị", action: to(0) }]];
  const fresh: Choice[][] =
    "phrase" in subject
      ? [[{ label: "Thêm đơn vị mới", action: asNew(importId, subject.phrase) }]]
      : [];
  const choices = units.map(({ id, name }): Choice[] => [
    {
      label: shorten(name, LONGEST_BUTTON),
      action: { do: "import-unit", importId, subject, unitId: id },
    },
  ]);
  return { lines, choices: [...choices, ...whole, ...fresh, [back(importId)]], attachment: null };
}

export function renderGroups({ groups, page, pages }: Of<"groups">): Rendered {
  const lines: Line[] = [
    [{ bold: `Nhóm đơn vị (trang ${page + 1}/${pages})` }],
    ["Cụm từ trong tài liệu gọi chung nhiều đơn vị. Mở một nhóm để xem, chọn lại đơn vị."],
  ];
  const above = lines.length;
  for (const { phrase, members } of groups) {
    lines.push([`- ${shorten(phrase, NAME_LENGTH)}: ${members} đơn vị`]);
  }
  if (groups.length === 0) lines.push(["Chưa có nhóm nào. Nhóm được hỏi khi nhập kế hoạch."]);
  const opens = groups.map(({ id, phrase }, index): Choice[] => [
    {
      label: shorten(phrase, LONGEST_BUTTON),
      action: { do: "group", target: { groupId: id }, page: 0 },
      line: above + index,
    },
  ]);
  const turns = pageTurns(page, pages, (target) => ({ do: "groups", page: target }));
  const units: Choice = { label: "Các đơn vị", action: { do: "units", page: 0 } };
  return { lines, choices: [...opens, ...turns, [units]], attachment: null };
}

export function renderGroup(content: Of<"group">, traits: ChannelTraits): Rendered {
  const { target, phrase, members, chosen, kinds, typed, page, pages } = content;
  const lines: Line[] = [
    [{ bold: `“${shorten(phrase, NAME_LENGTH)}” gồm những đơn vị nào?` }],
    [`Đã chọn ${chosen} đơn vị.`],
    ...(typed ? typedLines(typed) : []),
    [
      `${traits.choices === "pressed" ? "Bấm" : "Nhắn số"} để chọn hoặc bỏ chọn; hoặc nhắn tên ` +
        "các đơn vị, mỗi tên một dòng hay cách nhau bằng dấu chấm phẩy.",
    ],
  ];
  if ("groupId" in target) lines.push(["Thay đổi ở đây dùng cho các lần nhập sau."]);
  const ticks = members.map(({ member, name, isIn }): Choice[] => [
    {
      label: shorten(`${mark(isIn)} ${name}`, LONGEST_BUTTON),
      action: { do: "group-tick", target, member, isIn: !isIn, page },
    },
  ]);
  const wholes = kinds.map(({ unitKind, count, isIn }): Choice[] => [
    {
      label: `${mark(isIn)} Tất cả ${KIND_WORDS[unitKind] ?? shorten(unitKind, 30)} (${count})`,
      action: { do: "group-kind", target, unitKind, isIn: !isIn, page },
    },
  ]);
  const turns = pageTurns(page, pages, (to) => ({ do: "group", target, page: to }));
  const done: Choice = { label: "Xong", action: { do: "group-done", target } };
  return {
    lines,
    choices: [...newChoices(target, typed), ...wholes, ...ticks, ...turns, [done]],
    attachment: null,
  };
}

function answerChoices(importId: ImportId, question: PhraseQuestion): Choice[][] {
  const { phrase } = question;
  const subject = { phrase };
  const other: Choice = {
    label: "Đơn vị khác",
    action: { do: "import-units", importId, subject, page: 0 },
  };
  switch (question.kind) {
    case "near-miss": {
      const [nearest] = question.candidates;
      const yes: Choice[] = nearest
        ? [{ label: "Đúng", action: { do: "import-unit", importId, subject, unitId: nearest.id } }]
        : [];
      return [[...yes, other], [{ label: "Thêm đơn vị mới", action: asNew(importId, phrase) }]];
    }
    case "ambiguous":
      return [
        ...question.candidates.slice(0, MOST_CANDIDATES).map(({ id, name }): Choice[] => [
          {
            label: shorten(name, LONGEST_BUTTON),
            action: { do: "import-unit", importId, subject, unitId: id },
          },
        ]),
        [other],
      ];
    case "unknown-group": {
      const target = { importId, phrase };
      return [[{ label: "Chọn các đơn vị", action: { do: "group", target, page: 0 } }]];
    }
    default:
      return question satisfies never;
  }
}

function asNew(importId: ImportId, phrase: string): Choice["action"] {
  return { do: "import-new-unit", importId, phrase };
}

function typedLines({ added, unknown, unclear }: TypedNames): Line[] {
  return [
    ...(added > 0 ? [[`Đã thêm ${added} đơn vị theo tên vừa nhắn.`]] : []),
    ...(unknown.length > 0 ? [[`Chưa có đơn vị: ${quoted(unknown)}`]] : []),
    ...(unclear.length > 0 ? [[`Chưa rõ là đơn vị nào: ${quoted(unclear)}`]] : []),
  ];
}

function newChoices(target: GroupTarget, typed: TypedNames | null): Choice[][] {
  if (!typed || typed.unknown.length === 0) return [];
  return [
    [
      {
        label: `Thêm ${typed.unknown.length} đơn vị mới và dùng`,
        action: { do: "group-new", target, names: typed.unknown },
      },
    ],
  ];
}

function mark(isIn: boolean): string {
  return isIn ? "☑" : "☐";
}

function names(units: readonly NamedUnit[]): string {
  return shorten(units.map(({ name }) => name).join("; "), 300);
}

function quoted(typed: readonly string[]): string {
  const shown = typed.slice(0, MOST_QUOTED).map((name) => shorten(name, 50));
  const more = typed.length - shown.length;
  return `${shown.join("; ")}${more > 0 ? `; và ${more} tên khác` : ""}`;
}
