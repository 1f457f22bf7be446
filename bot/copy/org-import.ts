/** Bringing a list of units and people in: what it would change, and what could not be understood. */
import type { Line } from "../../domain/channel.ts";
import type { Beginning } from "../../domain/import-overview.ts";
import type { GainedRole, OrgLimit, OrgList, OrgProblem } from "../../domain/org-import.ts";
import type { LeadingRole, OrgOverview, PersonLine } from "../../domain/org-overview.ts";
import { shorten } from "./format.ts";
import { ROLE_WORDS } from "./people.ts";

const LIST_WORDS: Readonly<Record<OrgList, string>> = { units: "Đơn vị", people: "Người dùng" };

const LIMIT_WORDS: Readonly<Record<OrgLimit, string>> = {
  units: "đơn vị",
  people: "dòng người dùng",
  groups: "nhóm đơn vị",
  "aliases-of-unit": "tên gọi khác của một đơn vị",
  "groups-of-unit": "nhóm của một đơn vị",
  links: "tên gọi khác và nhóm của tất cả các đơn vị",
  "leading-roles": "vai trò lãnh đạo, thường trực trong một lần nhập",
};

/** Said in place of a list that came together with a plan or scores. */
export const ORG_APART = "Tệp còn có danh sách người dùng; đề nghị gửi riêng để nhập.";

export function orgLines(overview: OrgOverview): Line[] {
  const { leading, problems } = overview;
  const lines: Line[] = [[{ bold: "Danh sách đơn vị và người dùng" }]];
  if (overview.change === "none") lines.push(["Không có gì thay đổi."]);
  lines.push(
    ...listLines("Đơn vị thêm mới", overview.unitsAdded, (name) => shorten(name, 100)),
    ...listLines("Đơn vị thay đổi", overview.unitsChanged, (name) => shorten(name, 100)),
    ...listLines("Nhóm đơn vị", overview.groups, ({ phrase, members }) => {
      return `${shorten(phrase, 100)}: ${members} đơn vị`;
    }),
    ...listLines(
      "Vai trò lãnh đạo, thường trực được giao",
      { first: leading, total: leading.length },
      leadingWords,
    ),
    ...listLines("Người dùng thêm mới", overview.peopleAdded, personWords),
    ...listLines("Người dùng thay đổi", overview.peopleChanged, personWords),
    ...listLines("Chưa hiểu", problems, (problem) => {
      return `${LIST_WORDS[problem.list]}, dòng ${problem.row}: ${orgProblemWords(problem)}`;
    }),
  );
  return lines;
}

function listLines<Item>(
  title: string,
  { first, total }: Beginning<Item>,
  words: (item: Item) => string,
): Line[] {
  if (total === 0) return [];
  const rest = total - first.length;
  return [
    [{ bold: `${title} (${total})` }],
    ...first.map((item): Line => [`- ${words(item)}`]),
    ...(rest > 0 ? [[`… và ${rest} mục khác`]] : []),
  ];
}

function leadingWords({ post, name, ...gained }: LeadingRole): string {
  return `${whoWords({ post, name })}: ${roleWords(gained)}`;
}

function personWords({ roles, ...person }: PersonLine): string {
  const rest = roles.total - roles.first.length;
  const words = [
    ...roles.first.map(roleWords),
    ...(rest > 0 ? [`và ${rest} vai trò khác`] : []),
  ].join("; ");
  return words ? `${whoWords(person)}: ${words}` : whoWords(person);
}

function whoWords({ post, name }: Pick<PersonLine, "post" | "name">): string {
  return name === null ? shorten(post, 100) : `${shorten(post, 100)} – ${shorten(name, 60)}`;
}

function roleWords({ role, unit }: GainedRole): string {
  return `${ROLE_WORDS[role]} (${unit === null ? "mọi đơn vị" : shorten(unit, 80)})`;
}

export function orgProblemWords(problem: OrgProblem): string {
  const text = shorten(problem.text, 60);
  switch (problem.code) {
    case "no-name":
      return text
        ? `Thiếu tên đơn vị hoặc chức danh (“${text}”).`
        : "Thiếu tên đơn vị hoặc chức danh.";
    case "too-long":
      return `“${text}” quá dài; dòng này không được nhập.`;
    case "unknown-unit":
      return `Chưa có đơn vị “${text}”.`;
    case "unknown-role":
      return text ? `Chưa hiểu vai trò “${text}”.` : "Không ghi vai trò.";
    case "unit-needed":
      return `“${text}” cần ghi đơn vị.`;
    case "named-twice":
      return `Tên “${text}” ghi hai lần hoặc là của nhiều đơn vị.`;
    case "alias-twice":
      return `Tên gọi khác “${text}” đã là của đơn vị khác.`;
    case "bad-date":
      return `Ngày “${text}” không đúng: đề nghị ghi dạng 01/7/2025, ngày kết thúc không trước ngày bắt đầu.`;
    case "cycle":
      return `“${text}” tạo thành vòng: đơn vị không thể là cấp trên hoặc kế thừa của chính mình.`;
    case "too-many":
      return `Quá ${problem.most.toLocaleString("vi-VN")} ${LIMIT_WORDS[problem.what]}; không nhập gì từ danh sách.`;
    default:
      return problem satisfies never;
  }
}
