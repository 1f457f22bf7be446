/**
 * The rungs of an apology that is owed. They count to and from the date that its dossier was promised for;
 * its own date is the last day on which it is lawful, before that one.
 * Source: NĐ 61/2018 Art. 19(9) (LAW, *Late dossiers and the apology*).
 */
import type { Deadline } from "../deadline.ts";
import { dateIn, type LocalDate } from "../time.ts";
import { graceEnd, lateRungs } from "./late-rungs.ts";
import { afternoonRung, firstMorningAfter, morningRung } from "./rung-making.ts";
import type { Layout, Rung } from "./rung-making.ts";

export function apologyRungs(deadline: Deadline, layout: Layout): readonly Rung[] {
  const dossierDue = deadline.dossierDue ?? deadline.due;
  if (!dossierDue) return [];
  const before = rungsBefore(dossierDue, layout);
  return [...before, ...lastLawfulRungs(deadline), ...rungsAfter(deadline, dossierDue, layout)];

  function lastLawfulRungs({ due }: Deadline): readonly Rung[] {
    if (!due) return [];
    const day = layout.calendar.onOrBefore(due);
    return [afternoonRung(layout, { kind: "due-afternoon" }, day, "apology")];
  }
}

function rungsBefore(dossierDue: LocalDate, layout: Layout): readonly Rung[] {
  const { rules, calendar } = layout;
  const last = calendar.onOrBefore(dossierDue);
  return rules.apology.before.map((days) => {
    const day = calendar.shift(last, -days);
    return morningRung(layout, { kind: "before", days }, day, "owner", "apology");
  });
}

/**
 * An apology goes up without the grace that is given to what is brought in, for it is owed at once: on its
 * first morning at the earliest. Only where its dossier was late for days before we knew of it does it wait
 * like other work: an office's first export must not set off a flood.
 */
function rungsAfter(deadline: Deadline, dossierDue: LocalDate, layout: Layout): readonly Rung[] {
  const { rules, calendar } = layout;
  const { createdAt } = deadline;
  const isOld = calendar.shift(dossierDue, 1) < dateIn(createdAt, calendar.zone);
  const upFrom = isOld ? graceEnd(deadline, layout) : firstMorningAfter(createdAt, rules, calendar);
  return lateRungs(deadline, { due: dossierDue, isOld, section: "apology", upFrom }, layout);
}
