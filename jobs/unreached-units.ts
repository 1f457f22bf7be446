/** Which unit's name stands with what a supporting unit could not be told: its own, not the asking one's. */
import { loadDirectory } from "../domain/directory.ts";
import type { Notice } from "../domain/message.ts";
import { originOf, readRung } from "../domain/rung.ts";
import type { DeadlineView } from "../domain/plan-stores.ts";
import type { Stores } from "../domain/stores.ts";
import type { LocalDate } from "../domain/time.ts";

const MOST_NAMES = 6;

/** The views of which the notices tell nothing else, under the names of the units still to be reached. */
export async function underUnreachedUnits(
  stores: Stores,
  notices: readonly Notice[],
  views: readonly DeadlineView[],
  day: LocalDate,
): Promise<readonly DeadlineView[]> {
  const ids = [...Map.groupBy(notices, ({ deadlineId }) => deadlineId)]
    .filter(([, told]) => told.every(isOfUnreached))
    .map(([id]) => id);
  if (ids.length === 0) return views;
  const requests = await stores.supportRequests.of(ids);
  const unitIds = [...new Set(requests.map(({ unitId }) => unitId))];
  const directory = await loadDirectory(stores, [], day, unitIds);
  const units = await stores.units.byIds(unitIds);
  const unreached = units.filter(({ id }) => directory.supportersIn(id).length === 0);
  return views.map((view) => {
    const asked = requests.filter(({ deadlineId }) => deadlineId === view.deadline.id);
    const names = unreached
      .filter(({ id }) => asked.some(({ unitId }) => unitId === id))
      .map(({ name }) => name);
    if (names.length === 0) return view;
    const shown = names.slice(0, MOST_NAMES).join("; ");
    return { ...view, unit: names.length > MOST_NAMES ? `${shown}; …` : shown };
  });
}

function isOfUnreached({ section, rung }: Notice): boolean {
  const origin = originOf(readRung(rung));
  return section === "unlinked" && (origin?.kind === "support" || origin?.kind === "support-asked");
}
