/** Nhật ký, in words. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import type { DeadlineStateName } from "../../domain/deadline.ts";
import type {
  RecordAbout,
  RecordContent,
  RecordLine,
  RecordValue,
  RecordVia,
} from "../../domain/record-content.ts";
import type { RecordFault } from "../../domain/record-filter.ts";
import { commandText } from "./commands.ts";
import { deedWords } from "./deeds.ts";
import { fullDate, periodWords, shorten } from "./format.ts";
import { LONGEST_BUTTON } from "./items.ts";
import { atLine, linesOf, naming, said, type NamedLine } from "./named-lines.ts";
import { RULE_WORDS, ruleValueWords } from "./oversight-rules.ts";
import { pageTurns } from "./paging.ts";
import { ROLE_WORDS } from "./people.ts";
import {
  EXPORT_EVIDENCE,
  renderAskExportPeriod,
  renderBadExportPeriod,
  renderEvidenceExport,
  renderRecordExport,
} from "./record-exports.ts";
import type { RenderersOf } from "./renderers.ts";

type Of<Kind extends RecordContent["kind"]> = Extract<RecordContent, { kind: Kind }>;
type Work = Extract<RecordAbout, { kind: "work" }>;

const NAME_LENGTH = 40;
const POST_LENGTH = 60;
const REASON_LENGTH = 100;
const FILTER_LENGTH = 60;

/** Short, since two of them stand in a line. */
const STATES: Readonly<Record<DeadlineStateName, string>> = {
  open: "đang thực hiện",
  awaiting: "đã trình ký",
  done: "đã hoàn thành",
  submitted: "chờ xem xét",
  accepted: "đạt",
  returned: "yêu cầu bổ sung",
  waived: "không phải thực hiện",
};

const FAULTS: Readonly<Record<RecordFault, string>> = {
  "no-such-day": "Không có ngày như vậy. Đề nghị ghi như 24/3 hoặc 24/3/2023.",
  "no-such-code": "Không có nhiệm vụ hoặc ý kiến chỉ đạo nào mang mã này.",
  nobody: "Không có chức danh hoặc đơn vị nào có tên như vậy.",
};

export const RECORD_RENDERERS: RenderersOf<RecordContent> = {
  record: renderRecord,
  "record-export": renderRecordExport,
  "ask-export-period": renderAskExportPeriod,
  "bad-export-period": renderBadExportPeriod,
  "evidence-export": renderEvidenceExport,
};

function renderRecord(content: Of<"record">, traits: ChannelTraits): Rendered {
  const { filter, page, hasMore, fault, seesAll, mayExportEvidence, entries } = content;
  const whose = seesAll ? "" : " của đơn vị và của tôi";
  const about = filter ? `: ${shorten(filter, FILTER_LENGTH)}` : "";
  const text: NamedLine<Work>[] = [said([{ bold: `Nhật ký${whose}${about}` }])];
  if (entries.length === 0) text.push(said([emptyWords(fault, page)]));
  const opened: Work[] = [];
  for (const entry of entries) {
    const lines = entryLines(entry);
    const work = entry.about?.kind === "work" ? entry.about : null;
    const isNew = work && !opened.some(({ deadlineId }) => deadlineId === work.deadlineId);
    if (isNew) opened.push(work);
    text.push(...(isNew ? naming(work, lines) : lines.map(said)));
  }
  if (page === 0 && (filter === "" || fault)) text.push(said([]), said([filterWords(traits)]));
  const turns = pageTurns(page, hasMore ? page + 2 : page + 1, (to) => {
    return { do: "record", filter, page: to };
  });
  const others: Choice[] = [
    { label: "Tin đã gửi", action: { do: "message-log", filter: "", page: 0 } },
  ];
  if (entries.length > 0) {
    others.push({ label: "Xuất nhật ký", action: { do: "export-record", filter } });
  }
  if (page === 0 && mayExportEvidence) others.push(EXPORT_EVIDENCE);
  return {
    lines: linesOf(text),
    choices: [...openings(opened, text), ...turns, ...others.map((choice) => [choice])],
    attachment: null,
  };
}

/** `07:45 24/3/2023 – nộp tài liệu kiểm chứng: NV-019 · Báo cáo`, then who and from what to what. */
function entryLines(entry: RecordLine): Line[] {
  const { deed, about, document, reason } = entry;
  const what = about ? `: ${aboutWords(about)}` : "";
  const proof = document ? `, văn bản số ${shorten(document, NAME_LENGTH)}` : "";
  const change = changeWords(entry);
  const lines: Line[] = [
    [`- ${momentWords(entry)} – `, { bold: deedWords(deed) }, `${what}${proof}`],
    [{ italic: `${byWords(entry)}${change ? `: ${change}` : ""}` }],
  ];
  if (reason) lines.push([`Lý do: ${shorten(reason, REASON_LENGTH)}`]);
  return lines;
}

