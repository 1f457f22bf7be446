/** Phân công thay: who stands in for whom, and what stands against it. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { StandInLine } from "../../domain/oversight-content.ts";
import { say } from "./answers.ts";
import { commandText } from "./commands.ts";
import { fullDate, shortDate, shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { pageTurns } from "./paging.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const POST_LENGTH = 80;
const BUTTON_POST_LENGTH = 36;
const EXAMPLE = "ví dụ: 3/4 - 7/4";

export function renderStandIns({ absentId, standIns, page, pages }: Of<"stand-ins">): Rendered {
  const lines: Line[] = [[{ bold: "Phân công thay" }]];
  for (const { absent, deputy, ...span } of standIns) {
    lines.push([
      `- ${daysOf(span)}: `,
      { bold: shorten(deputy, POST_LENGTH) },
      ` thay ${shorten(absent, POST_LENGTH)}`,
    ]);
  }
  if (standIns.length === 0) lines.push(["Hiện không có ai được phân công thay."]);
  const ends = standIns.map((standIn): Choice[] => [
    {
      label: `Kết thúc: ${shorten(standIn.absent, BUTTON_POST_LENGTH)} (${shortDate(standIn.from)})`,
      action: { do: "end-stand-in", absentId: standIn.absentId, from: standIn.from },
    },
  ]);
  const add: Choice = {
    label: "Thêm phân công thay",
    action: { do: "choose-person", absentId, words: "", page: 0 },
  };
  const turns = pageTurns(page, pages, (to) => ({ do: "stand-ins", absentId, page: to }));
  return { lines, choices: [...ends, ...turns, [add]], attachment: null };
}

export function renderChoosePerson(content: Of<"choose-person">): Rendered {
  const { absent, words, people, page, pages } = content;
  const question = absent
    ? [`Ai thay `, { bold: shorten(absent.post, POST_LENGTH) }, "?"]
    : ["Phân công thay cho ai?"];
  const found =
    people.length > 0
      ? "Chọn dưới đây, hoặc nhắn một phần chức danh."
      : "Không có ai có chức danh như vậy. Đề nghị nhắn lại một phần chức danh.";
  const buttons = people.map(({ id, post }): Choice[] => [
    {
      label: shorten(post, LONGEST_BUTTON),
      action: absent
        ? { do: "choose-deputy", absentId: absent.id, deputyId: id }
        : { do: "choose-person", absentId: id, words: "", page: 0 },
    },
  ]);
  const turns = pageTurns(page, pages, (to) => ({
    do: "choose-person",
    absentId: absent?.id ?? null,
    words,
    page: to,
  }));
  return { lines: [question, [found]], choices: [...buttons, ...turns], attachment: null };
}

export function renderAskStandInDays({ absent, deputy }: Of<"ask-stand-in-days">): Rendered {
  return {
    lines: [
      [{ bold: shorten(deputy, POST_LENGTH) }, ` thay ${shorten(absent, POST_LENGTH)}.`],
      [`Đề nghị nhắn từ ngày, đến ngày, ${EXAMPLE}.`],
    ],
    choices: [],
    attachment: null,
  };
}

export function renderStandInSet(
  { standIn, isLinked }: Of<"stand-in-set">,
  traits: ChannelTraits,
): Rendered {
  const { absentId, absent, deputy, from } = standIn;
  const lines: Line[] = [
    [
      "Đã phân công: ",
      { bold: shorten(deputy, POST_LENGTH) },
      ` thay ${shorten(absent, POST_LENGTH)}`,
    ],
    [
      `${daysOf(standIn)}. Trong thời gian này tin nhắc việc gửi cho người thay, và người thay được thao tác.`,
    ],
  ];
  if (!isLinked) {
    lines.push([
      "Người thay chưa liên kết tài khoản nên chưa nhận được tin; " +
        `đề nghị mời ở ${commandText("nguoidung", traits)}.`,
    ]);
  }
  return {
    lines,
    choices: [[{ label: "Hủy phân công này", action: { do: "end-stand-in", absentId, from } }]],
    attachment: null,
  };
}

export function renderBadStandIn({ fault, other }: Of<"bad-stand-in">): Rendered {
  switch (fault.fault) {
    case "unread":
      return say(`Chưa đọc được ngày. Đề nghị nhắn từ ngày, đến ngày, ${EXAMPLE}.`);
    case "past":
      return say("Những ngày này đã qua. Đề nghị nhắn lại.");
    case "backwards":
      return say("Ngày kết thúc trước ngày bắt đầu. Đề nghị nhắn lại.");
    case "too-long":
      return say(`Mỗi lần phân công thay nhiều nhất ${fault.most} ngày. Đề nghị nhắn lại.`);
    case "too-far":
      return say("Chỉ phân công thay trong vòng một năm tới. Đề nghị nhắn lại.");
    case "himself":
      return say("Không thể phân công một người thay chính mình.");
    case "overlap":
      return say(`Trong thời gian này đã có ${inTheWay(other)}. Cần kết thúc phân công đó trước.`);
    case "deputy-absent":
      return say(`Người này cũng vắng: ${inTheWay(other)}. Đề nghị chọn người hoặc ngày khác.`);
    case "is-deputy":
      return say(
        `Người vắng đang được phân công: ${inTheWay(other)}. Cần kết thúc phân công đó trước.`,
      );
    default:
      return fault satisfies never;
  }
}

export function renderStandInEnded({ standIn }: Of<"stand-in-ended">): Rendered {
  const { absent, deputy } = standIn;
  return say(
    `Đã kết thúc: ${shorten(deputy, POST_LENGTH)} không còn thay ${shorten(absent, POST_LENGTH)}. ` +
      "Tin nhắc việc lại gửi như trước.",
  );
}

/** `03/4 – 07/4/2023`, `03/4/2023`. */
function daysOf({ from, to }: Pick<StandInLine, "from" | "to">): string {
  return from === to ? fullDate(from) : `${shortDate(from)} – ${fullDate(to)}`;
}

function inTheWay(other: StandInLine | null): string {
  if (!other) return "một phân công khác";
  const { absent, deputy } = other;
  return `${shorten(deputy, POST_LENGTH)} thay ${shorten(absent, POST_LENGTH)} (${daysOf(other)})`;
}
