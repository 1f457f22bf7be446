/** The log of messages, and the story of one. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { DropReason, MessageKind } from "../../domain/message.ts";
import type {
  AttemptAnswer,
  AttemptLine,
  MessageLine,
  MessageStory,
  Moment,
} from "../../domain/oversight-content.ts";
import { commandText } from "./commands.ts";
import { fullDate, shortDate, shorten } from "./format.ts";
import { MESSAGE_STATES } from "./message-states.ts";
import { pageTurns } from "./paging.ts";
import { noteReason, reasonLine } from "./why.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

const POST_LENGTH = 80;
const BUTTONS_A_ROW = 4;
const GIVEN_UP = "Không thử lại nữa.";

const KINDS: Readonly<Record<MessageKind, string>> = {
  morning: "tin buổi sáng",
  "due-day": "tin buổi chiều",
  weekly: "tổng hợp tuần",
  event: "tin trong ngày",
  reply: "tin trả lời",
};

const DROPPED: Readonly<Record<DropReason, string>> = {
  "nothing-left": "mọi việc trong tin đã xong, hoặc không còn thuộc người nhận",
  unreachable: "không liên lạc được tài khoản; việc đã chuyển Cơ quan thường trực CCHC",
  superseded: "nội dung đã chuyển sang tin khác",
  quiet: "đã hết giờ gửi; những gì còn đúng được báo sáng hôm sau",
  budget: "hạn mức tin trong tháng dành cho việc quan trọng hơn",
};

const ANSWERS: Readonly<Record<AttemptAnswer, string>> = {
  arrived: "đã gửi",
  "too-fast": "máy chủ nhắn tin yêu cầu gửi chậm lại",
  blocked: "người nhận đã chặn, hoặc cuộc trò chuyện không còn",
  "platform-down": "không kết nối được máy chủ nhắn tin",
  "bad-token": "máy chủ nhắn tin không nhận token của chương trình",
  refused: "máy chủ nhắn tin không nhận nội dung này",
  "no-answer": "máy chủ nhắn tin không trả lời rõ, có thể đã đến",
  "in-part": "mới gửi được một phần",
  "broken-off": "chương trình dừng giữa chừng, có thể đã đến",
  "quiet-hours": "ngoài giờ gửi tin",
  "no-channel": "kênh của người nhận chưa chạy",
  "our-fault": "lỗi của chương trình, cần báo người quản trị",
  other: "chưa gửi được",
};

export function renderMessageLog(content: Of<"message-log">, traits: ChannelTraits): Rendered {
  const { messages, filter, isOwn, page, hasMore } = content;
  const about = filter ? `: ${filter}` : isOwn ? ": tin gửi đến tôi" : "";
  const lines: Line[] = [[{ bold: `Nhật ký tin nhắn${shorten(about, POST_LENGTH)}` }]];
  if (messages.length === 0)
    lines.push([page > 0 ? "Không còn tin nào cũ hơn." : "Chưa có tin nào."]);
  const above = lines.length;
  messages.forEach((message, index) => {
    const whom = isOwn || !message.post ? [] : [{ bold: shorten(message.post, POST_LENGTH) }, ", "];
    const place = traits.choices === "pressed" ? `${index + 1}. ` : "- ";
    lines.push([`${place}${momentWords(message.at)} – `, ...whom, standing(message)]);
  });
  if (!isOwn && page === 0) {
    const log = (rest: string) => commandText("nhatky", traits, rest);
    lines.push([], [`Lọc: ${log("tin chưa gửi")}, ${log("tin không rõ")}, ${log("tin tư pháp")}.`]);
  }
  const buttons = messages.map(({ id }, index): Choice => {
    const action = { do: "message-story", messageId: id } as const;
    return { label: `Tin ${index + 1}`, action, line: above + index };
  });
  const turns = pageTurns(page, hasMore ? page + 2 : page + 1, (to) => {
    return { do: "message-log", filter, page: to };
  });
  return { lines, choices: [...inRows(buttons), ...turns], attachment: null };
}

export function renderMessageStory({ story }: Of<"message-story">): Rendered {
  return { lines: storyLines(story), choices: [], attachment: null };
}

/** The same for the chat and for the command line. */
export function storyLines(story: MessageStory): Line[] {
  const { post, messageKind, reasons, moreReasons, notes, attempts } = story;
  const to = post ? ` gửi ${shorten(post, POST_LENGTH)}` : "";
  const lines: Line[] = [
    [{ bold: `${capital(KINDS[messageKind])}${to}` }],
    [`Tình trạng: ${stateWords(story)}.`],
    [plannedWords(story)],
    ...attempts.map(attemptLine),
  ];
  if (story.nextAt) lines.push([nextWords(story, story.nextAt)]);
  else if (story.status === "failed" || story.status === "unknown") lines.push([GIVEN_UP]);
  if (reasons.length + notes.length === 0) return [...lines, [emptyWords(story)]];
  lines.push([], [{ bold: "Vì sao có tin này" }]);
  lines.push(...reasons.map(reasonLine));
  if (moreReasons > 0) lines.push([`… và ${moreReasons} mốc nhắc khác.`]);
  return [...lines, ...notes.map((note): Line => [`- ${noteReason(note)}.`])];
}

/** `07:30 24/3`. */
export function momentWords({ day, time }: Moment): string {
  return `${time} ${shortDate(day)}`;
}

/** `tin buổi sáng, đã gửi`. */
export function standing({ messageKind, status }: MessageLine): string {
  return `${KINDS[messageKind]}, ${MESSAGE_STATES[status]}`;
}

function stateWords(story: MessageStory): string {
  const { status, sentAt, dropReason, cause } = story;
  const state = MESSAGE_STATES[status];
  if (status === "sent" && sentAt) return `${state} lúc ${momentInFull(sentAt)}`;
  if (dropReason) return `${state}: ${DROPPED[dropReason]}`;
  return cause ? `${state}: ${ANSWERS[cause]}` : state;
}

function plannedWords({ madeAt, plannedFor }: MessageStory): string {
  const planned = `hẹn gửi lúc ${momentInFull(plannedFor)}`;
  return madeAt ? `Lập lúc ${momentInFull(madeAt)}, ${planned}.` : `${capital(planned)}.`;
}

function attemptLine({ number, at, answer, code }: AttemptLine): Line {
  const told = code ? ` (mã ${code})` : "";
  return [`Lần ${number}, ${momentWords(at)}: ${ANSWERS[answer]}${told}.`];
}

function nextWords({ status, attempts }: MessageStory, at: Moment): string {
  if (status === "claimed") return `Nếu dở dang, thử lại lúc ${momentInFull(at)}.`;
  return attempts.length === 0
    ? `Sẽ gửi lúc ${momentInFull(at)}.`
    : `Sẽ thử lại lúc ${momentInFull(at)}.`;
}

function emptyWords({ messageKind, dropReason }: MessageStory): string {
  if (messageKind === "reply") return "Tin này trả lời một tin nhắn đến.";
  if (messageKind === "weekly") return "Tin này có theo lịch tổng hợp tuần.";
  return dropReason === "superseded" || dropReason === "quiet"
    ? "Các mốc nhắc đã chuyển sang tin khác."
    : "Không còn mốc nhắc nào trong tin này.";
}

function momentInFull({ day, time }: Moment): string {
  return `${time}, ${fullDate(day)}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function inRows(choices: readonly Choice[]): Choice[][] {
  const rows = Math.ceil(choices.length / BUTTONS_A_ROW);
  return Array.from({ length: rows }, (_, row) =>
    choices.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW),
  );
}
