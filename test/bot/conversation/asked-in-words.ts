/** Every question that is answered in words: who is asked it, and the choice that asks it. */
import type { Action } from "../../../domain/action.ts";
import type { Deadline } from "../../../domain/deadline.ts";
import { emptyDraft } from "../../../domain/directive-draft.ts";
import type { DirectiveId, DossierId, PersonId, UnitId } from "../../../domain/ids.ts";
import { lookedAtNow } from "../../../domain/review-queue.ts";
import { NO_TOTAL } from "../../../domain/scores.ts";
import { addDays, dateIn, DEFAULT_ZONE, plusMillis } from "../../../domain/time.ts";
import type { PartQuestion } from "../../../bot/conversation/state.ts";
import { dossier } from "../../builders/dossier.ts";
import { deadline, evidence } from "../../builders/plan.ts";
import { directive, extension } from "../../builders/proof.ts";
import { day } from "../../builders/time.ts";
import { owedOnce } from "./apology-office.ts";
import { planted } from "./forged.ts";
import { CHAIRMAN, HOME, HOME_OFFICER, JUSTICE, type Conversation, type Seen } from "./support.ts";

interface Door {
  readonly who: string;
  /** What it is asked about; left out: the plan that Tư pháp owes. */
  readonly about?: string;
  /** Left out: some days before the duty is due. */
  readonly now?: string;
  /** The choice that asks it, which nobody has to have offered; or the way to it. */
  readonly asks: Asks<Action> | { readonly by: Asks<Seen> };
}

type Asks<Answer> = (office: Conversation, duty: Deadline) => Promise<Answer> | Answer;

/** Asks it; says what was said. */
export async function ask(door: Door, office: Conversation, duty: Deadline): Promise<Seen> {
  if ("by" in door.asks) return door.asks.by(office, duty);
  const talker = await office.as(door.who);
  return talker.chooses(await planted(office, talker, await door.asks(office, duty)));
}

const AFTER_DUE = "2023-04-03 09:00";
/** The first day of the rules of apologies that ship for 2023. */
const RULES_FROM = day("2018-06-25");
const FINANCE = "Trưởng phòng Tài chính – Kế hoạch";
const LINK = "https://vanban.example.vn/12";
const id = (duty: Deadline) => ({ deadlineId: duty.id });

const ofDuty = (
  asks:
    | "ask-waive"
    | "ask-late-reason"
    | "ask-evidence"
    | "ask-own-date"
    | "ask-extension"
    | "ask-remark"
    | "ask-date",
  who: string,
  over: Partial<Door> = {},
): Door => ({ who, asks: (_, duty) => ({ do: asks, ...id(duty) }), ...over });

const ofPerson = (action: (personId: PersonId) => Action): Door => ({
  who: HOME,
  asks: async (office) => action(await clerkOf(office)),
});

