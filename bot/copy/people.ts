/** Units, people and invites. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { Role } from "../../domain/org.ts";
import { commandText } from "./commands.ts";
import { wayLines } from "./channel-words.ts";
import { shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { pageTurns } from "./paging.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  leader: "Lãnh đạo UBND",
  coordinator: "Cơ quan thường trực CCHC",
  head: "Thủ trưởng đơn vị",
  officer: "Công chức",
};

export function renderUnits({ units, mayGroup, page, pages }: Of<"units">): Rendered {
  const lines: Line[] = [[{ bold: `Các đơn vị (trang ${page + 1}/${pages})` }]];
  for (const { name, people, linked, open } of units) {
    const who = people === 0 ? "chưa có người dùng" : `${linked}/${people} người đã liên kết`;
    lines.push([{ bold: name }, ` – ${who}, ${open} việc chưa xong`]);
  }
  const empty = units.filter((unit) => unit.people === 0 && unit.open > 0);
  const invites = empty
    .slice(0, 6)
    .map(({ id, name }): Choice[] => [
      { label: shorten(`Mời: ${name}`, LONGEST_BUTTON), action: { do: "invite-head", unitId: id } },
    ]);
  const groups: Choice[][] = mayGroup
    ? [[{ label: "Nhóm đơn vị", action: { do: "groups", page: 0 } }]]
    : [];
  const turns = pageTurns(page, pages, (to) => ({ do: "units", page: to }));
  return { lines, choices: [...invites, ...turns, ...groups], attachment: null };
}

export function renderPeople(
  { people, mayArrange, page, pages }: Of<"people">,
  traits: ChannelTraits,
): Rendered {
  const lines: Line[] = [[{ bold: `Người dùng (trang ${page + 1}/${pages})` }]];
  for (const { post, role, linked } of people) {
    const state = linked ? "đã liên kết" : "chưa liên kết";
    lines.push([{ bold: post }, ` – ${ROLE_WORDS[role]}, ${state}`]);
  }
  if (people.length === 0) {
    lines.push([`Chưa có người dùng. Mời từ danh sách ${commandText("donvi", traits)}.`]);
  }
  const invites = people.map(({ id, post, linked }): Choice[] => [
    {
      label: shorten(`${linked ? "Mời lại" : "Mời"}: ${post}`, LONGEST_BUTTON),
      action: { do: "invite", personId: id },
    },
  ]);
  const turns = pageTurns(page, pages, (to) => ({ do: "people", page: to }));
  const standIns: Choice[][] = mayArrange
    ? [[{ label: "Phân công thay", action: { do: "stand-ins", absentId: null, page: 0 } }]]
    : [];
  return { lines, choices: [...invites, ...turns, ...standIns], attachment: null };
}

export function renderInvite({ post, code, ways, hours }: Of<"invite-made">): Rendered {
  const lines: Line[] = [
    ["Mã mời cho ", { bold: post }, ":"],
    [{ bold: code }],
    [`Dùng một lần, trong ${hours} giờ. Chỉ gửi cho đúng người.`],
    ...wayLines(ways),
  ];
  return { lines, choices: [], attachment: null };
}
