/** How many messages would go out, by month and person, and whether the channel's tier bears it. */
import type { MessageCounts, MonthCount, PersonCount } from "../../domain/message-counts.ts";
import type { PushKind } from "../../domain/message.ts";
import { fullDate } from "./format.ts";

const KINDS: readonly (readonly [PushKind, string])[] = [
  ["morning", "buổi sáng"],
  ["due-day", "ngày đến hạn"],
  ["weekly", "tổng hợp tuần"],
  ["event", "trong ngày"],
];

export function messageCountWords(counts: MessageCounts): string {
  const { from, to, people, months, total } = counts;
  return [
    `Từ ${fullDate(from)} đến ${fullDate(to)}: ${number(total)} tin cho ${people.length} người.`,
    "",
    "Theo tháng:",
    ...months.map((month) => `- ${monthName(month)}: ${ofMonth(month)}`),
    "",
    ...tierLines(counts),
    "",
    "Theo người:",
    ...people.map(personLines),
  ].join("\n");
}

function tierLines(counts: MessageCounts): readonly string[] {
  const { highest, tier, people, fitsMessages, fitsPeople } = counts;
  const share = number((highest.bothWays * 100) / tier.perMonth);
  return [
    `Tháng nhiều nhất: ${monthName(highest)}, ${number(highest.total)} tin; ` +
      `cả gửi và nhận khoảng ${number(highest.bothWays)} tin.`,
    "Cách tính cả gửi và nhận: mỗi tin có một tin trả lời của người nhận và một tin đáp lại; " +
      `tin dài quá ${number(tier.charactersAMessage)} ký tự tính thành nhiều tin.`,
    `Gói Zalo cơ bản ${number(tier.perMonth)} tin mỗi tháng: ${verdict(fitsMessages)}, ` +
      `tháng nhiều nhất dùng ${share} %.`,
    `Gói Zalo cơ bản ${tier.people} người dùng: ${verdict(fitsPeople)}, cần ${people.length}.`,
  ];
}

function verdict(fits: boolean): string {
  return fits ? "đủ" : "KHÔNG đủ";
}

function personLines({ post, unit, months, total }: PersonCount): string {
  const place = unit && !post.endsWith(unit) ? `${post}, ${unit}` : post;
  const told = months.filter((month) => month.total > 0);
  const details = told.map((month) => `\n    ${monthName(month)}: ${ofMonth(month)}`);
  return `- ${place}: ${number(total)} tin${details.join("")}`;
}

/** `19 tin (12 buổi sáng, 2 ngày đến hạn, 5 tổng hợp tuần)`. */
function ofMonth({ total, byKind }: MonthCount): string {
  const parts = KINDS.filter(([kind]) => byKind[kind] > 0).map(
    ([kind, words]) => `${number(byKind[kind])} ${words}`,
  );
  return parts.length === 0 ? "0 tin" : `${number(total)} tin (${parts.join(", ")})`;
}

/** `3/2023`, `02/2023`. */
function monthName({ month }: MonthCount): string {
  return fullDate(`${month}-01` as MessageCounts["from"]).slice(3);
}

function number(value: number): string {
  return value.toLocaleString("vi-VN", { maximumFractionDigits: 2 });
}