/** Does not compile while a part asks something that is not tried. */
const PARTS: Readonly<Record<PartQuestion["asking"], Door>> = {
  "return-reason": {
    who: HOME,
    asks: async (office, duty) => {
      await handIn(office, duty);
      const [handedIn] = await office.stores.deadlines.byIds([duty.id]);
      return { do: "ask-return-reason", ...lookedAtNow(handedIn!)! };
    },
  },
  "document-correction": {
    who: JUSTICE,
    asks: async (office, duty) => ({
      do: "ask-correct-document",
      evidenceId: await handIn(office, duty),
    }),
  },
  "criterion-words": {
    who: HOME,
    asks: {
      async by(office) {
        const of = { name: "Chỉ số CCHC", year: 2022, period: null, met: null, of: null };
        const points = { max: 100, assessed: null, self: null, lost: 50, reason: null };
        const criteria = [{ name: "Ban biên tập", area: "Hiện đại hóa", ...points }];
        await office.stores.scores.save({ ...of, areas: [], criteria, total: NO_TOTAL });
        const coordinator = await office.as(HOME);
        // What was spoken of last would have the link given to it; and a number means what stood last.
        for (const words of ["/trogiup", LINK]) {
          await coordinator.says(words);
          office.sample.clock.set(plusMillis(office.now(), 1_000));
        }
        return coordinator.presses("Tiêu chí không có thời hạn");
      },
    },
  },
  extension: ofDuty("ask-extension", JUSTICE),
  "extension-words": {
    who: CHAIRMAN,
    async asks(office, duty) {
      const proposedBy = (await office.person(JUSTICE)).id;
      const at = office.now();
      const decision = { isGranted: false, words: "", by: (await office.person(CHAIRMAN)).id, at };
      const { unitId } = duty;
      const of = { ...id(duty), unitId, due: duty.due! };
      const asked = extension({ ...of, proposedBy, proposedAt: at, decision });
      await office.stores.extensions.add(asked);
      return { do: "ask-extension-words", ...id(duty), extensionId: asked.id, to: "decision" };
    },
  },
  remark: ofDuty("ask-remark", JUSTICE),
  "date-correction": ofDuty("ask-date", HOME),
  "new-unit": {
    who: HOME,
    asks: (_, duty) => ({ do: "choose-new-unit", ...id(duty), words: "", page: 0 }),
  },
  "move-reason": {
    who: HOME,
    asks: async (office, duty) => ({
      do: "move-to-unit",
      ...id(duty),
      unitId: await unitOf(office, "Phòng Y tế"),
    }),
  },
  "on-time-reason": {
    who: HOME,
    now: AFTER_DUE,
    async asks(office, duty) {
      await put(office, duty, { name: "done", completedOn: day("2023-04-03") });
      return { do: "ask-on-time", ...id(duty) };
    },
  },
  "unsigned-reason": {
    who: CHAIRMAN,
    async asks(office, duty) {
      await put(office, duty, { name: "awaiting", signerId: (await office.person(CHAIRMAN)).id });
      return { do: "ask-return-unsigned", ...id(duty) };
    },
  },
  directive: { who: HOME, asks: () => ({ do: "draft-directive", direction: "given" }) },
  "directive-unit": {
    who: HOME,
    asks: () => ({
      do: "name-directive-unit",
      draft: {
        ...emptyDraft("directive-draft" as DirectiveId, "given", []),
        title: "Rà soát",
        unclear: ["Phòng lạ", "Phòng khác"],
      },
      phrase: "Phòng lạ",
      means: null,
    }),
  },
  "directive-rows": { who: HOME, asks: () => ({ do: "ask-register" }) },
  "withdraw-directive": {
    who: HOME,
    async asks(office) {
      const { directives, deadlines } = office.stores;
      const number = (await directives.highestNumber()) + 1;
      const code = `CĐ-${String(number).padStart(3, "0")}`;
      const made = directive({ code, createdBy: (await office.person(HOME)).id });
      await directives.add(made);
      const unitId = await unitOf(office, "Phòng Y tế");
      await deadlines.add([
        deadline({ kind: "directive", directiveId: made.id, planYear: null, label: "", unitId }),
      ]);
      return { do: "ask-withdraw-directive", directiveId: made.id };
    },
  },
  "export-period": { who: HOME, asks: () => ({ do: "export-evidence" }) },
  "search-words": { who: HOME, asks: () => ({ do: "search", words: "", page: 0 }) },
  "people-words": { who: HOME, asks: () => ({ do: "people", page: 0 }) },
  "person-unit": ofPerson((personId) => ({
    do: "choose-person-unit",
    personId,
    wanted: { for: "add", role: "officer" },
    words: "",
    page: 0,
  })),
  "person-post": ofPerson((personId) => ({ do: "ask-post", personId })),
  "dossier-reason": {
    who: JUSTICE,
    asks: async (office) => ({ do: "dossier-not-in-time", dossierId: await keep(office) }),
  },
  applicant: {
    who: JUSTICE,
    asks: async (office) => ({ do: "ask-applicant", dossierId: await keep(office) }),
  },
  "dossier-end": {
    who: JUSTICE,
    asks: async (office) => ({
      do: "ask-dossier-end",
      dossierId: await keep(office),
      mark: "finished",
    }),
  },
  "dossier-change": {
    who: JUSTICE,
    asks: async (office) => ({ do: "ask-dossier-change", dossierId: await keep(office) }),
  },
  dossier: { who: JUSTICE, asks: () => ({ do: "ask-dossier" }) },
  "apology-reason": {
    who: JUSTICE,
    asks: async (office) => ({ do: "ask-apology-reason", deadlineId: await owedOnce(office) }),
  },
  "new-date": {
    who: JUSTICE,
    asks: async (office) => ({ do: "ask-new-date", deadlineId: await owedOnce(office) }),
  },
  "letter-number": {
    who: JUSTICE,
    asks: async (office) => ({ do: "ask-letter-number", deadlineId: await owedOnce(office) }),
  },
  "apology-rule": {
    who: HOME,
    asks: () => ({ do: "ask-apology-rule", rule: "basis", from: RULES_FROM }),
  },
  "apology-rules-from": { who: HOME, asks: () => ({ do: "ask-apology-rules-from" }) },
  "letter-template": {
    who: HOME,
    asks: {
      // A file is asked for, which not every channel takes: it stands whatever the channel.
      async by(office) {
        const coordinator = await office.as(HOME);
        const said = await coordinator.says("/trogiup");
        const until = plusMillis(office.now(), 60_000);
        const state = { asking: "letter-template", from: RULES_FROM, until } as const;
        const { conversations } = office.stores;
        const standing = { state, askedIn: null, waiting: [], trail: null };
        const { id: botId } = office.sample.bot;
        await conversations.set(botId, coordinator.chatId, standing, office.now());
        return said;
      },
    },
  },
  "applicant-days": { who: HOME, asks: () => ({ do: "ask-applicant-days" }) },
};

