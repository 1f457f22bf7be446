/** Mẫu văn bản xin lỗi in words: handed out, asked for, refused. */
import type { ApologyRulesContent } from "../../domain/apology-rules-content.ts";
import type { LetterForm } from "../../domain/apology-rules.ts";
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import { REQUIRED_TAGS, type TemplateProblem } from "../../domain/letter-tags.ts";
import { say } from "./answers.ts";
import { LETTER_TAG_WORDS, tagLegend } from "./letter-fields.ts";
import { shorten } from "./format.ts";
import { addressLines } from "./file-giving.ts";
import type { RenderersOf } from "./renderers.ts";

type Kind = "letter-template" | "ask-letter-template" | "template-refused";
type TemplateContent = Extract<ApologyRulesContent, { kind: Kind }>;
type Of<Name extends Kind> = Extract<ApologyRulesContent, { kind: Name }>;

const NAMES: Readonly<Record<LetterForm, string>> = {
  "form-2018": "Mau-phieu-xin-loi-2018.docx",
  "form-2025": "Mau-van-ban-xin-loi-2025.docx",
};
const TAG_LENGTH = 40;
const NO_FILES_HERE = "Kênh này chưa nhận được tệp. Đề nghị thay tệp mẫu trên kênh khác.";

export const LETTER_TEMPLATE_RENDERERS: RenderersOf<TemplateContent> = {
  "letter-template": renderTemplate,
  "ask-letter-template": ({ upload }, { takesFiles }) => {
    const asked =
      "Đề nghị gửi tệp mẫu (.docx) đã sửa bằng Word. Các trường trong dấu { } giữ nguyên.";
    const required = `Phải có: ${REQUIRED_TAGS.map((tag) => `{${tag}}`).join(", ")}.`;
    if (!takesFiles && !upload) return say(NO_FILES_HERE);
    const lines: Line[] = [[asked], [required], ...(upload ? addressLines(upload) : [])];
    return { lines, choices: [], attachment: null };
  },
  "template-refused": ({ problem, upload }) => {
    const lines: Line[] = problemLines(problem);
    lines.push(["Mẫu đang dùng vẫn giữ nguyên. Đề nghị sửa rồi gửi lại tệp."]);
    if (upload) lines.push(...addressLines(upload, "Gửi lại tệp"));
    return { lines, choices: [], attachment: null };
  },
};

function renderTemplate(content: Of<"letter-template">): Rendered {
  const { rules, personId, isReachable } = content;
  const { from, form } = rules;
  if (!isReachable) return say("Kênh này chưa gửi được tệp. Đề nghị lấy tệp mẫu trên kênh khác.");
  const lines: Line[] = [
    [{ bold: "Tệp mẫu văn bản xin lỗi" }],
    ["Sửa bằng Word, giữ các trường trong dấu { }, rồi gửi lại qua “Thay tệp mẫu”."],
    ["Các trường:"],
    ...tagLegend().map((text): Line => [`- ${text}`]),
  ];
  const replace: Choice = { label: "Thay tệp mẫu", action: { do: "ask-letter-template", from } };
  const back: Choice = { label: "Quay lại", action: { do: "apology-pack", from }, turn: "back" };
  const file = { name: NAMES[form], label: "Tệp mẫu văn bản xin lỗi" };
  return {
    lines,
    choices: [[replace], [back]],
    attachment: { kind: "letter-template", personId, from, ...file },
  };
}

function problemLines(problem: TemplateProblem): Line[] {
  switch (problem.code) {
    case "too-large":
      return [[`Tệp mẫu quá lớn, chỉ nhận đến ${problem.limitMegabytes} MB.`]];
    case "not-word":
      return [["Tệp này không phải tệp Word (.docx), hoặc đã hỏng."]];
    case "encrypted":
      return [["Tệp có đặt mật khẩu nên không dùng làm mẫu được."]];
    case "too-heavy":
      return [["Tệp có nội dung quá nhiều, không phải là mẫu văn bản."]];
    case "runs":
      return [["Tệp có mã lệnh (macro), đối tượng nhúng hoặc trường tự chạy nên không nhận."]];
    case "external":
      return [["Tệp lấy nội dung từ nơi khác (ảnh, mẫu liên kết) nên không nhận."]];
    case "open-brace":
      return [["Có dấu { hoặc } lẻ trong tệp; mỗi trường phải nằm gọn trong một cặp { }."]];
    case "unknown-tags":
      return [
        [
          `Không có trường: ${problem.tags.map((tag) => `“${shorten(tag, TAG_LENGTH)}”`).join(", ")}.`,
        ],
        ["Xem các trường dùng được ở “Lấy tệp mẫu”."],
      ];
    case "missing-tags":
      return [
        ["Tệp còn thiếu trường:"],
        ...problem.tags.map((tag): Line => [`- {${tag}}: ${LETTER_TAG_WORDS[tag]}`]),
      ];
    default:
      return problem satisfies never;
  }
}
