/** Dossiers that are late, or will be, and the apologies owed for them; a one-stop desk with a head. */
import { oweApology } from "../../../domain/apology-duty.ts";
import type { Apology } from "../../../domain/apology.ts";
import type { Applicant, Dossier } from "../../../domain/dossier.ts";
import type { ChatId, DeadlineId, UnitId } from "../../../domain/ids.ts";
import { applicant, dossier, occasion } from "../../builders/dossier.ts";
import { grant, person, unit } from "../../builders/org.ts";
import type { Conversation, Talker } from "./support.ts";

export const DESK_HEAD = "Trưởng Bộ phận Một cửa";
export const APPLICANT: Applicant = applicant({ name: "Nguyễn Thị Bảy", phone: "0912345678" });

async function unitCalled(office: Conversation, name: string): Promise<UnitId> {
  const found = (await office.stores.units.all()).find((each) => each.name === name);
  if (!found) throw new Error(`no unit is ${name}`);
  return found.id;
}

/** The desk is known by its name. */
export async function openDesk(office: Conversation): Promise<Talker> {
  const desk = unit({ name: "Bộ phận Một cửa" });
  await office.stores.units.add([desk]);
  const head = person({ post: DESK_HEAD, grants: [grant("head", desk.id)] });
  await office.stores.people.add([head]);
  const chatId = head.id as string as ChatId;
  const account = { personId: head.id, botId: office.sample.bot.id, chatId, isPreferred: false };
  await office.stores.people.link({
    ...account,
    linkedAt: office.now(),
    unreachableSince: null,
  });
  return office.as(DESK_HEAD);
}

export interface Owing {
  readonly dossier: Dossier;
  readonly apology: Apology;
  readonly id: DeadlineId;
}

export interface OwingOptions {
  readonly unit?: string;
  readonly code?: string;
  /** `2023-02-24`, or with a time. */
  readonly due?: string;
  readonly clock?: Apology["clock"];
  readonly reason?: string | null;
  readonly over?: Partial<Dossier>;
}

/** A dossier of a unit, and that it owes an apology for it, as of now. */
export async function owing(
  office: Conversation,
  {
    unit: name = "Phòng Tư pháp",
    code = "000.00.05.H49-230220-0012",
    due = "2023-02-24",
    clock = "foreseen",
    reason = "Chờ xác minh của Công an xã",
    over = {},
  }: OwingOptions = {},
): Promise<Owing> {
  const unitId = await unitCalled(office, name);
  const late = dossier({
    code,
    unitId,
    due: occasion(due),
    writtenDue: occasion(due),
    ...over,
  });
  await office.stores.dossiers.add([late]);
  await office.stores.dossiers.saveApplicants([{ dossierId: late.id, applicant: APPLICANT }]);
  const owed = await office.stores.transaction((stores) =>
    oweApology(office.sample.office, stores, {
      dossier: late,
      unitId,
      clock,
      reason,
      by: null,
      label: "Văn bản xin lỗi",
    }),
  );
  if (!owed.ok) throw new Error(`no apology: ${owed.error.code}`);
  const { apology, deadline } = owed.value;
  return { dossier: late, apology, id: deadline.id };
}

export async function apologyOf(office: Conversation, { id }: Pick<Owing, "id">): Promise<Apology> {
  const [apology] = await office.stores.apologies.ofDeadlines([id]);
  if (!apology) throw new Error("the apology is there");
  return apology;
}

export async function dossierOf(office: Conversation, owed: Owing): Promise<Dossier> {
  const found = await office.stores.dossiers.byId(owed.dossier.id);
  if (!found) throw new Error("the dossier is there");
  return found;
}

/** The same one however often it is asked for. */
export async function owedOnce(office: Conversation): Promise<DeadlineId> {
  const code = "000.00.05.H49-230320-0099";
  const [known] = await office.stores.dossiers.byCodes([code]);
  if (!known) return (await owing(office, { code, due: "2023-03-31" })).id;
  const [apology] = await office.stores.apologies.ofDossiers([known.id]);
  if (!apology) throw new Error("the dossier has its apology");
  return apology.deadlineId;
}
