/** A head asks for a later date of NV-002's plan: the office in which he does, and what came of it. */
import type { Deadline } from "../../../domain/deadline.ts";
import type { Extension } from "../../../domain/extension.ts";
import type { ChannelTraits } from "../../../domain/channel.ts";
import {
  CHAIRMAN,
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type Seen,
  type Talker,
} from "./support.ts";

const PLAN = "NV-002 Kế hoạch";
export const PLAN_BUTTON = "NV-002 · Kế hoạch";
export const ANSWER = "Trả lời đề nghị: NV-002 · Kế hoạch · Phòng Tư pháp";

export interface AskingOffice {
  readonly office: Conversation;
  readonly justice: Talker;
  readonly home: Talker;
  readonly chairman: Talker;
}

/** @param at `2023-03-24 09:00` */
export async function openAskingOffice(at: string, traits?: ChannelTraits): Promise<AskingOffice> {
  const office = await openConversation(traits ? { traits } : {});
  await office.passTo(at);
  const justice = await office.as(JUSTICE);
  const home = await office.as(HOME);
  return { office, justice, home, chairman: await office.as(CHAIRMAN) };
}

export async function openPlan(who: Talker): Promise<Seen> {
  await who.says("NV-002");
  return who.presses(PLAN_BUTTON);
}

/** In one message. */
export async function askLater(
  who: Talker,
  words = "14/4 vì chờ Sở Tư pháp hướng dẫn",
): Promise<Seen> {
  await openPlan(who);
  await who.presses("Đề nghị gia hạn");
  return who.says(words);
}

export async function planOf(office: Conversation): Promise<Deadline> {
  return (await office.deadline(PLAN)).deadline;
}

export async function extensionsOf(office: Conversation): Promise<readonly Extension[]> {
  return office.stores.extensions.of([(await planOf(office)).id]);
}

/** The messages that have come by themselves and speak of extensions. */
export function toldOfExtensions(who: Talker): readonly string[] {
  return who
    .screen()
    .map(({ text }) => text)
    .filter((text) => /^(?:Đôn đốc|Thông báo|Báo cáo|Nhắc việc)/u.test(text))
    .filter((text) => /ề nghị gia hạn/u.test(text));
}
