/** An office in which somebody looks at the record: what was done in it is put there as it is needed. */
import type { Action } from "../../../domain/action.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { AuditEntry } from "../../../domain/upkeep-stores.ts";
import { at } from "../../builders/time.ts";
import { forges } from "./forged.ts";
import {
  HOME,
  JUSTICE,
  openConversation,
  type Conversation,
  type ConversationOptions,
  type Seen,
  type Talker,
} from "./support.ts";

export interface RecordOffice {
  readonly office: Conversation;
  readonly home: Talker;
  readonly justice: Talker;
  /** A duty of Tư pháp. */
  readonly plan: DeadlineView;
  /** Something that somebody did with that duty at half past eight, unless told otherwise. */
  did(
    post: string | null,
    deed: string,
    over?: Partial<AuditEntry> & { readonly local?: string },
  ): Promise<AuditEntry>;
  /** What a choice does that somebody has, or forges. */
  pressed(who: Talker, action: Action): Promise<Seen>;
}

/** It is 10:00 on 24/3/2023. */
export async function openRecord(options: ConversationOptions = {}): Promise<RecordOffice> {
  const office = await openConversation(options);
  office.setClock("2023-03-24 10:00");
  const plan = await office.deadline("NV-002 Kế hoạch");
  return {
    office,
    home: await office.as(HOME),
    justice: await office.as(JUSTICE),
    plan,
    async did(post, deed, { local = "2023-03-24 08:30", ...over } = {}) {
      const entry: AuditEntry = {
        at: at(local),
        personId: post === null ? null : (await office.person(post)).id,
        channel: office.sample.bot.channel,
        subject: "deadline",
        subjectId: plan.deadline.id,
        deed,
        detail: {},
        ...over,
      };
      await office.stores.audit.add([entry]);
      return entry;
    },
    async pressed(who, action) {
      return forges(office, who, action);
    },
  };
}

export function entriesOf({ lines }: Seen): readonly string[] {
  return lines.filter((line) => line.startsWith("- "));
}
