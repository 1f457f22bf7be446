/** Đường quay lại: what somebody has been shown, so that “quay lại” leads back where nothing can be pressed. */
import { QUESTION_STANDS_MILLIS } from "../../domain/answer-key.ts";
import type { Action } from "../../domain/action.ts";
import type { MessageId, PersonId } from "../../domain/ids.ts";
import type { Actor } from "../../domain/rights.ts";
import { plusMillis, type Instant } from "../../domain/time.ts";

/** What was shown: by an action, which shows it afresh; or a message that came by itself. */
export type Step = { readonly action: Action } | { readonly messageId: MessageId };

export interface Trail {
  /** Whose it is: a chat may become another's. */
  readonly personId: PersonId;
  /** The newest last. */
  readonly steps: readonly Step[];
  /** Whether the last step is what the newest answer shows. */
  readonly isOnTop: boolean;
  readonly until: Instant;
}

const LONGEST = 10;

/** The actions that show something and change nothing: to these one can go back. */
const SHOWING: readonly string[] = [
  "list",
  "open-task",
  "open-deadline",
  "why",
  "units",
  "people",
  "summary",
  "command",
  "message-log",
  "message-story",
  "settings",
  "rule-plans",
  "rule-group",
  "days-off",
  "stand-ins",
  "channels",
  "groups",
  "group",
  "import-preview",
  "import-list",
  "import-rejected",
  "import-rows",
  "import-row",
  "import-question",
  "import-units",
] satisfies readonly Action["do"][];

export function isShowing({ do: name }: Action): boolean {
  return SHOWING.includes(name);
}

/** The steps with further ones behind them; going to what stood before the last is going back. */
export function walked(trail: Trail | null, further: readonly Step[]): readonly Step[] {
  return further.reduce(withStep, trail?.steps ?? []).slice(-LONGEST);
}

export function trailOf(
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  steps: readonly Step[],
  isOnTop: boolean,
): Trail {
  return {
    personId: actor.person.id,
    steps,
    isOnTop,
    until: plusMillis(now, QUESTION_STANDS_MILLIS),
  };
}

/** Null where it is somebody else's. */
export function ownTrail(trail: Trail | null, { person }: Actor): Trail | null {
  return trail?.personId === person.id ? trail : null;
}

function withStep(steps: readonly Step[], step: Step): readonly Step[] {
  const place = viewOf(step);
  const at = [-1, -2].find((back) => {
    const before = steps.at(back);
    return before !== undefined && viewOf(before) === place;
  });
  return [...(at === undefined ? steps : steps.slice(0, at)), step];
}

/** Another page is the same view. */
function viewOf(step: Step): string {
  return JSON.stringify("action" in step ? { ...step.action, page: 0 } : step);
}

/** The trail after an answer that shows none of its steps: back means to the last of them. */
export function leftBehind(trail: Trail | null): Trail | null {
  return trail && { ...trail, isOnTop: false };
}
