/** Every method of every store, called once: what only reads, and what changes something. */
import type {
  ChatId,
  FileHash,
  GroupId,
  ImportId,
  MessageId,
  NoteId,
  PostId,
  TaskId,
} from "../../../domain/ids.ts";
import type { Note, PersonNote, PushSlot } from "../../../domain/message.ts";
import { NO_CORRECTIONS } from "../../../domain/plan-import.ts";
import { DEFAULT_RULES } from "../../../domain/rules.ts";
import type { ScoreSet } from "../../../domain/scores.ts";
import type { PublicLink } from "../../../domain/message-stores.ts";
import type { StatusLine, SupportRequest } from "../../../domain/reminding-stores.ts";
import type { Stores } from "../../../domain/stores.ts";
import type { MadeImport } from "../../../domain/upkeep-stores.ts";
import { countFigures } from "../../../domain/figures.ts";
import { message, notice, push, incoming } from "../../builders/message.ts";
import { group, invite, person, standIn, unit } from "../../builders/org.ts";
import { deadline, deliverable, period, plan, task } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { inAnyOrder } from "./given.ts";
import { DOSSIER_READS, DOSSIER_WRITES, fillDossiers } from "./dossier-methods.ts";
import { fillProof, PROOF_READS, PROOF_WRITES } from "./proof-methods.ts";
import {
  BOT,
  CHAT,
  COMMUNES,
  DEADLINES,
  DELIVERABLES,
  PEOPLE,
  PERIODS,
  PLAN,
  TASKS,
  UNITS,
} from "./sample-office.ts";

type StoreName = Exclude<keyof Stores, "org">;
export type MethodName = {
  [Name in StoreName]: `${Name}.${Extract<keyof Stores[Name], string>}`;
}[StoreName];
type Call = (stores: Stores) => Promise<unknown>;

const SENT_TO = "chat-of-all-offices" as ChatId;
/** Only another office has it. */
export const GROUP_OF_ANOTHER = "group-of-another" as GroupId;
/** The identities that every office has, since `fillWork` gives them. */
export const MESSAGES = {
  reply: "message-reply",
  push: "message-push",
  late: "message-late",
  event: "message-event",
} as { readonly [Name in "reply" | "push" | "late" | "event"]: MessageId };
const FILES = {
  waiting: "c".repeat(64) as FileHash,
  dropped: "d".repeat(64) as FileHash,
};
const IMPORTS = { first: "import-1", second: "import-2", made: "import-made" } as {
  readonly [Name in "first" | "second" | "made"]: ImportId;
};
const USED = { task: "task-of-a-used-code" as TaskId };
export const NO_ROWS = { plans: [], tasks: [], deliverables: [], periods: [] };
const NOW = at("2023-03-24 08:00");
const EVENT = { slot: "2023-03-24T08:10" as PushSlot, plannedFor: at("2023-03-24 08:10") };
const LATER = at("2023-03-24 09:00");
const FAR = at("2099-01-01 00:00");
const NEVER = at("2100-01-01 00:00");
const LINK: PublicLink = {
  tokenHash: "hash-1",
  purpose: { do: "download", file: FILES.waiting, name: "van-ban.docx", mime: "text/plain" },
  expiresAt: FAR,
  usesLeft: 3,
};
const AHEAD = { now: NOW, today: day("2023-03-23"), beyond: LATER, claimsUntil: LATER };
const DONE = { by: PEOPLE.head, at: NOW, completedOn: day("2023-03-24") };
const SENT = {
  status: "sent",
  reason: null,
  pickAt: null,
  at: NOW,
  platformIds: ["1001"],
  attempted: true,
} as const;