const OTHERS: Readonly<Record<string, Door>> = {
  "waive-reason": ofDuty("ask-waive", JUSTICE),
  "late-reason": ofDuty("ask-late-reason", JUSTICE, { now: AFTER_DUE }),
  evidence: ofDuty("ask-evidence", JUSTICE),
  "own-date": ofDuty("ask-own-date", FINANCE, { about: "NV-012 Báo cáo kết quả thực hiện" }),
  "rule-value": {
    who: HOME,
    asks: () => ({ do: "ask-rule", rule: "work-before", planId: null }),
  },
  "day-off": { who: HOME, asks: () => ({ do: "days-off" }) },
  ...Object.fromEntries(
    (["title", "units", "due", "document", "product"] as const).map((piece) => {
      const draft = emptyDraft(`directive-${piece}` as DirectiveId, "given", []);
      return [
        `directive: ${piece}`,
        { who: HOME, asks: () => ({ do: "ask-directive", piece, draft }) },
      ];
    }),
  ),
};

/** By the name under which the conversation keeps the question. */
export const DOORS: readonly (readonly [asking: string, door: Door])[] = [
  ...Object.entries(PARTS),
  ...Object.entries(OTHERS),
];

/** As if its owner had brought it there. */
async function put(
  office: Conversation,
  duty: Deadline,
  state:
    | Omit<Extract<Deadline["state"], { name: "done" }>, "by" | "at">
    | Omit<Extract<Deadline["state"], { name: "awaiting" }>, "by" | "at">
    | Omit<Extract<Deadline["state"], { name: "submitted" }>, "by" | "at">,
): Promise<void> {
  const now = (await office.stores.deadlines.byId(duty.id))!;
  const stamp = { by: (await office.person(JUSTICE)).id, at: office.now() };
  await office.stores.deadlines.save({ ...now, state: { ...state, ...stamp } });
}

/** An officer, called as he was at first. */
async function clerkOf({ stores }: Conversation): Promise<PersonId> {
  const found = (await stores.people.all()).find(({ grants }) =>
    grants.every(({ role }) => role === "officer"),
  );
  if (!found) throw new Error("nobody is an officer alone");
  await stores.people.save({ ...found, post: HOME_OFFICER });
  return found.id;
}

/** A dossier of Tư pháp that is kept by hand and has some days left. */
async function keep(office: Conversation): Promise<DossierId> {
  const unitId = await unitOf(office, "Phòng Tư pháp");
  const due = { on: addDays(dateIn(office.now(), DEFAULT_ZONE), 10), at: null };
  const kept = dossier({ unitId, source: "typed", due, writtenDue: due });
  await office.stores.dossiers.add([kept]);
  return kept.id;
}

async function unitOf(office: Conversation, name: string): Promise<UnitId> {
  const found = (await office.stores.units.all()).find((unit) => unit.name === name);
  if (!found) throw new Error(`no unit is ${name}`);
  return found.id;
}

/** Handed in as by its owner, without a word being said. */
async function handIn(office: Conversation, duty: Deadline) {
  const submittedBy = (await office.person(JUSTICE)).id;
  const handedIn = {
    ...evidence({ deadlineId: duty.id, submittedBy, submittedAt: office.now() }),
    id: office.sample.office.ids.next<"EvidenceId">(),
  };
  const documentId = office.sample.office.ids.next<"DocumentId">();
  await office.stores.evidence.add({
    ...handedIn,
    document: { ...handedIn.document, id: documentId },
  });
  const id = handedIn.id;
  await put(office, duty, { name: "submitted", completedOn: duty.due!, evidenceId: id });
  return id;
}
