/** The sample office as a district really is: beside each head somebody who does the work. */
import type { OrgUnit, Person } from "../../../domain/org.ts";
import type { ChatId } from "../../../domain/ids.ts";
import type { SampleOffice } from "../../../sample-office.ts";

const PEOPLE = 50;

/** Adds officers and deputy heads until the sample has 50 people, all linked. */
export async function growToFifty({ office, bot }: SampleOffice): Promise<void> {
  const { people, units } = office.database;
  const known = await people.all();
  const owing = (await units.all()).filter(({ id }) =>
    known.some(({ grants }) => grants.some((grant) => grant.unitId === id)),
  );
  const officers = owing.map((unit) => colleague(office.ids, unit, "Công chức CCHC"));
  const deputies = owing.map((unit) => colleague(office.ids, unit, "Cấp phó"));
  const added = [...officers, ...deputies].slice(0, PEOPLE - known.length);
  await people.add(added);
  for (const { id } of added) {
    await people.link({
      personId: id,
      botId: bot.id,
      chatId: id as string as ChatId,
      linkedAt: office.clock.now(),
      unreachableSince: null,
      isPreferred: false,
    });
  }
}

function colleague(
  ids: SampleOffice["office"]["ids"],
  { id, name }: OrgUnit,
  post: string,
): Person {
  return {
    id: ids.next<"PersonId">(),
    post: `${post} – ${name}`,
    name: null,
    grants: [{ role: "officer", unitId: id }],
  };
}