/** What daily work leaves in an office: proofs, messages, updates, settings… */
export async function fillWork(stores: Stores, mark = ""): Promise<void> {
  await stores.people.addStandIn(standIn({ absentId: PEOPLE.head, deputyId: PEOPLE.officer }));
  await stores.people.addInvite(invite({ codeHash: "hash-1", personId: PEOPLE.officer }));
  await stores.people.recordFailedTry(BOT, CHAT, NOW);
  await stores.people.addInvite(invite({ codeHash: "hash-3", personId: PEOPLE.head }));
  await fillProof(stores, mark);
  await fillDossiers(stores, mark);
  const reply = {
    botId: BOT,
    chatId: SENT_TO,
    slot: "update-1",
    text: `Trả lời${mark}`,
    preparedAt: NOW,
  };
  await stores.messages.add([message({ id: MESSAGES.reply, ...reply })]);
  await stores.messages.record(MESSAGES.reply, SENT);
  await stores.messages.plan([
    push({ id: MESSAGES.push, personId: PEOPLE.head }),
    push({ id: MESSAGES.late, personId: PEOPLE.officer, slot: day("2023-03-23") }),
  ]);
  const timedOut = { status: "unknown", reason: "time-out", pickAt: NOW } as const;
  await stores.messages.record(MESSAGES.late, { ...SENT, ...timedOut, platformIds: [] });
  const of = { deadlineId: DEADLINES.plan, personId: PEOPLE.head, messageId: MESSAGES.push };
  await stores.notices.add([notice(of)]);
  await stores.messages.plan([
    push({ id: MESSAGES.event, personId: PEOPLE.head, kind: "event", ...EVENT }),
  ]);
  await stores.notes.add([{ ...noteOf("1", mark), messageId: MESSAGES.push }]);
  await stores.snoozes.set([{ personId: PEOPLE.head, deadlineId: DEADLINES.plan, until: LATER }]);
  await stores.statusLines.save(statusLineOf(`Đang làm${mark}`));
  await stores.supportRequests.save([supportRequestOf(`Số liệu${mark}`)]);
  await stores.publicLinks.add({ ...LINK, usesLeft: mark ? 4 : 3 });
  await stores.usage.count(BOT, "2023-03", { sent: mark ? 2 : 1, received: 0 });
  await stores.inbox.put(incoming({ botId: BOT, key: "update-1", chatId: CHAT }));
  await stores.conversations.set(BOT, CHAT, { ask: `gì${mark}`, of: FILES.waiting }, NOW);
  await stores.audit.add([
    {
      at: NOW,
      personId: PEOPLE.head,
      channel: "telegram",
      subject: "deadline",
      subjectId: DEADLINES.plan,
      deed: `reported-done${mark}`,
      detail: {},
    },
  ]);
  await stores.schedule.move("weekly", null, NOW);
  await stores.leases.acquire("polling", "one", NOW, LATER);
  await stores.imports.add({
    id: IMPORTS.first,
    personId: PEOPLE.coordinator,
    fileHash: FILES.waiting,
    fileName: `Kế hoạch${mark}.docx`,
    year: 2023,
    corrections: { ...NO_CORRECTIONS, phrases: { [`Phòng lạ${mark}`]: { kind: "new-unit" } } },
    at: NOW,
  });
  await stores.imports.record(madeImport(IMPORTS.made, mark));
  await stores.imports.dropFile(FILES.dropped);
  if (mark) await stores.imports.dropFile("f".repeat(64) as FileHash);
  await stores.plans.saveTasks([
    task({ id: USED.task, planId: PLAN, code: mark ? "NV-070" : "NV-071" }),
  ]);
  await stores.plans.remove({ ...NO_ROWS, tasks: [USED.task] });
  await stores.scores.save(scoresOf(`Chỉ số CCHC${mark}`));
  await stores.settings.saveCalendarOverride(day("2023-05-03"), true);
  await stores.settings.setValue("demo-clock", `2023${mark}`);
  await stores.figures.saveSnapshot(day("2023-03-20"), noFigures(mark ? 2 : 1));
}

