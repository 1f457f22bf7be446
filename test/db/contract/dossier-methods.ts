/** The methods of the stores of dossiers and apologies: what `every-method.ts` calls, and what they find. */
import type { ApologyId, DeadlineId, DossierId, MessageId } from "../../../domain/ids.ts";
import type { Message } from "../../../domain/message.ts";
import type { Stores } from "../../../domain/stores.ts";
import {
  apology,
  apologyRules,
  applicant,
  dossier,
  endedDossier,
  occasion,
} from "../../builders/dossier.ts";
import { message } from "../../builders/message.ts";
import { deadline } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { BOT, CHAT, UNITS } from "./sample-office.ts";

type Call = (stores: Stores) => Promise<unknown>;

const DOSSIERS = {
  late: "dossier-late" as DossierId,
  typed: "dossier-typed" as DossierId,
  ended: "dossier-ended" as DossierId,
};
const CARD = "message-applicant" as MessageId;
const APOLOGY = "apology-first" as ApologyId;
const DUTY = "deadline-apology" as DeadlineId;
const CODE = "000.00.05.H49-230220-0001";
const FAR = at("2099-01-01 00:00");
const LONG_AGO = at("2000-01-01 00:00");
const ALL = { unitIds: null, limit: 1000 } as const;
const YEAR = { from: day("2023-01-01"), to: day("2023-12-31"), asOf: day("2023-03-31") };

/** One that is late and apologised for, one that is typed in, one that has ended; who handed them in. */
export async function fillDossiers(stores: Stores, mark: string): Promise<void> {
  const of = { procedure: `Đăng ký khai sinh${mark}`, unitId: UNITS.justice };
  await stores.dossiers.add([
    dossier({ ...of, id: DOSSIERS.late, code: CODE, field: `Hộ tịch${mark}` }),
    dossier({
      ...of,
      id: DOSSIERS.typed,
      code: "TAY-1",
      source: "typed",
      unitId: null,
      nextLookAt: mark ? at("2023-02-20 00:00") : at("2023-02-22 00:00"),
    }),
    endedDossier("2023-02-23", "on-time", { ...of, id: DOSSIERS.ended, code: "XONG-1" }),
  ]);
  await stores.dossiers.saveApplicants(
    Object.values(DOSSIERS).map((dossierId) => ({
      dossierId,
      applicant: applicant({ name: `Lê Thị Bé${mark}` }),
    })),
  );
  await stores.messages.add([applicantCard(`Lê Thị Bé${mark}`)]);
  await stores.deadlines.add([
    deadline({
      id: DUTY,
      kind: "apology",
      planYear: null,
      dossierId: DOSSIERS.late,
      dossierDue: day("2023-02-24"),
      unitId: UNITS.justice,
      label: "",
      due: day("2023-02-23"),
    }),
  ]);
  await stores.apologies.add(firstApology(mark));
  await stores.apologies.saveRules(apologyRules(day("2023-01-01"), { signer: `CHỦ TỊCH${mark}` }));
}

