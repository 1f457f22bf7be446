/** Short answers: what was recorded, what is asked, what cannot be done. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content, Item } from "../../domain/content.ts";
import type { DeadlineStateName } from "../../domain/deadline.ts";
import { apologyLeftChoices, apologyLeftLines } from "./apology-words.ts";
import { COMMAND_WORDS, commandText } from "./commands.ts";
import { shorten } from "./format.ts";
import { LONGEST_BUTTON, itemName } from "./items.ts";
import { openChoice } from "./lists.ts";
import { waysToProve, whereToProve } from "./ways-to-prove.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

/** Why nothing was changed, by how it stands. */
const NO_CHANGE: Readonly<Record<DeadlineStateName, string>> = {
  open: "đang thực hiện, không có gì để hoàn tác.",
  returned: "đang được yêu cầu bổ sung, không có gì để hoàn tác.",
  awaiting: "đã trình ký.",
  done: "đã báo hoàn thành, chỉ còn thiếu tài liệu kiểm chứng.",
  submitted: "đã nộp tài liệu kiểm chứng, đang chờ xem xét.",
  accepted: "đã được xem xét: Đạt.",
  waived: "đã ghi nhận không phải thực hiện. Nếu cần, đề nghị hoàn tác trước.",
};

export function say(...paragraphs: readonly string[]): Rendered {
  return { lines: paragraphs.map((text): Line => [text]), choices: [], attachment: null };
}

export function renderHelp({ post, commands }: Of<"help">, traits: ChannelTraits): Rendered {
  if (commands.length === 0) {
    return say(
      `Kính gửi ${post}, hiện chưa được giao vai trò nào ở đây. ` +
        "Đề nghị liên hệ Cơ quan thường trực CCHC.",
    );
  }
  const head: Line[] = [[{ bold: `Kính gửi ${post}, có thể nhắn:` }]];
  const choices = commands.map((name, index): Choice => {
    return { ...command(name, COMMAND_WORDS[name]), line: head.length + index };
  });
  const isPressed = traits.choices === "pressed";
  return {
    lines: [
      ...head,
      ...commands.map((name): Line => [`${commandText(name, traits)} – ${COMMAND_WORDS[name]}`]),
      [],
      ...typingLines(traits),
      [`Nộp tài liệu kiểm chứng: ${whereToProve(traits)}.`],
      ...WISHES,
    ],
    choices: [isPressed ? choices.slice(0, MOST_COMMAND_BUTTONS) : choices],
    attachment: null,
  };
}

export function renderUnknownWords(
  { nearest }: Of<"unknown-words">,
  traits: ChannelTraits,
): Rendered {
  // Numbers of its own would take the place of those of the list that is still being answered.
  const beside = (row: readonly Choice[]) => (traits.choices === "pressed" ? [row] : []);
  if (!nearest) {
    return {
      ...say(`Chưa hiểu nội dung này. Gõ ${commandText("trogiup", traits)} để xem hướng dẫn.`),
      choices: beside([command("nhiemvu", COMMAND_WORDS.nhiemvu), command("trogiup", "Hướng dẫn")]),
    };
  }
  return {
    ...say(
      "Chưa hiểu nội dung này. " +
        `Có phải muốn nhắn ${commandText(nearest, traits)} (${COMMAND_WORDS[nearest]})?`,
    ),
    choices: beside([command(nearest, COMMAND_WORDS[nearest])]),
  };
}

export function renderDoneRecorded(
  { item, missingParts, apology }: Of<"done-recorded">,
  traits: ChannelTraits,
): Rendered {
  const parts = missingParts.length > 0 ? `: ${missingParts.join("; ")}` : "";
  return {
    lines: [
      ["Đã ghi nhận hoàn thành: ", { bold: itemName(item) }],
      [
        traits.quotes
          ? `Còn thiếu tài liệu kiểm chứng${parts}. Trả lời tin này bằng ${waysToProve(traits)}.`
          : `Còn thiếu tài liệu kiểm chứng${parts}. Gửi vào đây ${waysToProve(traits)}.`,
      ],
      ...apologyLeftLines(apology, false),
    ],
    choices: [
      ...apologyLeftChoices(apology),
      [
        { label: "Nộp tài liệu", action: { do: "ask-evidence", deadlineId: item.deadlineId } },
        undo(item),
      ],
    ],
    attachment: null,
  };
}

