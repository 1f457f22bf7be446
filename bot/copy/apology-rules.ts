/** Quy định xin lỗi in words: the packs of rules, how they are changed, the desk, the applicants' days. */
import type { ApologyRuleName } from "../../domain/apology-action.ts";
import { MOST_LEAD_DAYS, MOST_REAPPOINTMENTS } from "../../domain/apology-rule-values.ts";
import type { ApologyRulesContent, RulesPack } from "../../domain/apology-rules-content.ts";
import { LETTER_FORMS, type ApologyRules, type LetterForm } from "../../domain/apology-rules.ts";
import { MOST_APPLICANT_DAYS } from "../../domain/applicant-keeping.ts";
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { LocalDate } from "../../domain/time.ts";
import { say } from "./answers.ts";
import { LETTER_TEMPLATE_RENDERERS } from "./letter-templates.ts";
import { fullDate, shorten } from "./format.ts";
import { LONGEST_BUTTON, someNames } from "./items.ts";
import { pageTurns } from "./paging.ts";
import type { RenderersOf } from "./renderers.ts";

type Of<Kind extends ApologyRulesContent["kind"]> = Extract<ApologyRulesContent, { kind: Kind }>;

export const APOLOGY_RULES_LABEL = "Quy định xin lỗi hồ sơ trễ hẹn";

const FORM_WORDS: Readonly<Record<LetterForm, string>> = {
  "form-2018": "Phiếu xin lỗi và hẹn lại ngày trả kết quả (Thông tư 01/2018/TT-VPCP, mẫu số 04)",
  "form-2025":
    "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết (Thông tư 03/2025/TT-VPCP, mẫu số 04)",
};

const FORM_BUTTONS: Readonly<Record<LetterForm, string>> = {
  "form-2018": "Phiếu xin lỗi (TT 01/2018)",
  "form-2025": "Văn bản xin lỗi (TT 03/2025)",
};

const RULE_TITLES: Readonly<Record<ApologyRuleName, string>> = {
  leadDays: "Xin lỗi trước ngày hẹn trả",
  mostReappointments: "Số lần được hẹn lại",
  form: "Mẫu văn bản",
  signer: "Người ký",
  basis: "Căn cứ",
};

const RULES = Object.keys(RULE_TITLES) as readonly ApologyRuleName[];
const MOST_NAMES = 6;
const NAME_LENGTH = 80;
/** As many as a phone shows; those long past are in the record. */
const MOST_PACKS = 8;

export const APOLOGY_RULES_RENDERERS: RenderersOf<ApologyRulesContent> = {
  "apology-rules": renderRules,
  "apology-pack": renderPack,
  "ask-apology-rule": renderAskRule,
  "ask-apology-rules-from": ({ fault }) => ({
    ...say(
      ...(fault === null ? [] : [FIRST_DAY_FAULTS[fault]]),
      "Đề nghị nhắn ngày bắt đầu áp dụng, ví dụ: 15/9/2025.",
      "Quy định mới lấy các nội dung đang áp dụng vào ngày đó, sau đó sửa từng mục.",
    ),
    choices: [[toRules]],
    awaitsNumber: true,
  }),
  ...LETTER_TEMPLATE_RENDERERS,
  "desk-units": renderDesk,
  "ask-applicant-days": ({ days, isAgain }) => ({
    ...say(
      ...(isAgain ? [`Chỉ nhận số ngày từ 0 đến ${MOST_APPLICANT_DAYS}.`] : []),
      `Hiện nay: ${keptWords(days)}.`,
      "Đề nghị nhắn số ngày mới, ví dụ: 30; nhắn 0 để xóa ngay trong đêm sau khi hồ sơ kết thúc.",
    ),
    choices: [[toRules]],
    awaitsNumber: true,
  }),
};

const FIRST_DAY_FAULTS: Readonly<
  Record<NonNullable<Of<"ask-apology-rules-from">["fault"]>, string>
> = {
  unread: "Chưa đọc được ngày này.",
  known: "Đã có quy định áp dụng từ ngày này.",
  "too-far": "Ngày này quá xa hiện nay.",
};

const toRules: Choice = {
  label: APOLOGY_RULES_LABEL,
  action: { do: "apology-rules" },
  turn: "back",
};

