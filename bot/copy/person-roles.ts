/** Vai trò: which of them is meant, and which unit. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { HeadCount } from "../../domain/person-content.ts";
import { needsUnit } from "../../domain/role-change.ts";
import { CANCEL } from "./answers.ts";
import { shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { pageTurns } from "./paging.ts";
import { ROLE_WORDS } from "./people.ts";
import { roleWords } from "./role-words.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

type UnitLine = Of<"choose-person-unit">["units"][number];

const POST_LENGTH = 80;

export function renderChooseRole({ personId, post, to, roles }: Of<"choose-role">): Rendered {
  const question = to === "move" ? "Chuyển đơn vị theo vai trò nào?" : "Kết thúc vai trò nào?";
  const choices = roles.map((role): Choice[] => [
    {
      label: shorten(roleWords(role), LONGEST_BUTTON),
      action:
        to === "end"
          ? { do: "ask-end-role", personId, grant: role.grant }
          : {
              do: "choose-person-unit",
              personId,
              wanted: { for: "move", grant: role.grant },
              words: "",
              page: 0,
            },
    },
  ]);
  return {
    lines: [[{ bold: shorten(post, POST_LENGTH) }], [question]],
    choices: [...choices, [CANCEL]],
    attachment: null,
  };
}

export function renderAddRole({ personId, post, roles }: Of<"choose-new-role">): Rendered {
  const choices = roles.map((role): Choice[] => [
    {
      label: ROLE_WORDS[role],
      action: needsUnit(role)
        ? { do: "choose-person-unit", personId, wanted: { for: "add", role }, words: "", page: 0 }
        : { do: "add-role", personId, grant: { role, unitId: null } },
    },
  ]);
  return {
    lines: [[{ bold: shorten(post, POST_LENGTH) }], ["Thêm vai trò nào?"]],
    choices: [...choices, [CANCEL]],
    attachment: null,
  };
}

export function renderPersonUnit(content: Of<"choose-person-unit">): Rendered {
  const { personId, post, wanted, words, units, page, pages } = content;
  const [only, ...others] = units;
  if (only && others.length === 0 && words !== "" && pages === 1)
    return renderOnlyUnit(content, only);
  const question = wanted.for === "move" ? "chuyển đến đơn vị nào" : "của đơn vị nào";
  const turns = pageTurns(page, pages, (to) => ({
    do: "choose-person-unit",
    personId,
    wanted,
    words,
    page: to,
  }));
  return {
    lines: [
      [{ bold: shorten(post, POST_LENGTH) }],
      [`${roleMeant(content)} ${question}?`],
      [
        units.length > 0
          ? "Chọn dưới đây, hoặc nhắn một phần tên đơn vị."
          : "Không có đơn vị nào như vậy. Đề nghị nhắn lại một phần tên đơn vị.",
      ],
    ],
    choices: [
      ...units.map((unit): Choice[] => [
        choiceOf(content, unit, shorten(unit.name, LONGEST_BUTTON)),
      ]),
      ...turns,
      [CANCEL],
    ],
    attachment: null,
  };
}

/** The one that the words name: what it comes to is said first. */
function renderOnlyUnit(content: Of<"choose-person-unit">, unit: UnitLine): Rendered {
  const { post, wanted, heads } = content;
  const isMove = wanted.for === "move";
  return {
    lines: [
      [{ bold: shorten(post, POST_LENGTH) }],
      [
        `${roleMeant(content)} ${isMove ? "chuyển đến" : "thêm vai trò ở"} `,
        { bold: unit.name },
        "?",
      ],
      ...headLines(heads, "khi đó"),
      ["Có hiệu lực ngay. Nếu là đơn vị khác, đề nghị nhắn lại tên đơn vị."],
    ],
    choices: [[choiceOf(content, unit, isMove ? "Đồng ý chuyển" : "Đồng ý thêm")], [CANCEL]],
    attachment: null,
  };
}

/** `Thủ trưởng đơn vị, Phòng Y tế:`. */
function roleMeant({ wanted, from }: Of<"choose-person-unit">): string {
  if (wanted.for === "add") return ROLE_WORDS[wanted.role];
  return `${ROLE_WORDS[wanted.grant.role]}${from ? `, ${from}` : ""}:`;
}

function choiceOf(
  { personId, wanted }: Of<"choose-person-unit">,
  { id: unitId }: UnitLine,
  label: string,
): Choice {
  return {
    label,
    action:
      wanted.for === "move"
        ? { do: "move-person", personId, grant: wanted.grant, unitId }
        : { do: "add-role", personId, grant: { role: wanted.role, unitId } },
  };
}

/** @param when it is so */
export function headLines(heads: readonly HeadCount[], when: string): Line[] {
  return heads.map(({ unit, heads: count }): Line => {
    const has = count === 0 ? "không còn thủ trưởng" : `có ${count} thủ trưởng`;
    return [{ bold: `Lưu ý: ${when}, ${unit} ${has}.` }];
  });
}
