/** Puts a made-up world into a real database in memory, under a clock that stands still. */
import type { ChatId } from "../../../domain/ids.ts";
import type { BotAccount, OrgUnit, Person, RoleGrant } from "../../../domain/org.ts";
import { addDays } from "../../../domain/time.ts";
import { openOffice, type OpenedOffice } from "../../../opened-office.ts";
import { makeStillClock, type RehearsalClock } from "../../../system-clock.ts";
import { person, unit } from "../../builders/org.ts";
import { plan } from "../../builders/plan.ts";
import { at } from "../../builders/time.ts";
import { FIRST_DAY, PLAN_YEAR, type PersonPlan, type World } from "./world.ts";

export interface WorldOffice extends OpenedOffice {
  readonly clock: RehearsalClock;
  readonly bot: BotAccount;
  readonly units: readonly OrgUnit[];
  readonly people: readonly Person[];
  readonly plan: ReturnType<typeof plan>;
}

export async function openWorld(world: World): Promise<WorldOffice> {
  const clock = makeStillClock(at(`${FIRST_DAY} 08:00`));
  const zone = "Asia/Ho_Chi_Minh";
  const place = { databaseUrl: ":memory:", dataDir: "unused", zone, organisationName: "UBND" };
  const opened = await openOffice(place, clock);
  const { office } = opened;
  const { database } = office;
  const units = Array.from({ length: world.units }, (_, index) => unit({ name: `U${index}` }));
  const people = world.people.map((each, index) =>
    person({ post: `P${index}`, grants: grantsOf(each, units) }),
  );
  const bot = await database.bots.ensure("web", null, office.ids.next<"BotId">());
  const made = plan({ year: PLAN_YEAR });
  await database.transaction(async (stores) => {
    await stores.units.add(units);
    await stores.people.add(people);
    await stores.plans.save(made);
    for (const [index, { id }] of people.entries()) {
      if (!world.people[index]?.linked) continue;
      const chatId = id as string as ChatId;
      const linkedAt = clock.now();
      await stores.people.link({
        personId: id,
        botId: bot.id,
        chatId,
        linkedAt,
        unreachableSince: null,
        isPreferred: false,
      });
    }
    for (const date of world.daysOff) await stores.settings.saveCalendarOverride(date, false);
    for (const date of world.saturdaysWorked) {
      await stores.settings.saveCalendarOverride(date, true);
    }
    for (const { absent, deputy, from, days } of world.standIns) {
      const [absentId, deputyId] = [people[absent]?.id, people[deputy]?.id];
      if (!absentId || !deputyId) throw new Error("a stand-in of nobody");
      await stores.people.addStandIn({ absentId, deputyId, from, to: addDays(from, days - 1) });
    }
  });
  await office.refresh(database);
  return { ...opened, clock, bot, units, people, plan: made };
}

function grantsOf(
  { units: own, role, coordinator, leader }: PersonPlan,
  units: readonly OrgUnit[],
): readonly RoleGrant[] {
  const grants: RoleGrant[] = own.flatMap((index) => {
    const unitId = units[index]?.id;
    return unitId ? [{ role, unitId }] : [];
  });
  if (coordinator) grants.push({ role: "coordinator", unitId: null });
  if (leader) grants.push({ role: "leader", unitId: null });
  return grants;
}