export const READS = {
  "units.all": (s) => s.units.all(),
  "units.byIds": (s) => s.units.byIds(Object.values(UNITS)),
  "units.groups": (s) => s.units.groups(),
  "units.posts": (s) => s.units.posts(),
  "units.groupById": async (s) => ({
    own: await s.units.groupById(COMMUNES),
    none: await s.units.groupById(GROUP_OF_ANOTHER),
  }),
  "people.all": (s) => s.people.all(),
  "people.byId": (s) => s.people.byId(PEOPLE.head),
  "people.byIdToChange": (s) => s.people.byIdToChange(PEOPLE.head),
  "people.byIds": (s) => s.people.byIds(Object.values(PEOPLE)),
  "people.inUnits": async (s) => ({
    all: inAnyOrder(await s.people.inUnits(Object.values(UNITS))),
    none: await s.people.inUnits([UNITS.communeTwo]),
  }),
  "people.withRole": (s) => s.people.withRole("leader"),
  "people.standInsOn": (s) => s.people.standInsOn(day("2023-03-24")),
  "people.standInsFrom": (s) => s.people.standInsFrom(day("2023-03-24")),
  "people.withAccounts": (s) => s.people.withAccounts(PEOPLE.head),
  "people.accountIn": (s) => s.people.accountIn(BOT, CHAT),
  "people.linkedPerson": (s) => s.people.linkedPerson(BOT, CHAT),
  "people.findInvite": async (s) => [
    await s.people.findInvite("hash-1", at("2023-01-04 08:00")),
    await s.people.findInvite("hash-3", at("2023-01-04 08:00")),
  ],
  "people.countLinked": async (s) => [...(await s.people.countLinked())],
  "publicLinks.givesOut": (s) => s.publicLinks.givesOut(FILES.waiting, NOW),
  "publicLinks.find": async (s) => [
    await s.publicLinks.find(LINK.tokenHash, NOW),
    await s.publicLinks.find("hash-2", NOW),
  ],
  "messages.latestShown": (s) => s.messages.latestShown(BOT, SENT_TO, 5),
  "people.accountsOf": (s) => s.people.accountsOf(Object.values(PEOPLE)),
  "people.failedTries": (s) => s.people.failedTries(BOT, CHAT, at("2020-01-01 00:00")),
  "bots.all": (s) => s.bots.all(),
  "plans.all": (s) => s.plans.all(),
  "plans.byId": (s) => s.plans.byId(PLAN),
  "plans.find": (s) =>
    s.plans.find({ issuer: "UBND huyện Cù Lao Dung", number: "01/KH-UBND", year: 2023 }),
  "plans.tasksOf": (s) => s.plans.tasksOf(PLAN),
  "plans.taskById": (s) => s.plans.taskById(TASKS.dated),
  "plans.highestTaskNumber": (s) => s.plans.highestTaskNumber(),
  "plans.deliverablesOf": (s) => s.plans.deliverablesOf(Object.values(TASKS)),
  "plans.embeddedOf": (s) => s.plans.embeddedOf(Object.values(DELIVERABLES)),
  "plans.periodsOf": (s) => s.plans.periodsOf(PLAN),
  "plans.unitsOfTasks": (s) => s.plans.unitsOfTasks(Object.values(TASKS)),
  "deadlines.byId": (s) => s.deadlines.byId(DEADLINES.plan),
  "deadlines.byIds": (s) => s.deadlines.byIds(Object.values(DEADLINES)),
  "deadlines.views": (s) => s.deadlines.views(Object.values(DEADLINES)),
  "deadlines.list": async (s) => ({
    all: await s.deadlines.list({ unitIds: null, limit: 1000 }),
    supported: await s.deadlines.list({
      unitIds: [UNITS.finance],
      part: "supported",
      limit: 1000,
    }),
    found: await s.deadlines.list({ unitIds: null, words: ["van ban"], limit: 1000 }),
  }),
  "deadlines.ofPlan": (s) => s.deadlines.ofPlan(PLAN),
  "deadlines.embeddedIn": async (s) => ({
    own: await s.deadlines.embeddedIn(TASKS.embedded),
    none: await s.deadlines.embeddedIn(TASKS.dated),
  }),
  "deadlines.progress": (s) =>
    s.deadlines.progress([
      { deliverableId: DELIVERABLES.communes, reportPeriodId: null, due: day("2023-06-30") },
      { deliverableId: null, reportPeriodId: PERIODS.year, due: day("2023-12-10") },
    ]),
  "deadlines.withNoticeDue": (s) => s.deadlines.withNoticeDue(FAR, 1000),
  "deadlines.inStates": (s) => s.deadlines.inStates(["open", "done"], null, 1000),
  "deadlines.nextNoticeAt": (s) => s.deadlines.nextNoticeAt(),
  ...PROOF_READS,
  ...DOSSIER_READS,
  "notices.ofMessage": async (s) => ({
    push: inAnyOrder(await s.notices.ofMessage(MESSAGES.push)),
    late: inAnyOrder(await s.notices.ofMessage(MESSAGES.late)),
  }),
  "notices.ofRungs": (s) => s.notices.ofRungs(Object.values(DEADLINES), ["-5", "-10", "0", "+1"]),
  "notices.waiting": (s) => s.notices.waiting([PEOPLE.head], [DEADLINES.plan, DEADLINES.report]),
  "notes.madeAt": (s) => s.notes.madeAt("note-1" as NoteId),
  "notes.ofMessage": async (s) => ({
    push: await s.notes.ofMessage(MESSAGES.push),
    late: await s.notes.ofMessage(MESSAGES.late),
  }),
  "snoozes.running": (s) => s.snoozes.running([DEADLINES.plan, DEADLINES.report], NOW),
  "statusLines.of": (s) => s.statusLines.of(DEADLINES.plan),
  "supportRequests.of": (s) => s.supportRequests.of([DEADLINES.plan, DEADLINES.report]),
  "usage.of": (s) => s.usage.of(BOT, "2023-03"),
  "messages.attemptsOf": (s) => s.messages.attemptsOf(MESSAGES.late),
  "messages.plannedEvent": (s) => s.messages.plannedEvent(PEOPLE.head, NOW),
  "messages.backlog": (s) => s.messages.backlog(FAR),
  "messages.stillPlanned": (s) => s.messages.stillPlanned("morning", day("2023-03-24")),
  "messages.ofSlot": (s) => s.messages.ofSlot("morning", day("2023-03-24"), Object.values(PEOPLE)),
  "messages.overtaken": (s) => s.messages.overtaken(day("2023-03-24"), NOW, 1000),
  "messages.mayHaveArrived": (s) => s.messages.mayHaveArrived(MESSAGES.late),
  "messages.byId": (s) => s.messages.byId(MESSAGES.push),
  "messages.byPlatformId": (s) => s.messages.byPlatformId(BOT, SENT_TO, "1001"),
  "messages.latestIn": (s) => s.messages.latestIn(BOT, SENT_TO, 1000),
  "messages.due": (s) => s.messages.due(FAR, 1000),
  "messages.nextPickAt": (s) => s.messages.nextPickAt(),
  "messages.counts": (s) => s.messages.counts(FAR),
  "messages.list": (s) => s.messages.list({ limit: 1000 }),
  "inbox.pending": async (s) => (await s.inbox.pending(1000)).map((row) => row.incoming),
  "conversations.get": (s) => s.conversations.get(BOT, CHAT),
  "conversations.speakOf": (s) => s.conversations.speakOf(FILES.waiting),
  "audit.of": (s) => s.audit.of("deadline", DEADLINES.plan, 1000),
  "audit.list": (s) => s.audit.list({ personIds: [PEOPLE.head], limit: 1000 }),
  "schedule.get": (s) => s.schedule.get("weekly"),
  "schedule.all": (s) => s.schedule.all(),
  "imports.byId": async (s) => ({
    first: await s.imports.byId(IMPORTS.first),
    second: await s.imports.byId(IMPORTS.second),
  }),
  "imports.droppedFiles": (s) => s.imports.droppedFiles(),
  "imports.isFileNeeded": (s) => s.imports.isFileNeeded(FILES.waiting),
  "imports.made": (s) => s.imports.made(IMPORTS.made),
  "imports.latest": (s) => s.imports.latest(),
  "imports.latestOf": (s) => s.imports.latestOf(PLAN),
  "scores.all": (s) => s.scores.all(),
  "settings.rules": (s) => s.settings.rules(),
  "settings.rulesToChange": (s) => s.settings.rulesToChange(),
  "settings.calendarOverrides": (s) => s.settings.calendarOverrides(),
  "settings.value": (s) => s.settings.value("demo-clock"),
  "figures.material": async (s) => ({
    year: await s.figures.material(2023),
    next: await s.figures.material(2024),
  }),
  "figures.planYear": (s) => s.figures.planYear(2025),
  "figures.snapshotBefore": (s) => s.figures.snapshotBefore(day("2023-12-31")),
} satisfies Partial<Record<MethodName, Call>>;

