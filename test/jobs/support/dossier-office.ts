/** An office with a one-stop desk, a few units and no plan, under a clock that a test moves. */
import { render } from "../../../bot/copy/render.ts";
import { loadAskingRules } from "../../../domain/dossier-asking.ts";
import { scheduleLooks } from "../../../domain/dossier-looks.ts";
import type { Dossier } from "../../../domain/dossier.ts";
import type { ChatId, PersonId, UnitId } from "../../../domain/ids.ts";
import type { Message, Note } from "../../../domain/message.ts";
import type { Person, RoleGrant } from "../../../domain/org.ts";
import type { OrgDatabase } from "../../../domain/stores.ts";
import { dateIn, timeIn } from "../../../domain/time.ts";
import type { JobTools } from "../../../jobs/job-tools.ts";
import { sweep } from "../../../jobs/sweep.ts";
import { tick } from "../../../jobs/tick.ts";
import { makeTimeMachine } from "../../../jobs/time-machine.ts";
import { openOffice, type OpenedOffice } from "../../../opened-office.ts";
import { makeStillClock } from "../../../system-clock.ts";
import { dossier } from "../../builders/dossier.ts";
import { person, unit } from "../../builders/org.ts";
import { at } from "../../builders/time.ts";
import { makeRecordingChannel, type RecordingChannel } from "./recording-channel.ts";

const DESK = "Bộ phận Một cửa";
export const JUSTICE = "Phòng Tư pháp";
export const LAND = "Phòng Tài nguyên và Môi trường";
/** Nobody is linked there. */
export const HEALTH = "Phòng Y tế";

export const DESK_HEAD = "Trưởng Bộ phận Một cửa";
export const JUSTICE_HEAD = "Trưởng phòng Tư pháp";
export const JUSTICE_OFFICER = "Công chức Tư pháp";
export const LAND_HEAD = "Trưởng phòng Tài nguyên và Môi trường";
export const COORDINATOR = "Trưởng phòng Nội vụ";
export const CHAIRMAN = "Chủ tịch UBND huyện";

const ALL = 1_000_000;