function renderRules({ packs, desk, applicantDays, done }: Of<"apology-rules">): Rendered {
  const lines: Line[] = [];
  if (done) lines.push([DONE_WORDS[done]], []);
  lines.push([{ bold: APOLOGY_RULES_LABEL }]);
  const choices: Choice[][] = [];
  for (const pack of shownOf(packs)) {
    const { from } = pack.rules;
    lines.push([], [{ bold: headWords(pack) }]);
    const line = lines.length - 1;
    if (pack.standing !== "past") lines.push(...ruleLines(pack.rules));
    choices.push([{ label: sinceWords(from), action: { do: "apology-pack", from }, line }]);
  }
  lines.push([], [`Bộ phận Một cửa: ${deskWords(desk)}.`]);
  lines.push([`Thông tin người nộp hồ sơ: ${keptWords(applicantDays)}.`]);
  choices.push(
    [{ label: "Áp dụng từ ngày…", action: { do: "ask-apology-rules-from" } }],
    [{ label: "Bộ phận Một cửa", action: { do: "desk-units", page: 0 } }],
    [{ label: "Thời gian lưu thông tin người nộp", action: { do: "ask-applicant-days" } }],
    [{ label: "Xem cài đặt", action: { do: "settings", planId: null }, turn: "back" }],
  );
  return { lines, choices, attachment: null };
}

const DONE_WORDS: Readonly<Record<NonNullable<Of<"apology-rules">["done"]>, string>> = {
  removed: "Đã bỏ quy định của cơ quan.",
  "applicant-days": "Đã lưu thời gian lưu thông tin người nộp hồ sơ.",
};

/** The newest of those that have passed, and all others as far as they fit. */
function shownOf(packs: readonly RulesPack[]): readonly RulesPack[] {
  const inForce = packs.findIndex(({ standing }) => standing === "in-force");
  const from = Math.max(0, Math.min(inForce - 2, packs.length - MOST_PACKS));
  return packs.slice(from, from + MOST_PACKS);
}

function renderPack({ pack, done }: Of<"apology-pack">): Rendered {
  const { rules, isOwn } = pack;
  const { from } = rules;
  const lines: Line[] = done ? [[PACK_DONE[done]], []] : [];
  lines.push([{ bold: headWords(pack) }], ...ruleLines(rules));
  if (done) lines.push([], ["Áp dụng cho việc xin lỗi phát sinh từ nay."]);
  const first = lines.findIndex(([part]) => typeof part === "string" && part.startsWith("- "));
  const choices: Choice[][] = RULES.map((rule, index) => [
    {
      label: `Sửa: ${RULE_TITLES[rule]}`,
      action: { do: "ask-apology-rule", rule, from },
      line: first + index,
    },
  ]);
  choices.push(
    [{ label: "Lấy tệp mẫu", action: { do: "letter-template", from } }],
    [{ label: "Thay tệp mẫu", action: { do: "ask-letter-template", from } }],
  );
  if (rules.template) {
    choices.push([{ label: "Dùng lại mẫu có sẵn", action: { do: "shipped-template", from } }]);
  }
  if (isOwn) {
    choices.push([
      { label: "Bỏ quy định của cơ quan", action: { do: "remove-apology-rules", from } },
    ]);
  }
  choices.push([toRules]);
  return { lines, choices, attachment: null };
}

const PACK_DONE: Readonly<Record<NonNullable<Of<"apology-pack">["done"]>, string>> = {
  changed: "Đã lưu.",
  begun: "Đã đặt quy định mới. Chọn mục cần sửa:",
  template: "Đã thay mẫu văn bản. Văn bản soạn từ nay theo mẫu này.",
  "shipped-template": "Đã dùng lại mẫu có sẵn.",
};

function renderAskRule({ rule, rules, fault }: Of<"ask-apology-rule">): Rendered {
  const { from } = rules;
  const lines: Line[] = [];
  if (fault) lines.push([faultWords(fault)]);
  lines.push(
    [{ bold: RULE_TITLES[rule] }, ` (${fromWords(from)})`],
    [`Hiện nay: ${valueWords(rules, rule)}.`],
    [ASK_WORDS[rule]],
  );
  const forms = LETTER_FORMS.map((form): Choice[] => [
    { label: FORM_BUTTONS[form], action: { do: "choose-letter-form", form, from } },
  ]);
  const back: Choice = { label: "Quay lại", action: { do: "apology-pack", from }, turn: "back" };
  return {
    lines,
    choices: [...(rule === "form" ? forms : []), [back]],
    attachment: null,
    ...(isCounted(rule) && { awaitsNumber: true }),
  };
}

const ASK_WORDS: Readonly<Record<ApologyRuleName, string>> = {
  leadDays: `Đề nghị nhắn số ngày làm việc, từ 0 đến ${MOST_LEAD_DAYS}, ví dụ: 1.`,
  mostReappointments: `Đề nghị nhắn số lần, từ 0 đến ${MOST_REAPPOINTMENTS}, ví dụ: 1.`,
  form: "Đề nghị chọn mẫu. Đổi mẫu thì dùng tệp mẫu có sẵn của mẫu đó.",
  signer:
    "Đề nghị nhắn chức danh người ký, ví dụ: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH (dấu / để xuống dòng); " +
    "hoặc “không” để thủ trưởng đơn vị ký.",
  basis: "Đề nghị nhắn căn cứ, ví dụ: Nghị định 118/2025/NĐ-CP.",
};

