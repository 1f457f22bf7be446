/** Stores what an export settles of apologies, and tells whom one has come to, or gone from. */
import { tellFormerOwners } from "../../../domain/moved-telling.ts";
import { tellNews } from "../../../domain/news.ts";
import type { Office } from "../../../domain/office.ts";
import type { ImportAuthor } from "../../../domain/plan-importer.ts";
import type { DeadlineView } from "../../../domain/plan-stores.ts";
import type { Stores } from "../../../domain/stores.ts";
import type { ComparedDossier } from "./compared-dossiers.ts";
import { lastWith, type SettlingEvent } from "./settled-apologies.ts";

/** Within the caller's transaction, after the units and the dossiers. */
export async function storeSettled(
  office: Office,
  stores: Stores,
  compared: readonly ComparedDossier[],
  by: ImportAuthor,
): Promise<void> {
  const of = (event: SettlingEvent) => compared.flatMap(({ settled }) => lastWith(settled, event));
  const moved = of("moved");
  const before = await stores.deadlines.views(moved.map(({ duty }) => duty.id));
  for (const { duty } of [...of("waived"), ...moved]) {
    if (!(await stores.deadlines.save(duty))) throw new Error("a deadline was changed meanwhile");
  }
  const changed = new Set([...of("entered"), ...of("confirmed"), ...moved]);
  for (const { apology } of changed) await stores.apologies.save(apology);
  for (const view of before) await tellMoved(office, stores, view, by);
}

/** As of a duty that a person hands to another unit. */
async function tellMoved(
  office: Office,
  stores: Stores,
  before: DeadlineView,
  { personId, channel }: ImportAuthor,
): Promise<void> {
  const [now] = await stores.deadlines.views([before.deadline.id]);
  if (!now) return;
  const { deadline } = now;
  await stores.audit.add([
    {
      at: office.clock.now(),
      personId,
      channel,
      subject: "deadline",
      subjectId: deadline.id,
      deed: "moved-to-unit",
      detail: { from: before.deadline.unitId, to: deadline.unitId },
    },
  ]);
  await tellNews(office, stores, { what: "changed", deadline, by: personId }, "soon");
  await tellFormerOwners(office, stores, before, now, personId);
}
