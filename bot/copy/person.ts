/** Một người dùng, in words: his card, and what is settled about him. */
import type { Action } from "../../domain/action.ts";
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { PersonId } from "../../domain/ids.ts";
import type {
  PersonAccountLine,
  PersonContent,
  PersonFault,
  ReleaseReason,
} from "../../domain/person-content.ts";
import { CANCEL, say } from "./answers.ts";
import { channelWords } from "./channel-words.ts";
import { fullDate, periodWords, shorten } from "./format.ts";
import { ROLE_WORDS } from "./people.ts";
import { headLines, renderAddRole, renderChooseRole, renderPersonUnit } from "./person-roles.ts";
import { roleWords } from "./role-words.ts";
import type { RenderersOf } from "./renderers.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const POST_LENGTH = 80;
const MOST_STAND_INS = 4;

const FAULTS: Readonly<Record<PersonFault, string>> = {
  himself:
    "Không tự hủy liên kết hay tự thay đổi vai trò, chức danh của mình; " +
    "đề nghị người khác của Cơ quan thường trực CCHC thực hiện.",
  "not-linked": "Chưa có tài khoản nào được liên kết.",
  "blank-post": "Chưa có chức danh. Đề nghị nhắn chức danh mới.",
  "post-taken":
    "Đã có người mang chức danh này. Đề nghị nhắn chức danh ghi rõ hơn, ví dụ thêm tên đơn vị.",
  "no-such-role": "Không còn vai trò này, nên không có gì thay đổi.",
  "has-role": "Đã có vai trò này, nên không có gì thay đổi.",
  "same-unit": "Đang ở đúng đơn vị này, nên không có gì thay đổi.",
};

const RELEASED: Readonly<Record<ReleaseReason, (post: string) => string>> = {
  "linked-elsewhere": (post) =>
    `Tài khoản của ${post} đã được liên kết ở nơi khác; từ nay không còn nhận tin tại đây. ` +
    "Nếu không phải tự mình thực hiện, đề nghị báo ngay Cơ quan thường trực CCHC.",
  "chat-taken": (post) =>
    `Một tài khoản nhận tin của ${post} nay đã liên kết với người khác. ` +
    "Nếu có nhầm lẫn, đề nghị báo Cơ quan thường trực CCHC.",
  unlinked: (post) =>
    `Cơ quan thường trực CCHC đã hủy liên kết của ${post}; từ nay không còn nhận tin tại đây.`,
};

export const PERSON_RENDERERS: RenderersOf<PersonContent> = {
  person: renderPerson,
  "ask-unlink-person": renderAskUnlink,
  "person-unlinked": renderUnlinked,
  "choose-role": renderChooseRole,
  "choose-person-unit": renderPersonUnit,
  "ask-end-role": renderAskEndRole,
  "choose-new-role": renderAddRole,
  "role-changed": renderRoleChanged,
  "ask-post": ({ post }) => ({
    lines: [
      ["Chức danh hiện nay: ", { bold: shorten(post, POST_LENGTH) }],
      ["Đề nghị nhắn chức danh mới."],
    ],
    choices: [[CANCEL]],
    attachment: null,
  }),
  "post-changed": ({ personId, post, before }) =>
    withCard(personId, ["Đã đổi chức danh: ", { bold: post }], [`Trước đây: ${before}`]),
  "person-refused": ({ personId, post, fault }) =>
    withCard(personId, [{ bold: shorten(post, POST_LENGTH) }], [FAULTS[fault]]),
  "account-added": ({ post, at }) =>
    say(
      `Tài khoản của ${shorten(post, POST_LENGTH)} vừa được liên kết thêm trên ${channelWords(at)}. ` +
        "Nếu không phải tự mình thực hiện, đề nghị báo ngay Cơ quan thường trực CCHC.",
    ),
  "account-released": ({ post, why }) => say(RELEASED[why](shorten(post, POST_LENGTH))),
};

function renderPerson(content: Of<"person">): Rendered {
  const { post, name, roles, accounts, standIns } = content;
  const lines: Line[] = [[{ bold: post }]];
  if (name) lines.push([name]);
  if (roles.length === 0) lines.push(["Chưa có vai trò nào."]);
  lines.push(...roles.map((role): Line => [`- ${roleWords(role)}`]));
  lines.push(...accountLines(accounts));
  for (const { absent, deputy, from, to } of standIns.slice(0, MOST_STAND_INS)) {
    const who = `${shorten(deputy, POST_LENGTH)} thay ${shorten(absent, POST_LENGTH)}`;
    lines.push([`Phân công thay: ${who}, ${periodWords(from, to)}`]);
  }
  return { lines, choices: cardChoices(content), attachment: null };
}