export function renderPresented({ item, signer }: Of<"presented">): Rendered {
  return {
    lines: [
      ["Đã ghi nhận trình ký: ", { bold: itemName(item) }],
      [`Người ký: ${signer}. Trong khi chờ ký sẽ không nhắc đơn vị về việc này.`],
    ],
    choices: [
      [
        { label: "Báo hoàn thành", action: { do: "report-done", deadlineId: item.deadlineId } },
        undo(item),
      ],
    ],
    attachment: null,
  };
}

export function renderAskSigner({ item, signers }: Of<"ask-signer">): Rendered {
  const { deadlineId } = item;
  return {
    lines: [["Trình ai ký ", { bold: itemName(item) }, "?"]],
    choices: [
      ...signers.map(({ id, post }) => [
        {
          label: shorten(post, LONGEST_BUTTON),
          action: { do: "present", deadlineId, signerId: id },
        } as const,
      ]),
      [CANCEL],
    ],
    attachment: null,
  };
}

export function renderRecorded(words: string, item: Item): Rendered {
  return {
    lines: [[`${words}: `, { bold: itemName(item) }]],
    choices: [item.state === "waived" ? [undo(item)] : [openChoice(item)]],
    attachment: null,
  };
}

export function renderAsk(question: string, item: Item): Rendered {
  return {
    lines: [[{ bold: itemName(item) }], [question]],
    choices: [[CANCEL]],
    attachment: null,
  };
}

export function renderRefused({ reason }: Of<"refused">, traits: ChannelTraits): Rendered {
  switch (reason) {
    case "not-yours":
      return say("Việc này không thuộc phạm vi phụ trách, nên không thực hiện được.");
    case "gone":
      return say(
        "Lựa chọn này không còn hiệu lực. " +
          `Gõ ${commandText("nhiemvu", traits)} để xem danh sách mới nhất.`,
      );
    case "role":
      return say("Chức năng này không dành cho vai trò hiện tại.");
    default:
      return reason satisfies never;
  }
}

export function renderNotPossible({ item, error }: Of<"not-possible">): Rendered {
  return say(`${itemName(item)}: ${NO_CHANGE[error.state]}`);
}

/** Where all of them can be tapped as they stand in the text, or typed. */
const MOST_COMMAND_BUTTONS = 3;
/** Where a file is had by an address of ours; `jobs/publish.ts` makes it stand so long. */
export const STANDS_A_DAY = "Liên kết tải tệp dùng được trong 24 giờ.";
export const CANCEL: Choice = { label: "Hủy", action: { do: "cancel" } };

/** How the commands, and what stands in a list, are said. */
function typingLines(traits: ChannelTraits): Line[] {
  const search = `Tìm việc: ${commandText("nhiemvu", traits)} kèm từ cần tìm.`;
  if (traits.choices === "pressed") {
    return [[`Gõ không dấu, không có dấu / cũng được. ${search}`]];
  }
  return [
    [`Gõ có dấu hay không dấu đều được. ${search}`],
    ["Chọn trong danh sách: nhắn số, ví dụ 2. Nhắn “xem thêm”, “quay lại”, hoặc “thôi” để bỏ qua."],
  ];
}

/** What has no command of its own: where it is found, and what may be said for it. */
const WISHES: readonly Line[] = [
  ["Mở một việc để báo hoàn thành, trình ký; chọn “Thao tác khác” để đề nghị gia hạn, phân công."],
  ["Cũng có thể nhắn: gia hạn, chờ ký, xuất hồ sơ kiểm chứng, NV-002 xong."],
];

function undo(item: Item): Choice {
  return { label: "Hoàn tác", action: { do: "reopen", deadlineId: item.deadlineId } };
}

export function command(name: Parameters<typeof commandAction>[0], label: string): Choice {
  return { label, action: commandAction(name) };
}

function commandAction(name: Of<"help">["commands"][number]) {
  return { do: "command", name } as const;
}
