/** Văn bản xin lỗi as a file: what is said beside it, and why there is none. */
import type { ApologyContent } from "../../domain/apology-content.ts";
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import { plainFileName } from "../../domain/file-words.ts";
import { say, STANDS_A_DAY } from "./answers.ts";
import { ROUGH_REASON } from "./apology-words.ts";
import { dateWithWeekday, shorten } from "./format.ts";

type Of<Kind extends ApologyContent["kind"]> = Extract<ApologyContent, { kind: Kind }>;

const CODE_LENGTH = 60;
const REASON_LENGTH = 300;
const NO_WAY = "Ở kênh này không gửi được tệp. Đề nghị mở bằng kênh khác để tải văn bản.";
const CHECK =
  "Đây là dự thảo: đề nghị kiểm tra, trình ký, ghi số rồi gửi người nộp hồ sơ. " +
  "Tệp có tên người nộp hồ sơ, chỉ dùng cho việc này.";

export const LETTER_NOT_YOURS =
  "Văn bản xin lỗi có ghi tên người nộp hồ sơ nên chỉ đơn vị xử lý hồ sơ và Bộ phận Một cửa soạn được.";

export function renderLettersDrafted(
  content: Of<"letters-drafted">,
  traits: ChannelTraits,
): Rendered {
  const { personId, deadlineIds, codes, isReachable, item } = content;
  const lines: Line[] = [
    [{ bold: headingOf(content) }],
    ...saysLines(content),
    ...leftLines(content),
  ];
  const steps = item ? nextSteps(item.deadlineId, content.mayPresent) : [[LIST]];
  const choices = [...nameChoices(content), ...steps];
  if (!isReachable) return { lines: [...lines, [NO_WAY]], choices, attachment: null };
  lines.push(...unnamedLines(content), [CHECK]);
  if (traits.attachments === "by-address") lines.push([STANDS_A_DAY]);
  const [code = ""] = codes;
  const name =
    deadlineIds.length === 1
      ? `Phiếu xin lỗi ${code}`
      : `Văn bản xin lỗi ${deadlineIds.length} hồ sơ`;
  return {
    lines,
    choices,
    attachment: {
      kind: "apology-letters",
      personId,
      deadlineIds,
      name: plainFileName(name),
      label: deadlineIds.length === 1 ? "Tệp văn bản xin lỗi" : "Tệp các văn bản xin lỗi",
    },
  };
}

const LIST: Choice = {
  label: "Xem các việc xin lỗi",
  action: { do: "apologies", stage: null, unitId: null, page: 0 },
};

function headingOf({ deadlineIds, codes }: Of<"letters-drafted">): string {
  const named = codes.map((code) => shorten(code, CODE_LENGTH)).join("; ");
  if (deadlineIds.length === 1) return `Đã soạn văn bản xin lỗi, hồ sơ ${named}`;
  const more = deadlineIds.length - codes.length;
  return `Đã soạn ${deadlineIds.length} văn bản xin lỗi: ${named}${more > 0 ? `; và ${more} hồ sơ khác` : ""}`;
}

/** Read once more before it goes to a citizen. */
function saysLines({ says }: Of<"letters-drafted">): Line[] {
  if (!says) return [];
  const { reason, isRough, newDue } = says;
  const said = `Lý do: ${shorten(reason, REASON_LENGTH)}; hẹn lại ${dateWithWeekday(newDue)}`;
  return [[said], ...(isRough ? [[ROUGH_REASON]] : [])];
}

function leftLines({ lacking, left }: Of<"letters-drafted">): Line[] {
  const lines: Line[] = [];
  if (left > 0) lines.push([`Còn ${left} văn bản, đề nghị chọn soạn tất cả lần nữa.`]);
  if (lacking > 0) lines.push([lackingWords(lacking)]);
  return lines;
}

function unnamedLines({ unnamed, deadlineIds }: Of<"letters-drafted">): Line[] {
  if (unnamed === 0) return [];
  const which = deadlineIds.length === 1 ? "Chưa" : `${unnamed} văn bản chưa`;
  return [[`${which} có tên người nộp hồ sơ: chỗ đó để trống, đề nghị điền trước khi trình ký.`]];
}

function nameChoices({ nameFor }: Of<"letters-drafted">): Choice[][] {
  if (nameFor === null) return [];
  return [[{ label: "Ghi người nộp", action: { do: "ask-applicant", dossierId: nameFor } }]];
}

function lackingWords(count: number): string {
  return `${count} hồ sơ chưa có lý do hoặc ngày hẹn mới nên chưa soạn được: đề nghị mở từng việc để ghi.`;
}

function nextSteps(
  deadlineId: Of<"letters-drafted">["deadlineIds"][number],
  mayPresent: boolean,
): Choice[][] {
  const present: Choice = {
    label: "Đã trình ký",
    action: { do: "present", deadlineId, signerId: null },
  };
  return [
    [{ label: "Mở việc xin lỗi", action: { do: "apology", deadlineId } }],
    ...(mayPresent ? [[present]] : []),
    [{ label: "Đã gửi văn bản xin lỗi", action: { do: "apology-sent", deadlineId } }],
  ];
}

export function renderNoLetters({ lacking }: Of<"no-letters">): Rendered {
  const words = lacking > 0 ? lackingWords(lacking) : "Không còn văn bản xin lỗi nào phải soạn.";
  return { ...say(words), choices: [[LIST]] };
}