function cardChoices({ personId, roles, accounts, isOwn }: Of<"person">): Choice[][] {
  const one = (label: string, action: Action): Choice[] => [{ label, action }];
  const others: Choice[][] = [
    ...(accounts.length > 0 ? [one("Hủy liên kết", { do: "ask-unlink-person", personId })] : []),
    ...(roles.some(({ grant }) => grant.unitId !== null)
      ? [one("Chuyển đơn vị", { do: "choose-role", personId, to: "move" })]
      : []),
    one("Thêm vai trò", { do: "choose-new-role", personId }),
    ...(roles.length > 0
      ? [one("Kết thúc vai trò", { do: "choose-role", personId, to: "end" })]
      : []),
  ];
  return [
    one("Mã mời", { do: "invite", personId }),
    ...(isOwn ? [] : others),
    ...(isOwn ? [] : [one("Sửa chức danh", { do: "ask-post", personId })]),
    one("Phân công thay", { do: "stand-ins", absentId: personId, page: 0 }),
  ];
}

function accountLines(accounts: readonly PersonAccountLine[]): Line[] {
  if (accounts.length === 0) return [["Chưa liên kết tài khoản."]];
  return accounts.map(({ name, linkedOn, isReachable }): Line => {
    const state = isReachable ? "" : ", hiện không gửi được tin";
    return [`Tài khoản: ${channelWords(name)}, liên kết từ ${fullDate(linkedOn)}${state}`];
  });
}

function renderAskUnlink({ personId, post, accounts }: Of<"ask-unlink-person">): Rendered {
  return {
    lines: [
      ["Hủy liên kết của ", { bold: shorten(post, POST_LENGTH) }, "?"],
      ...accountLines(accounts),
      ["Sau khi hủy sẽ không còn xem và nhận tin được; muốn dùng lại cần mã mời mới."],
    ],
    choices: [
      [{ label: "Đồng ý hủy liên kết", action: { do: "unlink-person", personId } }],
      [CANCEL],
    ],
    attachment: null,
  };
}

function renderUnlinked({ personId, post, accounts }: Of<"person-unlinked">): Rendered {
  return withCard(
    personId,
    ["Đã hủy liên kết của ", { bold: shorten(post, POST_LENGTH) }],
    [`${accounts} tài khoản không còn nhận tin; mã mời chưa dùng cũng bị hủy.`],
  );
}

function renderAskEndRole({ personId, post, role, heads }: Of<"ask-end-role">): Rendered {
  return {
    lines: [
      ["Kết thúc vai trò của ", { bold: shorten(post, POST_LENGTH) }, "?"],
      [roleWords(role)],
      ["Có hiệu lực ngay; việc chưa xong vẫn là của đơn vị."],
      ...headLines(heads, "khi đó"),
    ],
    choices: [
      [
        {
          label: "Đồng ý kết thúc",
          action: { do: "end-role", personId, grant: role.grant },
        },
      ],
      [CANCEL],
    ],
    attachment: null,
  };
}

function renderRoleChanged(content: Of<"role-changed">): Rendered {
  const { personId, post, released, heads } = content;
  const lines: Line[] = [[{ bold: shorten(post, POST_LENGTH) }], [changeWords(content)]];
  if (released > 0) {
    lines.push([`${released} việc được phân công riêng nay trả về đơn vị cũ.`]);
  }
  lines.push(...headLines(heads, "từ nay"));
  const edit: Choice = { label: "Sửa chức danh", action: { do: "ask-post", personId } };
  const rendered = withCard(personId, ...lines);
  return content.change === "moved"
    ? { ...rendered, choices: [[edit], ...rendered.choices] }
    : rendered;
}

function changeWords({ change, role, from, isLinked }: Of<"role-changed">): string {
  const told = isLinked ? "" : " Chưa liên kết tài khoản nên chưa được báo.";
  switch (change) {
    case "moved":
      return (
        `Đã chuyển${from ? ` từ ${from}` : ""} đến ${role.unit ?? ""} ` +
        `(${ROLE_WORDS[role.grant.role]}), có hiệu lực ngay.${told}`
      );
    case "added":
      return `Đã thêm vai trò: ${roleWords(role)}, có hiệu lực ngay.${told}`;
    case "ended":
      return `Đã kết thúc vai trò: ${roleWords(role)}, có hiệu lực ngay.`;
    default:
      return change satisfies never;
  }
}

function withCard(personId: PersonId, ...lines: readonly Line[]): Rendered {
  const card: Choice = { label: "Xem người dùng này", action: { do: "person", personId } };
  return {
    lines: [...lines],
    choices: [[card]],
    attachment: null,
  };
}
