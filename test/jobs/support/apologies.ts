/** What people do about apologies, as their taps in a chat store it. */
import { oweApology } from "../../../domain/apology-duty.ts";
import type { Apology } from "../../../domain/apology.ts";
import { reportDone, waive, type Deadline } from "../../../domain/deadline.ts";
import { scheduleNotices } from "../../../domain/ladder.ts";
import { ladderOf } from "../../../domain/rules.ts";
import { dateIn } from "../../../domain/time.ts";
import { day } from "../../builders/time.ts";
import { JUSTICE, JUSTICE_HEAD, type DossierOffice } from "./dossier-office.ts";

/** Every apology of a dossier, each with its duty: `1 foreseen open`. */
export async function apologiesOf(office: DossierOffice, code: string): Promise<readonly string[]> {
  const { id } = await office.dossier(code);
  const apologies = await office.stores.apologies.ofDossiers([id]);
  return Promise.all(
    apologies.map(async ({ number, clock, deadlineId }) => {
      const duty = await office.stores.deadlines.byId(deadlineId);
      return `${number} ${clock} ${duty?.state.name}`;
    }),
  );
}

/** *Không kịp hạn*, with its reason. */
export async function foresee(office: DossierOffice, code: string): Promise<void> {
  const inside = office.opened.office;
  const dossier = await office.dossier(code);
  const owed = await inside.database.transaction((stores) =>
    oweApology(inside, stores, {
      dossier,
      unitId: office.unitOf(JUSTICE),
      clock: "foreseen",
      reason: "Chờ ý kiến của Phòng Tài nguyên và Môi trường",
      by: office.personOf(JUSTICE_HEAD),
      label: inside.storedWords.apologyLabel,
    }),
  );
  if (!owed.ok) throw new Error(`it is not owed: ${owed.error.code}`);
}

/** *Đã gửi văn bản xin lỗi*, with a new date. */
export async function send(office: DossierOffice, code: string, newDue: string): Promise<void> {
  const { apology, duty } = await latest(office, code);
  await office.stores.apologies.save({ ...apology, newDue: day(newDue) });
  await settle(office, duty, (deadline, deed) => reportDone(deadline, deed));
}

/** *Không phải xin lỗi*. */
export async function excuse(office: DossierOffice, code: string): Promise<void> {
  const { duty } = await latest(office, code);
  await settle(office, duty, (deadline, deed) => waive(deadline, deed, "đã trả kết quả"));
}

/** The new date stands in the one-stop system. */
export async function tickNewDate(office: DossierOffice, code: string): Promise<void> {
  const { apology } = await latest(office, code);
  const at = office.opened.office.clock.now();
  await office.stores.apologies.save({ ...apology, ticked: { by: null, at } });
  if (apology.newDue) {
    await office.change(code, { due: { on: apology.newDue, at: null }, promise: null });
  }
}

interface Latest {
  readonly apology: Apology;
  readonly duty: Deadline;
}

async function latest(office: DossierOffice, code: string): Promise<Latest> {
  const { id } = await office.dossier(code);
  const apology = (await office.stores.apologies.ofDossiers([id])).at(-1);
  const duty = apology && (await office.stores.deadlines.byId(apology.deadlineId));
  if (!apology || !duty) throw new Error(`${code} has no apology`);
  return { apology, duty };
}

async function settle(
  { stores, opened, personOf }: DossierOffice,
  duty: Deadline,
  change: (deadline: Deadline, deed: Parameters<typeof reportDone>[1]) => ReturnType<typeof waive>,
): Promise<void> {
  const { clock, calendar } = opened.office;
  const now = clock.now();
  const deed = { by: personOf(JUSTICE_HEAD), at: now, today: dateIn(now, calendar.zone) };
  const changed = change(duty, deed);
  if (!changed.ok) throw new Error(`it is ${changed.error.state}`);
  const ladder = ladderOf(await stores.settings.rules(), null);
  await stores.deadlines.save(scheduleNotices(changed.value, now, ladder, calendar));
}
