import type { Action } from "../domain/action.ts";
import { namesApplicant } from "../domain/applicant-keeping.ts";
import type { Content } from "../domain/content.ts";
import type { DeadlineId, OrgId } from "../domain/ids.ts";
import type { AnswerKey, Message } from "../domain/message.ts";
import type { PreparedMessage } from "../domain/message-stores.ts";
import type { MessageRow } from "./rows/message-rows.ts";

export function messageRow(org: OrgId, message: Message): MessageRow {
  return {
    org_id: org,
    id: message.id,
    person_id: message.personId,
    kind: message.kind,
    slot: message.slot,
    status: message.status,
    status_reason: message.statusReason,
    pick_at: message.pickAt,
    made_at: message.madeAt,
    planned_for: message.plannedFor,
    sent_at: message.sentAt,
    attempts: message.attempts,
    ...preparedColumns(message),
    platform_ids: JSON.stringify(message.platformIds),
    replaces: message.replaces,
    shown_at: message.shownAt,
    texts_kept_since: message.pickAt === null ? (message.sentAt ?? message.plannedFor) : null,
  };
}

/** What is known once a message has been put into words for a chat. */
export function preparedColumns(prepared: PreparedMessage) {
  return {
    bot_id: prepared.botId,
    chat_id: prepared.chatId,
    content: prepared.content === null ? null : JSON.stringify(prepared.content),
    text: prepared.text,
    actions: JSON.stringify(prepared.actions),
    items: JSON.stringify(prepared.items),
    answer_key: prepared.answerKey === null ? null : JSON.stringify(prepared.answerKey),
    prepared_at: prepared.preparedAt,
    names_applicant: namesApplicant(prepared.content) ? 1 : 0,
  };
}

export function messageFrom(row: MessageRow): Message {
  return {
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    slot: row.slot,
    status: row.status,
    statusReason: row.status_reason,
    pickAt: row.pick_at,
    madeAt: row.made_at,
    plannedFor: row.planned_for,
    sentAt: row.sent_at,
    attempts: row.attempts,
    botId: row.bot_id,
    chatId: row.chat_id,
    content: row.content === null ? null : (JSON.parse(row.content) as Content),
    text: row.text,
    actions: JSON.parse(row.actions) as Action[],
    items: JSON.parse(row.items) as DeadlineId[],
    platformIds: JSON.parse(row.platform_ids) as string[],
    replaces: row.replaces,
    answerKey: row.answer_key === null ? null : (JSON.parse(row.answer_key) as AnswerKey),
    preparedAt: row.prepared_at,
    shownAt: row.shown_at,
  };
}
