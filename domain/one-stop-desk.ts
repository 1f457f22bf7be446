/** Bộ phận Một cửa: which units take dossiers in for all the others. */
import type { Dossier } from "./dossier.ts";
import type { OrgUnit } from "./org.ts";
import type { UnitId } from "./ids.ts";
import type { Stores } from "./stores.ts";
import { foldText } from "./text.ts";

/** The setting that names them, as a JSON list of ids; before it is set, one may be known by its name. */
export const DESK_SETTING = "one-stop-desk";

const NAME =
  "bo phan (?:mot cua(?: dien tu| hien dai)?|tn ?& ?tkq|" +
  "tiep nhan va tra ket qua(?: giai quyet (?:thu tuc hanh chinh|tthc))?)|" +
  "trung tam (?:phuc vu )?hanh chinh cong";
const LEVEL = "tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu";
const WHOLE_NAME = new RegExp(
  `^(?:${NAME})(?: (?:cua )?(?:(?:ubnd|uy ban nhan dan) )?(?:cap )?(?:${LEVEL}))?$`,
  "u",
);

/**
 * Those that were chosen; before anything is settled the only unit that bears exactly such a name.
 * Incident: any unit whose name began so saw every applicant, and an export makes units of the names in it.
 */
export async function deskUnits({
  settings,
  units,
}: Pick<Stores, "settings" | "units">): Promise<readonly UnitId[]> {
  const chosen = readDesk(await settings.value(DESK_SETTING));
  if (chosen) return chosen;
  const named = (await units.all()).filter(isDeskByName);
  return named.length === 1 ? named.map(({ id }) => id) : [];
}

/** Before the first dossier is stored: from then on no unit becomes the desk by a name, whatever brings it in. */
export async function settleDesk(stores: Pick<Stores, "settings" | "units">): Promise<void> {
  if ((await stores.settings.value(DESK_SETTING)) !== null) return;
  await stores.settings.setValue(DESK_SETTING, JSON.stringify(await deskUnits(stores)));
}

export function isDeskByName({ name, aliases }: Pick<OrgUnit, "name" | "aliases">): boolean {
  return [name, ...aliases].some((each) => WHOLE_NAME.test(foldText(each)));
}

/** Who answers for a dossier: the unit that handles it; the desk where nobody knows which does. */
export function unitAnswering(
  { unitId }: Pick<Dossier, "unitId">,
  deskIds: readonly UnitId[],
): UnitId | null {
  return unitId ?? deskIds[0] ?? null;
}

function readDesk(stored: string | null): readonly UnitId[] | null {
  // Only this module and the choice in a chat ever store it.
  return stored === null ? null : (JSON.parse(stored) as readonly UnitId[]);
}