export interface DossierOffice {
  readonly opened: OpenedOffice;
  readonly stores: OrgDatabase;
  readonly tools: JobTools;
  readonly channel: RecordingChannel;
  unitOf(name: string): UnitId;
  personOf(post: string): PersonId;
  /** Stores dossiers as they would be brought in or typed at this moment. */
  add(...dossiers: readonly Partial<Dossier>[]): Promise<readonly Dossier[]>;
  /** As the import of an export of then does with those that it knows: facts of then, looks anew. */
  bringIn(asOf: string, change?: (known: Dossier) => Partial<Dossier>): Promise<void>;
  /** Changes a dossier as somebody's answer does. */
  change(code: string, over: Partial<Dossier>): Promise<void>;
  dossier(code: string): Promise<Dossier>;
  setClock(local: string): void;
  sweepAt(local: string): Promise<void>;
  tickAt(local: string): Promise<void>;
  playTo(local: string): Promise<void>;
  /** To when somebody is told something; says when that is. */
  playToNext(): Promise<string>;
  /** What a person was told of dossiers and apologies: `2023-02-22 07:30 morning: near 2 Phòng Tư pháp`. */
  told(post: string): Promise<readonly string[]>;
  textsTo(post: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface DossierOfficePlan {
  readonly start?: string;
  /** Whether there is a one-stop desk, and somebody of it can be reached. */
  readonly desk?: "linked" | "unlinked" | "none";
}

export async function openDossierOffice({
  start = "2023-02-20 08:00",
  desk = "linked",
}: DossierOfficePlan = {}): Promise<DossierOffice> {
  const clock = makeStillClock(at(start));
  const zone = "Asia/Ho_Chi_Minh";
  const place = { databaseUrl: ":memory:", dataDir: "unused", zone, organisationName: "UBND" };
  const opened = await openOffice(place, clock);
  const { office } = opened;
  const stores = office.database;
  const bot = await stores.bots.ensure("web", null, office.ids.next<"BotId">());
  const names = [...(desk === "none" ? [] : [DESK]), JUSTICE, LAND, HEALTH, "Phòng Nội vụ"];
  const units = new Map(names.map((name) => [name, unit({ name })]));
  const unitOf = (name: string): UnitId => {
    const found = units.get(name);
    if (!found) throw new Error(`no unit is called ${name}`);
    return found.id;
  };
  const people = staff(unitOf, desk !== "none");
  await stores.units.add([...units.values()]);
  await stores.people.add(people);
  for (const { id, post } of people) {
    if (post === DESK_HEAD && desk === "unlinked") continue;
    await stores.people.link({
      personId: id,
      botId: bot.id,
      chatId: id as string as ChatId,
      linkedAt: clock.now(),
      unreachableSince: null,
      isPreferred: false,
    });
  }
  const channel = makeRecordingChannel(clock);
  const nothing = () => undefined;
  const tools: JobTools = {
    office,
    render,
    publish: async () => null,
    attach: async () => ({ kind: "picture", png: new Uint8Array(), alt: "" }),
    removeFile: async () => undefined,
    channels: new Map([[bot.id, channel]]),
    log: { info: nothing, warn: nothing, error: nothing },
  };
  const timeMachine = makeTimeMachine(tools, clock, async () => {});
  const scheduled = async (changed: Dossier, since = changed.lookedUntil) =>
    scheduleLooks(changed, since, await loadAskingRules(office, stores), office.calendar);
  const byCode = async (code: string) => {
    const [found] = await stores.dossiers.byCodes([code]);
    if (!found) throw new Error(`no dossier ${code}`);
    return found;
  };
  const pushesTo = async (post: string) => {
    const sent = await stores.messages.list({ status: "sent", pushesOnly: true, limit: ALL });
    const personId = personOf(post);
    return sent
      .filter((message) => message.personId === personId)
      .toSorted((one, other) => ((one.sentAt ?? "") < (other.sentAt ?? "") ? -1 : 1));
  };
  function personOf(post: string): PersonId {
    const found = people.find((each) => each.post === post);
    if (!found) throw new Error(`nobody is ${post}`);
    return found.id;
  }
  return {
    opened,
    stores,
    tools,
    channel,
    unitOf,
    personOf,
    async add(...dossiers) {
      const now = clock.now();
      const made = await Promise.all(
        dossiers.map((over) =>
          scheduled(dossier({ asOf: now, createdAt: now, lookedUntil: now, ...over })),
        ),
      );
      await stores.dossiers.add(made);
      return made;
    },
    async bringIn(asOf, change = () => ({})) {
      const open = await stores.dossiers.list({
        unitIds: null,
        isOpen: true,
        source: "export",
        limit: ALL,
      });
      for (const { dossier: known } of open) {
        const changed = { ...known, asOf: at(asOf), ...change(known) };
        await stores.dossiers.save(await scheduled(changed));
      }
    },
    async change(code, over) {
      await stores.dossiers.save(await scheduled({ ...(await byCode(code)), ...over }));
    },
    dossier: byCode,
    setClock: (local) => clock.set(at(local)),
    async sweepAt(local) {
      clock.set(at(local));
      await sweep(office);
    },
    async tickAt(local) {
      clock.set(at(local));
      await tick(tools);
    },
    async playTo(local) {
      await timeMachine.moveTo(at(local));
    },
    async playToNext() {
      const reached = await timeMachine.moveToNext();
      return `${dateIn(reached, zone)} ${timeIn(reached, zone)}`;
    },
    async told(post) {
      const messages = await pushesTo(post);
      return messages.flatMap((message) => {
        const parts = partsOf(message);
        return parts.length > 0 ? [`${whenSent(message, zone)}: ${parts.join(", ")}`] : [];
      });
    },
    async textsTo(post) {
      return (await pushesTo(post)).map(({ text }) => text ?? "");
    },
    close: () => opened.close(),
  };
}

function staff(unitOf: (name: string) => UnitId, hasDesk: boolean): readonly Person[] {
  const held = (role: RoleGrant["role"], name: string | null): RoleGrant[] => [
    { role, unitId: name === null ? null : unitOf(name) },
  ];
  const desk = hasDesk ? [person({ post: DESK_HEAD, grants: held("head", DESK) })] : [];
  return [
    ...desk,
    person({ post: JUSTICE_HEAD, grants: held("head", JUSTICE) }),
    person({ post: JUSTICE_OFFICER, grants: held("officer", JUSTICE) }),
    person({ post: LAND_HEAD, grants: held("head", LAND) }),
    person({ post: COORDINATOR, grants: held("coordinator", "Phòng Nội vụ") }),
    person({ post: CHAIRMAN, grants: held("leader", null) }),
  ];
}

function whenSent({ sentAt, kind }: Message, zone: string): string {
  return sentAt ? `${dateIn(sentAt, zone)} ${timeIn(sentAt, zone)} ${kind}` : "";
}

function partsOf({ content }: Message): readonly string[] {
  const bundle = content && "bundle" in content ? content.bundle : null;
  if (!bundle) return [];
  const sections = bundle.sections.map(
    ({ name, items }) => `${name} ${items.map(({ code }) => code).join("+")}`,
  );
  return [...bundle.notes.map(noteText), ...sections];
}

function noteText(note: Note): string {
  switch (note.kind) {
    case "dossiers-near":
      return `near ${note.work?.total} ${note.unit}`;
    case "dossiers-unowned":
      return `unowned ${note.count}`;
    case "dossiers-stale":
      return `stale ${note.asOf}`;
    case "dossiers-absent":
      return `absent ${note.count}`;
    case "new-dates-missing":
      return `new dates ${note.count} ${note.unit}`;
    case "late-again":
      return `late again ${note.code}`;
    default:
      return note.kind;
  }
}
