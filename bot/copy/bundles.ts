/** What comes by itself: the morning's bundle, the due day's second message, what cannot wait. */
import type { ChannelTraits, Rendered } from "../../domain/channel.ts";
import type { Bundle, BundleSection, Content } from "../../domain/content.ts";
import type { LocalDate } from "../../domain/time.ts";
import { bundleChoices, plainLines, sectionLines } from "./bundle-sections.ts";
import { dateWithWeekday } from "./format.ts";
import { linesOf, said } from "./named-lines.ts";
import { noteLines } from "./notes.ts";
import { partChoice } from "./summaries.ts";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

export function renderBundle({ bundle, messageId }: Of<"bundle">, traits: ChannelTraits): Rendered {
  const text = [
    said([{ bold: `${bundleTitle(bundle)} – ${dateWithWeekday(bundle.today)}` }]),
    said([`Kính gửi ${bundle.post},`]),
    ...noteLines(bundle, traits).map(said),
    ...sectionLines(bundle, traits),
  ];
  const escalates = bundle.sections.some(({ name }) => name === "escalation");
  const choices = [
    ...(escalates ? [[partChoice("overdue")]] : []),
    ...bundleChoices(bundle, messageId, text),
  ];
  return { lines: linesOf(text), choices, attachment: null };
}

/** What the morning told of already, and what was put off until now. */
export function renderDueDay(
  { bundle, messageId }: Of<"due-day">,
  traits: ChannelTraits,
): Rendered {
  const isDueOnly = bundle.sections.every(({ name }) => name === "due");
  const what = isDueOnly
    ? "đến giờ này còn việc sau đây chưa báo hoàn thành:"
    : "còn các việc sau:";
  const text = [
    said([{ bold: `Nhắc việc chiều ${dateWithWeekday(bundle.today)}` }]),
    said([`Kính gửi ${bundle.post}, ${what}`]),
    ...noteLines(bundle, traits).map(said),
    ...(isDueOnly ? plainLines(bundle, traits) : sectionLines(bundle, traits)),
  ];
  const choices = bundleChoices(bundle, messageId, text);
  return { lines: linesOf(text), choices, attachment: null };
}

export function renderEvent({ bundle, messageId }: Of<"event">, traits: ChannelTraits): Rendered {
  const text = [
    said([{ bold: `Thông báo – ${dateWithWeekday(bundle.today)}` }]),
    said([`Kính gửi ${bundle.post},`]),
    ...noteLines(bundle, traits).map(said),
    ...sectionLines(bundle, traits),
  ];
  const choices = bundleChoices(bundle, messageId, text);
  return { lines: linesOf(text), choices, attachment: null };
}

function bundleTitle(bundle: Bundle): string {
  const isAsked = bundle.notes.some(({ kind }) => kind === "dossiers-near");
  if (bundle.sections.length === 0) return isAsked ? "Nhắc việc" : "Thông báo";
  if (bundle.role === "leader") return "Báo cáo công việc";
  return bundle.sections.some((section) => isLate(section, bundle.today))
    ? "Đôn đốc, nhắc việc"
    : "Nhắc việc";
}

/** An apology stands in its section before its last lawful day, and after. */
function isLate({ name, items }: BundleSection, today: LocalDate): boolean {
  if (name !== "apology") return name === "overdue" || name === "warning";
  return items.some(({ due }) => due !== null && due < today);
}