/** `07:45 24/3/2023`. */
function momentWords({ at }: Pick<RecordLine, "at">): string {
  return `${at.time} ${fullDate(at.day)}`;
}

/** Who it was: a post, or what did it by itself. */
export function actorWords({ post, via }: Pick<RecordLine, "post" | "via">): string {
  if (post) return post;
  return via === "command-line" ? "Người quản trị" : "Chương trình";
}

/** Through what; empty where it is not known any more, or nothing was needed. */
export function viaWords(via: RecordVia): string {
  if (via === null || via === "program") return "";
  return via === "command-line" ? "dòng lệnh" : via.channel;
}

export function aboutWords(about: RecordAbout, most = NAME_LENGTH): string {
  switch (about.kind) {
    case "work": {
      const label = shorten(about.label || about.title, most);
      return [
        about.code,
        about.code ? shorten(about.label, most) : label,
        shorten(about.unit, most),
      ]
        .filter((part) => part !== null && part !== "")
        .join(" · ");
    }
    case "directive":
      return `${about.code} · ${shorten(about.title, most)}`;
    case "document":
    case "plan":
    case "person":
    case "unit":
      return shorten(about.name, most);
    case "rule":
      return RULE_WORDS[about.rule].title;
    case "day":
      return fullDate(about.day);
    default:
      return about satisfies never;
  }
}

/** `đang thực hiện → đã trình ký`; empty where nothing of the kind changed. */
export function changeWords({ from, to }: Pick<RecordLine, "from" | "to">): string {
  if (!from && !to) return "";
  if (!from) return valueWords(to);
  const [before, after] = [valueWords(from), valueWords(to)];
  // Words were added to what stayed as it was.
  if (before === after) return "";
  return to ? `${before} → ${after}` : before;
}

function valueWords(value: RecordValue | null): string {
  switch (value?.kind) {
    case undefined:
      return "";
    case "state":
      return STATES[value.state];
    case "day":
      return fullDate(value.day);
    case "name":
      return shorten(value.name, NAME_LENGTH);
    case "on-time":
      return value.isOnTime ? "đúng hạn" : "chậm";
    case "role": {
      const role = ROLE_WORDS[value.role];
      return value.unit ? `${role}, ${shorten(value.unit, NAME_LENGTH)}` : role;
    }
    case "rule":
      return shorten(ruleValueWords(value.rule, value.value), NAME_LENGTH);
    case "period":
      return periodWords(value.from, value.to);
    case "stand-in": {
      const other = shorten(value.other, POST_LENGTH);
      const who = value.isAbsent ? `${other} thay` : `thay ${other}`;
      return `${who} ${periodWords(value.from, value.to)}`;
    }
    default:
      return value satisfies never;
  }
}

function byWords(entry: RecordLine): string {
  const via = viaWords(entry.via);
  return `${shorten(actorWords(entry), POST_LENGTH)}${via ? ` (${via})` : ""}`;
}

function emptyWords(fault: RecordFault | null, page: number): string {
  if (fault) return FAULTS[fault];
  return page > 0 ? "Không còn mục nào cũ hơn." : "Chưa có gì được ghi.";
}

function filterWords(traits: ChannelTraits): string {
  const log = (rest: string) => commandText("nhatky", traits, rest);
  return `Lọc: ${log("NV-019")}, ${log("tư pháp")}, ${log("24/3")}, ${log("hôm qua")}, hoặc kết hợp.`;
}

/** None called like another. */
function openings(works: readonly Work[], text: readonly NamedLine<Work>[]): Choice[][] {
  const names = works.map((work) =>
    shorten(
      work.code ? [work.code, work.label].filter(Boolean).join(" · ") : work.label,
      NAME_LENGTH,
    ),
  );
  return works.map((work, index) => {
    const name = names[index] ?? "";
    const isTwin = names.filter((each) => each === name).length > 1;
    const label = isTwin
      ? `${name} · ${shorten(work.unit, LONGEST_BUTTON - NAME_LENGTH - 3)}`
      : name;
    const action = { do: "open-deadline", deadlineId: work.deadlineId } as const;
    return [atLine({ label, action }, work, text)];
  });
}
