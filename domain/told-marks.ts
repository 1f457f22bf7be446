/** Under which names the office keeps what it has noticed of its own running, and told of. */

export const SWEEP_MARK = "last-sweep";
/** Written by whoever looks at the mark of the last sweep, to have it alone. */
export const SWEEP_TURN = "sweep-turn";
/** Messages that are late at once. */
export const DELAY_MARK = "delivery-delay";
export const UNCERTAIN_MARK = "uncertain-told";
/** Followed by a bot and a month. */
export const ALLOWANCE_MARK = "allowance-told";
/** Followed by a bot, a chat and a month. */
export const ANSWERS_MARK = "answers-paused-told";
/** Followed by a bot: until when it has received. */
export const RECEIVED_MARK = "received-until";
