/** Units, people and invites. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content, PersonLine } from "../../domain/content.ts";
import type { Role } from "../../domain/org.ts";
import { commandText } from "./commands.ts";
import { wayLines } from "./channel-words.ts";
import { shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
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
  { words, people, mayArrange, page, pages }: Of<"people">,
  traits: ChannelTraits,
): Rendered {
  const title = words === "" ? "Người dùng" : `Người dùng – “${words}”`;
  const text: NamedLine<PersonLine>[] = [said([{ bold: `${title} (trang ${page + 1}/${pages})` }])];
  for (const person of people) {
    const { post, role, linked } = person;
    const state = linked ? "đã liên kết" : "chưa liên kết";
    text.push(...naming(person, [[{ bold: post }, ` – ${ROLE_WORDS[role]}, ${state}`]]));
  }
  text.push(said([people.length > 0 ? FIND_PEOPLE : nobody(words, traits)]));
  const opens = people.map((person): Choice[] => [
    atLine(
      {
        label: shorten(person.post, LONGEST_BUTTON),
        action: { do: "person", personId: person.id },
      },
      person,
      text,
    ),
  ]);
  const turns = pageTurns(page, pages, (to) =>
    words === "" ? { do: "people", page: to } : { do: "people-called", words, page: to },
  );
  const standIns: Choice[][] = mayArrange
    ? [[{ label: "Phân công thay", action: { do: "stand-ins", absentId: null, page: 0 } }]]
    : [];
  return { lines: linesOf(text), choices: [...opens, ...turns, ...standIns], attachment: null };
}

const FIND_PEOPLE = "Chọn một người, hoặc nhắn một phần chức danh hay tên đơn vị để tìm.";

function nobody(words: string, traits: ChannelTraits): string {
  return words === ""
    ? `Chưa có người dùng. Mời từ danh sách ${commandText("donvi", traits)}.`
    : "Không có ai như vậy. Đề nghị nhắn lại một phần chức danh hay tên đơn vị.";
}

export function renderInvite({ personId, post, code, ways, hours }: Of<"invite-made">): Rendered {
  const lines: Line[] = [
    ["Mã mời cho ", { bold: post }, ":"],
    [{ bold: code }],
    [`Dùng một lần, trong ${hours} giờ. Chỉ gửi cho đúng người.`],
    ...wayLines(ways),
  ];
  const card: Choice = { label: "Xem người dùng này", action: { do: "person", personId } };
  return { lines, choices: [[card]], attachment: null };
}
