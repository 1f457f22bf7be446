/** Which renderer words what is shown of the service itself. */
import type { OversightContent } from "../../domain/oversight-content.ts";
import { say } from "./answers.ts";
import type { RenderersOf } from "./renderers.ts";
import { CHANNEL_RENDERERS } from "./channels.ts";
import { renderMessageLog, renderMessageStory } from "./oversight-messages.ts";
import {
  BAD_DAYS,
  renderAskRule,
  renderBadRule,
  renderDaySaved,
  renderDaysOff,
  renderRuleGroup,
  renderRulePlans,
  renderRuleSaved,
  renderSettings,
} from "./oversight-settings.ts";
import {
  renderAskStandInDays,
  renderBadStandIn,
  renderChoosePerson,
  renderStandInEnded,
  renderStandIns,
  renderStandInSet,
} from "./oversight-stand-ins.ts";

export const OVERSIGHT_RENDERERS: RenderersOf<OversightContent> = {
  ...CHANNEL_RENDERERS,
  "message-log": renderMessageLog,
  "message-story": renderMessageStory,
  settings: renderSettings,
  "rule-group": renderRuleGroup,
  "ask-rule": renderAskRule,
  "rule-saved": renderRuleSaved,
  "bad-rule": renderBadRule,
  "rule-plans": renderRulePlans,
  "days-off": renderDaysOff,
  "day-saved": renderDaySaved,
  "bad-day": ({ reason }) => say(BAD_DAYS[reason]),
  "stand-ins": renderStandIns,
  "choose-person": renderChoosePerson,
  "ask-stand-in-days": renderAskStandInDays,
  "stand-in-set": renderStandInSet,
  "bad-stand-in": renderBadStandIn,
  "stand-in-ended": renderStandInEnded,
};
