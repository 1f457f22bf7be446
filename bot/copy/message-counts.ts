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
  const share = shareOf(highest.bothWays, tier);
  return [
    `Tháng nhiều nhất: ${monthName(highest)}, ${number(highest.total)} tin; ` +
      `cả gửi và nhận khoảng ${number(highest.bothWays)} tin.`,
    "Cách tính cả gửi và nhận: mỗi tin có một tin trả lời của người nhận và một tin đáp lại; " +
      `tin dài quá ${number(tier.charactersAMessage)} ký tự tính thành nhiều tin.`,
    `Gói ${tier.name} ${number(tier.perMonth)} tin mỗi tháng: ${verdict(fitsMessages)}, ` +
      `tháng nhiều nhất dùng ${share} %.`,
    `Gói ${tier.name} ${tier.people} người dùng: ${verdict(fitsPeople)}, cần ${people.length}.`,
    ...botLines(counts),
  ];
}

/** One line: the month that takes most, its share of what a bot carries, how many bots it takes. */
export function budgetLine({ highest, tier, bots }: MessageCounts): string {
  const used = `tháng nhiều nhất ${monthName(highest)}, cả gửi và nhận khoảng ${number(highest.bothWays)} tin`;
  const most = Math.max(...bots.map((bot) => bot.highest.bothWays));
  const share = `${shareOf(most, tier)} % gói ${tier.name} (${number(tier.perMonth)} tin mỗi tháng)`;
  return bots.length === 1
    ? `Hạn mức tin: ${used}, bằng ${share}; cần 1 bot.`
    : `Hạn mức tin: ${used}; cần ${bots.length} bot, bot nhiều nhất dùng ${share}.`;
}

function botLines({ bots, tier }: MessageCounts): readonly string[] {
  if (bots.length === 1) return ["Cần 1 bot."];
  return [
    `Cần ${bots.length} bot, chia đều người dùng:`,
    ...bots.map(
      ({ people, highest }, index) =>
        `- bot ${index + 1}: ${people} người; ${monthName(highest)} nhiều nhất, ` +
        `cả gửi và nhận khoảng ${number(highest.bothWays)} tin, ` +
        `${shareOf(highest.bothWays, tier)} % hạn mức`,
    ),
  ];
}

function shareOf(messages: number, { perMonth }: MessageCounts["tier"]): string {
  return number((messages * 100) / perMonth);
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
