import type { BotId, ChatId, OrgId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/time.ts";

export interface PaceRow {
  org_id: OrgId;
  bot_id: BotId;
  /** Empty for the bot itself. */
  chat_id: ChatId | "";
  next_at: Instant;
  /** 1 when the platform has asked for the wait. */
  held: number;
}

export interface BotUsageRow {
  org_id: OrgId;
  bot_id: BotId;
  /** `2023-03`. */
  month: string;
  sent: number;
  received: number;
}

export interface PublicLinkRow {
  org_id: OrgId;
  token_hash: string;
  /** JSON. */
  purpose: string;
  expires_at: Instant;
  uses_left: number;
}