/** In an order in which each finds something to change. */
export const WRITES = {
  "units.add": (s) => s.units.add([unit()]),
  "units.save": (s) => s.units.save([unit({ id: UNITS.finance, name: "Khác" })]),
  "units.addPosts": (s) =>
    s.units.addPosts([{ id: "post-new" as PostId, unitId: UNITS.justice, name: "?" }]),
  "units.removeUnused": async (s) => {
    const unused = unit();
    await s.units.add([unused]);
    return s.units.removeUnused([unused.id], ["post-new" as PostId]);
  },
  "units.addAlias": (s) => s.units.addAlias(UNITS.justice, "P. Tư pháp"),
  "units.saveGroup": (s) => s.units.saveGroup(group({ id: COMMUNES, phrases: ["Các xã"] })),
  "people.add": (s) => s.people.add([person()]),
  "people.save": (s) => s.people.save(person({ id: PEOPLE.officer, post: "Khác" })),
  "people.addStandIn": (s) =>
    s.people.addStandIn(standIn({ absentId: PEOPLE.leader, deputyId: PEOPLE.officer })),
  "people.removeStandIn": (s) => s.people.removeStandIn(PEOPLE.leader, day("2023-03-20")),
  "people.prefer": (s) => s.people.prefer(BOT, CHAT),
  "people.markUnreachable": (s) => s.people.markUnreachable(BOT, CHAT, NOW),
  "people.markReachable": (s) => s.people.markReachable(BOT, CHAT),
  "people.link": (s) =>
    s.people.link({
      personId: PEOPLE.officer,
      botId: BOT,
      chatId: CHAT,
      linkedAt: NOW,
      unreachableSince: null,
      isPreferred: false,
    }),
  "people.unlink": (s) => s.people.unlink(BOT, CHAT),
  "people.recordFailedTry": (s) => s.people.recordFailedTry(BOT, CHAT, NOW),
  "people.useInvite": (s) => s.people.useInvite("hash-1", at("2023-01-04 08:00")),
  "people.voidInvites": (s) => s.people.voidInvites(PEOPLE.head, at("2023-01-04 08:00")),
  "people.addInvite": (s) =>
    s.people.addInvite(invite({ codeHash: "hash-2", personId: PEOPLE.officer })),
  "bots.ensure": (s) => s.bots.ensure("zalo", "ZALO_BOT_TOKEN", "bot-zalo" as never),
  "plans.save": (s) => s.plans.save(plan({ id: PLAN, title: "Khác" })),
  "plans.saveTasks": (s) => s.plans.saveTasks([task({ id: TASKS.dated, planId: PLAN, area: "?" })]),
  "plans.saveDeliverables": (s) =>
    s.plans.saveDeliverables([deliverable({ id: DELIVERABLES.undated, taskId: TASKS.undated })]),
  "plans.savePeriods": (s) =>
    s.plans.savePeriods([period({ id: PERIODS.year, planId: PLAN, name: "?" })]),
  "plans.addTaskUnits": (s) =>
    s.plans.addTaskUnits([{ taskId: TASKS.undated, unitId: UNITS.justice, part: "support" }]),
  "plans.removeTaskUnits": (s) =>
    s.plans.removeTaskUnits([{ taskId: TASKS.dated, unitId: UNITS.finance, part: "support" }]),
  "plans.addEmbedded": (s) =>
    s.plans.addEmbedded([{ deliverableId: DELIVERABLES.plan, deadlineId: DEADLINES.year }]),
  "plans.removeEmbedded": (s) => s.plans.removeEmbedded([DELIVERABLES.embedded]),
  "plans.remove": async (s) => {
    await s.deadlines.remove([DEADLINES.undated]);
    const gone = { tasks: [TASKS.undated], deliverables: [DELIVERABLES.undated] };
    await s.plans.remove({ ...NO_ROWS, ...gone });
  },
  "deadlines.add": (s) => s.deadlines.add([deadline({ unitId: UNITS.justice })]),
  "deadlines.remove": (s) => s.deadlines.remove([DEADLINES.ongoing]),
  "deadlines.save": async (s) => {
    const open = await s.deadlines.byId(DEADLINES.plan);
    return s.deadlines.save({ ...open!, state: { name: "done", ...DONE } });
  },
  "deadlines.reschedule": async (s) => {
    const was = await s.deadlines.byId(DEADLINES.plan);
    return s.deadlines.reschedule([{ was: was!, noticedUntil: NOW, nextNoticeAt: null }]);
  },
  ...PROOF_WRITES,
  ...DOSSIER_WRITES,
  "notices.add": (s) =>
    s.notices.add([
      notice({
        deadlineId: DEADLINES.report,
        personId: PEOPLE.head,
        messageId: MESSAGES.push,
      }),
    ]),
  "notices.withdraw": async (s) =>
    s.notices.withdraw(await s.notices.waiting([PEOPLE.head], [DEADLINES.report])),
  "notices.move": (s) => s.notices.move(MESSAGES.push, MESSAGES.late),
  "pace.reserve": (s) =>
    s.pace.reserve(BOT, CHAT, NOW, { botMillis: 35, chatMillis: 1000, latest: LATER }),
  "pace.postpone": (s) => s.pace.postpone(BOT, CHAT, LATER),
  "pace.hold": (s) => s.pace.hold(BOT, LATER),
  "notes.add": (s) => s.notes.add([{ ...noteOf("2", "?"), messageId: MESSAGES.push }]),
  "notes.move": (s) => s.notes.move(MESSAGES.push, MESSAGES.late),
  "snoozes.set": (s) =>
    s.snoozes.set([{ personId: PEOPLE.head, deadlineId: DEADLINES.report, until: FAR }]),
  "snoozes.expire": (s) => s.snoozes.expire(at("2023-03-25 08:00")),
  "statusLines.save": (s) => s.statusLines.save(statusLineOf("Xong")),
  "supportRequests.save": (s) => s.supportRequests.save([supportRequestOf("Bảng kê")]),
  "usage.count": (s) => s.usage.count(BOT, "2023-03", { sent: 1, received: 1 }),
  "publicLinks.add": (s) => s.publicLinks.add({ ...LINK, tokenHash: "hash-2" }),
  "publicLinks.use": (s) => s.publicLinks.use(LINK.tokenHash, NOW),
  "publicLinks.expire": (s) => s.publicLinks.expire(NEVER),
  "messages.replan": (s) => s.messages.replan(MESSAGES.event, at("2023-03-24 08:20")),
  "messages.plan": (s) => s.messages.plan([push({ personId: PEOPLE.leader })]),
  "messages.add": (s) => s.messages.add([message({ botId: BOT, chatId: SENT_TO })]),
  "messages.claim": (s) => s.messages.claim(MESSAGES.push, NOW, LATER),
  "messages.prolongClaim": (s) =>
    s.messages.prolongClaim(MESSAGES.push, LATER, at("2023-03-24 10:00")),
  "messages.prepare": (s) =>
    s.messages.prepare(MESSAGES.push, {
      botId: BOT,
      chatId: SENT_TO,
      content: { kind: "unsupported" },
      text: "?",
      actions: [],
      items: [],
      answerKey: null,
      preparedAt: NOW,
    }),
  "messages.record": (s) => s.messages.record(MESSAGES.push, SENT),
  "messages.expireTexts": (s) => s.messages.expireTexts(FAR),
  "inbox.put": (s) => s.inbox.put(incoming({ botId: BOT, chatId: CHAT, key: "update-2" })),
  "inbox.take": async (s) => s.inbox.take((await s.inbox.pending(1))[0]!.id, NOW),
  "inbox.countResume": async (s) => s.inbox.countResume((await s.inbox.pending(1))[0]!.id),
  "inbox.giveUp": async (s) => s.inbox.giveUp((await s.inbox.pending(1))[0]!.id, NOW, "failed"),
  "inbox.expireBodies": (s) => s.inbox.expireBodies(FAR),
  "conversations.set": (s) => s.conversations.set(BOT, CHAT, { ask: "khác" }, NOW),
  "conversations.expire": (s) => s.conversations.expire(FAR),
  "audit.add": async (s) => s.audit.add(await s.audit.of("deadline", DEADLINES.plan, 1)),
  "schedule.move": (s) => s.schedule.move("weekly", NOW, LATER),
  "leases.acquire": (s) => s.leases.acquire("polling", "one", NOW, FAR),
  "leases.release": (s) => s.leases.release("polling", "one"),
  "imports.add": (s) =>
    s.imports.add({
      id: IMPORTS.second,
      personId: PEOPLE.coordinator,
      fileHash: "d".repeat(64) as FileHash,
      fileName: "?",
      year: null,
      corrections: NO_CORRECTIONS,
      at: NOW,
    }),
  "imports.save": async (s) => {
    const pending = await s.imports.byId(IMPORTS.first);
    await s.imports.save({ ...pending!, year: 2022 });
  },
  "imports.dropFile": (s) => s.imports.dropFile("e".repeat(64) as FileHash),
  "imports.settleDropped": (s) => s.imports.settleDropped(FILES.dropped),
  "imports.remove": (s) => s.imports.remove(IMPORTS.first),
  "imports.record": (s) => s.imports.record(madeImport(IMPORTS.second, "?")),
  "imports.expirePending": (s) => s.imports.expirePending(FAR),
  "imports.forgetMade": async (s) => {
    await s.imports.record(madeImport(IMPORTS.second, "?"));
    await s.imports.forgetMade(FAR);
  },
  "imports.forget": (s) => s.imports.forget(IMPORTS.second),
  "scores.save": (s) => s.scores.save(scoresOf("?")),
  "settings.saveRules": (s) =>
    s.settings.saveRules({
      ...DEFAULT_RULES,
      ladder: { ...DEFAULT_RULES.ladder, mondays: 1 },
    }),
  "settings.savePlanLadder": (s) =>
    s.settings.savePlanLadder(PLAN, { ...DEFAULT_RULES.ladder, mondays: 2 }),
  "settings.saveCalendarOverride": (s) => s.settings.saveCalendarOverride(day("2023-05-04"), false),
  "settings.setValue": (s) => s.settings.setValue("demo-clock", "?"),
  "setBack.takeBackApologies": (s) =>
    s.setBack.takeBackApologies({ ...AHEAD, beyond: at("2000-01-01 00:00") }),
  "setBack.takeBackNotices": (s) => s.setBack.takeBackNotices(AHEAD),
  "setBack.bringBackMessages": (s) => s.setBack.bringBackMessages(AHEAD),
  "setBack.forget": (s) => s.setBack.forget({ ...AHEAD, today: day("2023-03-19") }),
  "figures.saveSnapshot": (s) => s.figures.saveSnapshot(day("2023-03-27"), noFigures(3)),
} satisfies Partial<Record<MethodName, Call>>;

