/** What the buttons do that show and settle how the service itself works. */
import { CHANNEL_ACTIONS, type ChannelAction } from "./channel-action.ts";
import type { MessageId, PersonId, PlanId } from "./ids.ts";
import type { RuleGroup, RuleName } from "./rule-names.ts";
import type { LocalDate } from "./time.ts";

export type OversightAction =
  | ChannelAction
  | { readonly do: "message-log"; readonly filter: string; readonly page: number }
  | { readonly do: "message-story"; readonly messageId: MessageId }
  /** Cài đặt; a plan's own rules, or for null those of the organisation. */
  /** Whoever cannot change the rules is shown all of them only where he asks for them. */
  | { readonly do: "settings"; readonly planId: PlanId | null; readonly isWhole?: true }
  | { readonly do: "rule-plans"; readonly page: number }
  | { readonly do: "rule-group"; readonly group: RuleGroup; readonly planId: PlanId | null }
  | { readonly do: "ask-rule"; readonly rule: RuleName; readonly planId: PlanId | null }
  /** Về mặc định. */
  | { readonly do: "reset-rule"; readonly rule: RuleName; readonly planId: PlanId | null }
  | { readonly do: "days-off" }
  /** Phân công thay: everybody's for null. */
  | { readonly do: "stand-ins"; readonly absentId: PersonId | null; readonly page: number }
  /** Asks who is absent; for a person who is known to be, who stands in for him. */
  | {
      readonly do: "choose-person";
      readonly absentId: PersonId | null;
      readonly words: string;
      readonly page: number;
    }
  | { readonly do: "choose-deputy"; readonly absentId: PersonId; readonly deputyId: PersonId }
  /** Kết thúc sớm. */
  | { readonly do: "end-stand-in"; readonly absentId: PersonId; readonly from: LocalDate };

/** The names of these actions, each once: the type says that none is missing. */
const NAMES: Readonly<Record<OversightAction["do"], true>> = {
  "message-log": true,
  "message-story": true,
  settings: true,
  "rule-plans": true,
  "rule-group": true,
  "ask-rule": true,
  "reset-rule": true,
  "days-off": true,
  "stand-ins": true,
  "choose-person": true,
  "choose-deputy": true,
  "end-stand-in": true,
  ...CHANNEL_ACTIONS,
};

export function isOversightAction(action: { readonly do: string }): action is OversightAction {
  return Object.hasOwn(NAMES, action.do);
}