function isCounted(rule: ApologyRuleName): boolean {
  return rule === "leadDays" || rule === "mostReappointments";
}

function faultWords(fault: NonNullable<Of<"ask-apology-rule">["fault"]>): string {
  switch (fault.code) {
    case "not-number":
      return `Chỉ nhận một số từ 0 đến ${fault.most}.`;
    case "blank":
      return "Nội dung đang để trống.";
    case "too-long":
      return `Nội dung dài quá ${fault.most} ký tự.`;
    case "not-form":
      return "Chưa rõ là mẫu nào.";
    default:
      return fault satisfies never;
  }
}

function ruleLines(rules: ApologyRules): Line[] {
  const lines = RULES.map((rule): Line => [`- ${RULE_TITLES[rule]}: ${valueWords(rules, rule)}`]);
  return [...lines, [`- Tệp mẫu: ${rules.template ? "do cơ quan sửa" : "có sẵn"}`]];
}

function valueWords(rules: ApologyRules, rule: ApologyRuleName): string {
  switch (rule) {
    case "leadDays":
      return rules.leadDays === 0
        ? "chậm nhất trong ngày hẹn trả"
        : `chậm nhất ${rules.leadDays} ngày làm việc`;
    case "mostReappointments":
      return rules.mostReappointments === 0 ? "không được hẹn lại" : `${rules[rule]} lần`;
    case "form":
      return FORM_WORDS[rules.form];
    case "signer":
      return rules.signer === "" ? "thủ trưởng đơn vị" : rules.signer;
    case "basis":
      return rules.basis === "" ? "chưa ghi" : rules.basis;
    default:
      return rule satisfies never;
  }
}

function renderDesk({ units, desk, done, page, pages }: Of<"desk-units">): Rendered {
  const lines: Line[] = [
    ...(done ? [[deskDoneWords(done)], []] : []),
    [{ bold: "Bộ phận Một cửa" }, `: ${deskWords(desk)}.`],
    ["Bộ phận Một cửa xem được mọi hồ sơ, nhập tệp hồ sơ và cập nhật ngày hẹn mới."],
    ["Chọn đơn vị để đặt làm Bộ phận Một cửa, hoặc để bỏ:"],
  ];
  return {
    lines,
    choices: [
      ...units.map(({ id, name, isDesk }): Choice[] => [
        {
          label: shorten(`${isDesk ? "Bỏ: " : ""}${name}`, LONGEST_BUTTON),
          action: { do: "choose-desk", unitId: id, isDesk: !isDesk },
        },
      ]),
      ...pageTurns(page, pages, (to) => ({ do: "desk-units", page: to })),
      [toRules],
    ],
    attachment: null,
  };
}

function deskDoneWords({ unit, isDesk, isTold }: NonNullable<Of<"desk-units">["done"]>): string {
  const name = shorten(unit, NAME_LENGTH);
  const done = isDesk ? `Đã đặt ${name} làm Bộ phận Một cửa.` : `Đã bỏ ${name}.`;
  return isTold ? `${done} Lãnh đạo và Cơ quan thường trực CCHC sẽ được báo trong tin sáng.` : done;
}

function deskWords(desk: readonly string[]): string {
  const names = desk.map((name) => shorten(name, NAME_LENGTH));
  return names.length === 0 ? "chưa có đơn vị nào" : someNames(names, MOST_NAMES);
}

function keptWords(days: number): string {
  return days === 0
    ? "xóa trong đêm sau khi hồ sơ kết thúc"
    : `lưu ${days} ngày sau khi hồ sơ kết thúc`;
}

/** `Từ ngày 25/6/2018: đang áp dụng (quy định của cơ quan)`. */
function headWords({ rules, standing, isOwn }: RulesPack): string {
  const own = isOwn ? " (quy định của cơ quan)" : "";
  return `${sinceWords(rules.from)}: ${STANDING[standing]}${own}`;
}

const STANDING: Readonly<Record<RulesPack["standing"], string>> = {
  past: "đã hết áp dụng",
  "in-force": "đang áp dụng",
  "to-come": "chưa đến ngày áp dụng",
};

function sinceWords(from: LocalDate): string {
  return `Từ ngày ${fullDate(from)}`;
}

function fromWords(from: LocalDate): string {
  return `từ ngày ${fullDate(from)}`;
}