type Forgotten = Exclude<MethodName, keyof typeof READS | keyof typeof WRITES>;
/** Does not compile while a port has a method that is in neither list above. */
true satisfies [Forgotten] extends [never] ? true : Forgotten;

/** What every reading method says; lists in any order. */
export async function everythingIn(stores: Stores): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const [name, read] of Object.entries<Call>(READS)) {
    const answer = await read(stores);
    all[name] = Array.isArray(answer) ? inAnyOrder<unknown>(answer) : answer;
  }
  return all;
}

function madeImport(id: ImportId, mark: string): MadeImport {
  return { id, planId: PLAN, personId: PEOPLE.coordinator, at: NOW, footprint: { mark } };
}

function noteOf(id: string, absent: string): PersonNote {
  const days = { from: day("2023-03-27"), to: day("2023-03-31") };
  const note: Note = { kind: "stand-in", absent: `Chánh Văn phòng${absent}`, ...days };
  return { id: `note-${id}` as NoteId, personId: PEOPLE.head, at: NOW, note };
}

function statusLineOf(words: string): StatusLine {
  const quarterEnd = day("2023-03-31");
  return { deadlineId: DEADLINES.plan, quarterEnd, words, by: PEOPLE.head, at: NOW };
}

function supportRequestOf(words: string): SupportRequest {
  const asked = { by: PEOPLE.head, at: NOW, wantedBy: day("2023-03-28") };
  return { deadlineId: DEADLINES.plan, unitId: UNITS.finance, words, ...asked };
}

function scoresOf(name: string): ScoreSet {
  const points = { max: 850, assessed: 760, self: null, survey: null, lost: 90 };
  return {
    name,
    year: 2022,
    period: null,
    areas: [{ name: `Cải cách thể chế (${name})`, ...points }],
    criteria: [
      { name: "1.1", area: "", max: 100, assessed: 50, self: null, lost: 50, reason: name },
    ],
    total: { ...points, selfGap: null },
    met: 40,
    of: 48,
  };
}

function noFigures(total: number) {
  const tasks = Array.from({ length: total }, (_, index) => ({
    key: String(index),
    area: "",
    standing: "dated" as const,
  }));
  return countFigures(tasks, [], 2023, day("2023-03-20"));
}
