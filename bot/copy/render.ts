/** The copy module's entry: puts content into Vietnamese. Every sentence a person reads is in here. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import { leftByWord } from "./choice-lines.ts";
import {
  renderAsk,
  renderAskSigner,
  renderDoneRecorded,
  renderHelp,
  renderNotPossible,
  renderPresented,
  renderRecorded,
  renderRefused,
  renderUnknownWords,
  say,
} from "./answers.ts";
import { renderChoiceNotTaken } from "./choice-faults.ts";
import { renderAskFile } from "./file-giving.ts";
import { INVITE_REFUSED, renderBotFull, renderHowToLink, renderLinked } from "./linking.ts";
import { renderBundle, renderDueDay, renderEvent } from "./bundles.ts";
import { inReadingOrder } from "./named-lines.ts";
import { renderRejected } from "./dossier-import-choices.ts";
import {
  renderAskYear,
  renderImportDone,
  renderImportList,
  renderImportPreview,
  renderImportRefused,
  renderReading,
} from "./import-preview.ts";
import { renderAskDate, renderImportRow, renderImportRows, renderNoRow } from "./import-rows.ts";
import {
  renderAskClosePast,
  renderAskUndo,
  renderNotUndone,
  renderPastClosed,
  renderUndone,
} from "./import-undo.ts";
import { renderChooseUnit, renderGroup, renderGroups, renderQuestion } from "./import-units.ts";
import {
  renderAskOwnDate,
  renderAskStatusLine,
  renderBadOwnDate,
  renderClosedLate,
  renderCloseLateUndone,
  renderNotClosedLate,
  renderNothingToSnooze,
  renderOwnDateRecorded,
  renderSnoozeChoices,
  renderSnoozed,
  renderStatusLineRecorded,
} from "./follow-up.ts";
import {
  renderAskSupport,
  renderBadWantedDate,
  renderChooseSupport,
  renderNoSupportUnit,
  renderSupportAsked,
} from "./support-requests.ts";
import { REVIEW_RENDERERS } from "./reviews.ts";
import { HANDLING_RENDERERS } from "./handling.ts";
import { DIRECTIVE_RENDERERS } from "./directives.ts";
import { RECORD_RENDERERS } from "./record.ts";
import { SEARCH_RENDERERS } from "./search.ts";
import { PERSON_RENDERERS } from "./person.ts";
import { APOLOGY_RENDERERS } from "./apologies.ts";
import { APOLOGY_RULES_RENDERERS } from "./apology-rules.ts";
import { DOSSIER_RATES_RENDERERS } from "./dossier-rates.ts";
import { DOSSIER_RENDERERS } from "./dossiers.ts";
import { PROOF_RENDERERS } from "./proofs.ts";
import type { RenderersOf } from "./renderers.ts";
import { OVERSIGHT_RENDERERS } from "./oversight.ts";
import { renderInvite, renderPeople, renderUnits } from "./people.ts";
import { renderCalendar, renderTask, renderTaskList } from "./lists.ts";
import { renderDeadline } from "./opened-item.ts";
import { renderSummary, renderWeekly } from "./summaries.ts";
import { renderWhy } from "./why.ts";

const RENDERERS: RenderersOf<Content> = {
  ...REVIEW_RENDERERS,
  ...HANDLING_RENDERERS,
  ...DIRECTIVE_RENDERERS,
  ...RECORD_RENDERERS,
  ...SEARCH_RENDERERS,
  ...PERSON_RENDERERS,
  ...PROOF_RENDERERS,
  ...DOSSIER_RENDERERS,
  ...DOSSIER_RATES_RENDERERS,
  ...APOLOGY_RENDERERS,
  ...APOLOGY_RULES_RENDERERS,
  "how-to-link": renderHowToLink,
  "private-only": () => say("Việc của đơn vị chỉ xem được khi nhắn riêng cho Đôn Đốc."),
  linked: renderLinked,
  "invite-refused": ({ reason }) => say(INVITE_REFUSED[reason]),
  "bot-full": renderBotFull,
  help: renderHelp,
  "unknown-words": renderUnknownWords,
  "choice-not-taken": renderChoiceNotTaken,
  "task-list": renderTaskList,
  task: renderTask,
  deadline: renderDeadline,
  "done-recorded": renderDoneRecorded,
  presented: renderPresented,
  "ask-signer": renderAskSigner,
  "no-signer": () => say("Chưa có lãnh đạo UBND nào trong danh sách người dùng để trình ký."),
  "ask-waive-reason": ({ item }) =>
    renderAsk(
      item.kind === "apology"
        ? "Đề nghị nhắn lý do không phải xin lỗi, ví dụ: hồ sơ đã có kết quả đúng hạn."
        : "Đề nghị nhắn lý do không phát sinh, không phải thực hiện.",
      item,
    ),
  waived: ({ item }) => renderRecorded("Đã ghi nhận không phải thực hiện", item),
  "ask-late-reason": ({ item }) =>
    renderAsk(
      "Đề nghị nhắn lý do chậm. Lý do sẽ được gửi kèm khi báo cáo " +
        "Cơ quan thường trực CCHC, lãnh đạo UBND.",
      item,
    ),
  "late-reason-recorded": ({ item }) => renderRecorded("Đã ghi nhận lý do chậm", item),
  reopened: ({ item }) => renderRecorded("Đã hoàn tác, tiếp tục thực hiện", item),
  "blank-reason": () => say("Lý do còn trống, đề nghị nhắn lại, hoặc nhắn “thôi” để bỏ qua."),
  cancelled: () => say("Đã hủy."),
  refused: renderRefused,
  "not-possible": renderNotPossible,
  calendar: renderCalendar,
  summary: renderSummary,
  weekly: renderWeekly,
  bundle: renderBundle,
  "due-day": renderDueDay,
  event: renderEvent,
  why: renderWhy,
  units: renderUnits,
  people: renderPeople,
  "invite-made": renderInvite,
  "ask-file": renderAskFile,
  "reading-file": renderReading,
  "import-ask-year": renderAskYear,
  "import-preview": renderImportPreview,
  "import-list": renderImportList,
  "import-rejected": renderRejected,
  "import-rows": renderImportRows,
  "import-row": renderImportRow,
  "import-no-row": renderNoRow,
  "import-ask-date": renderAskDate,
  "import-question": renderQuestion,
  "import-units": renderChooseUnit,
  "import-done": renderImportDone,
  "import-ask-undo": renderAskUndo,
  "import-undone": renderUndone,
  "import-not-undone": renderNotUndone,
  "import-ask-close-past": renderAskClosePast,
  "import-past-closed": renderPastClosed,
  "import-refused": renderImportRefused,
  "import-over": () =>
    say("Bản xem trước này đã được nhập hoặc đã hủy. Nếu cần, đề nghị gửi lại tệp."),
  snoozed: renderSnoozed,
  "snooze-choices": renderSnoozeChoices,
  "nothing-to-snooze": renderNothingToSnooze,
  "ask-status-line": renderAskStatusLine,
  "status-line-recorded": renderStatusLineRecorded,
  "ask-own-date": renderAskOwnDate,
  "own-date-recorded": renderOwnDateRecorded,
  "bad-own-date": renderBadOwnDate,
  "closed-late": renderClosedLate,
  "close-late-undone": renderCloseLateUndone,
  "not-closed-late": renderNotClosedLate,
  "choose-support": renderChooseSupport,
  "no-support-unit": renderNoSupportUnit,
  "ask-support": renderAskSupport,
  "bad-wanted-date": renderBadWantedDate,
  "support-asked": renderSupportAsked,
  groups: renderGroups,
  group: renderGroup,
  ...OVERSIGHT_RENDERERS,
  together: ({ parts }, traits) => together(parts.map((part) => render(part, traits))),
  "answers-paused": (_, { name }) =>
    say(
      `Hạn mức tin tháng này của ${name} sắp hết nên từ nay đến cuối tháng có thể không trả lời từng tin.`,
      "Nội dung gửi vào đây vẫn được ghi nhận đầy đủ; việc quá hạn vẫn được nhắc.",
    ),
  unsupported: (_, { takesFiles }) =>
    say(
      "Chưa đọc được loại tin này. " +
        `Đề nghị nhắn bằng chữ, gửi liên kết hoặc ${takesFiles ? "tệp" : "ảnh"}.`,
    ),
  trouble: () =>
    say("Có trục trặc nên chưa thực hiện được. Nội dung đã được giữ lại, đề nghị thử lại sau."),
};

function together(parts: readonly Rendered[]): Rendered {
  const lines: Line[] = [];
  const choices: Choice[][] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) lines.push([]);
    const above = lines.length;
    lines.push(...part.lines);
    choices.push(...part.choices.map((row) => row.map((choice) => movedDown(choice, above))));
  }
  return {
    lines,
    choices,
    attachment: parts.find(({ attachment }) => attachment)?.attachment ?? null,
    ...(parts.some(({ awaitsNumber }) => awaitsNumber) && { awaitsNumber: true }),
  };
}

function movedDown(choice: Choice, by: number): Choice {
  return choice.line === undefined ? choice : { ...choice, line: choice.line + by };
}

/** @param traits of the channel that shows it: what can be done there, and how it is said */
export function render(content: Content, traits: ChannelTraits): Rendered {
  // One renderer for each kind: the table's type says that they match.
  const renderer = RENDERERS[content.kind] as (content: Content, traits: ChannelTraits) => Rendered;
  const rendered = renderer(content, traits);
  return traits.choices === "numbered" ? leftByWord(inReadingOrder(rendered)) : rendered;
}