export const DOSSIER_READS = {
  "figures.apologies": (s) => s.figures.apologies(2023),
  "dossiers.byId": (s) => s.dossiers.byId(DOSSIERS.late),
  "dossiers.byIds": (s) => s.dossiers.byIds(Object.values(DOSSIERS)),
  "dossiers.views": (s) => s.dossiers.views(Object.values(DOSSIERS)),
  "dossiers.byCodes": (s) => s.dossiers.byCodes([CODE, "tay-1", "xong-1"]),
  "dossiers.openAfter": (s) => s.dossiers.openAfter(null, 1000),
  "dossiers.ahead": (s) => s.dossiers.ahead(at("2023-01-01 00:00"), 1000),
  "dossiers.list": (s) => s.dossiers.list(ALL),
  "dossiers.count": (s) => s.dossiers.count(ALL),
  "dossiers.groups": async (s) => ({
    unit: await s.dossiers.groups(ALL, "unit"),
    field: await s.dossiers.groups(ALL, "field"),
  }),
  "dossiers.withLookDue": (s) => s.dossiers.withLookDue(FAR, LONG_AGO, 1000),
  "dossiers.nextLookAt": (s) => s.dossiers.nextLookAt(LONG_AGO),
  "dossiers.latestExport": (s) => s.dossiers.latestExport(),
  "dossiers.applicantsOf": (s) => s.dossiers.applicantsOf(Object.values(DOSSIERS)),
  "dossiers.counts": (s) => s.dossiers.counts(YEAR, null),
  "apologies.byId": (s) => s.apologies.byId(APOLOGY),
  "apologies.ofDeadlines": (s) => s.apologies.ofDeadlines([DUTY]),
  "apologies.ofDossiers": (s) => s.apologies.ofDossiers(Object.values(DOSSIERS)),
  "apologies.list": (s) => s.apologies.list({ ...ALL, stages: ["owed", "drafted"] }),
  "apologies.count": (s) => s.apologies.count({ unitIds: null, stages: ["owed", "drafted"] }),
  "apologies.rules": (s) => s.apologies.rules(),
} satisfies Record<string, Call>;

/** In an order in which each finds something to change. */
export const DOSSIER_WRITES = {
  "dossiers.add": (s) => s.dossiers.add([dossier()]),
  "dossiers.save": async (s) => {
    const known = await s.dossiers.byId(DOSSIERS.late);
    return s.dossiers.save({ ...known!, asOf: at("2023-02-21 17:00") });
  },
  "dossiers.saveAll": async (s) => {
    const known = await s.dossiers.byIds(Object.values(DOSSIERS));
    return s.dossiers.saveAll(known.map((each) => ({ ...each, due: occasion("2023-03-01") })));
  },
  "dossiers.saveApplicants": (s) =>
    s.dossiers.saveApplicants([{ dossierId: DOSSIERS.typed, applicant: applicant() }]),
  "dossiers.forgetApplicants": (s) =>
    s.dossiers.forgetApplicants(day("2023-02-24"), at("2023-02-24 00:00")),
  "dossiers.remove": (s) => s.dossiers.remove(DOSSIERS.typed),
  "messages.expireApplicantTexts": (s) => s.messages.expireApplicantTexts(FAR),
  "apologies.save": (s) => s.apologies.save({ ...firstApology(""), newDue: day("2023-03-01") }),
  "apologies.add": async (s) => {
    const again = deadline({
      kind: "apology",
      dossierId: DOSSIERS.late,
      unitId: UNITS.justice,
    });
    await s.deadlines.add([again]);
    await s.apologies.add(
      apology({ dossierId: DOSSIERS.late, deadlineId: again.id, number: 2, clock: "overdue" }),
    );
  },
  "apologies.saveRules": (s) =>
    s.apologies.saveRules(apologyRules(day("2023-01-01"), { leadDays: 2 })),
  "apologies.removeRules": (s) => s.apologies.removeRules(day("2023-01-01")),
} satisfies Record<string, Call>;

/** What was answered to whoever may see it. */
export function applicantCard(name: string, over: Partial<Message> = {}): Message {
  const card = { kind: "dossier-applicant", dossierId: DOSSIERS.late, ...applicant({ name }) };
  return message({
    id: CARD,
    slot: "update-of-the-card",
    botId: BOT,
    chatId: CHAT,
    status: "sent",
    pickAt: null,
    sentAt: at("2023-02-21 09:00"),
    content: card as unknown as Message["content"],
    text: `Người nộp: ${name}`,
    actions: [{ do: "cancel" }],
    ...over,
  });
}

function firstApology(mark: string) {
  return apology({
    id: APOLOGY,
    dossierId: DOSSIERS.late,
    deadlineId: DUTY,
    reason: `Mất điện${mark}`,
  });
}
