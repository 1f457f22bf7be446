/** Hồ sơ kiểm chứng: the documents of a period with their list, as one file. */
import { countProofs, exportPeriods } from "../../../domain/record-export.ts";
import { takePeriod, type Period } from "../../../domain/record-period.ts";
import { proofRows } from "../../../domain/record-proofs.ts";
import { may, unitsWhereMay } from "../../../domain/rights.ts";
import { foldText } from "../../../domain/text.ts";
import { isEvidenceText } from "../../../domain/evidence-text.ts";
import { parseCommand } from "../../conversation/commands.ts";
import { standsUntil } from "../../conversation/state.ts";
import { putOnRecord, type LinkedTurn, type Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { isReachable } from "./reach.ts";

export async function askExportPeriod(turn: LinkedTurn): Promise<readonly Reply[]> {
  if (!may(turn.actor, "export-evidence")) return refused(turn);
  const periods = exportPeriods(turn.today);
  return [{ content: { kind: "ask-export-period", periods }, ...asked(turn) }];
}

/** `quý II/2023`, `từ 01/3 đến 15/4`; asked again for words that are neither a period nor a command. */
export async function answerExportPeriod(
  turn: LinkedTurn,
  text: string,
): Promise<readonly Reply[] | null> {
  const { period, isWrong } = takePeriod(foldText(text), turn.today, "this-year");
  if (period && !isWrong) return exportEvidence(turn, period);
  if (!isWrong && (parseCommand(text) || isEvidenceText(text))) return null;
  return [{ content: { kind: "bad-export-period" }, ...asked(turn) }];
}

/** What goes into it is looked for anew when it is sent: whoever may no longer have it gets nothing. */
export async function exportEvidence(turn: LinkedTurn, period: Period): Promise<readonly Reply[]> {
  if (!may(turn.actor, "export-evidence")) return refused(turn);
  const { person } = turn.actor;
  const unitIds = unitsWhereMay(turn.actor, "export-evidence");
  const { zone } = turn.tools.office.calendar;
  const { today } = turn;
  const rows = await proofRows(turn.stores, { period, unitIds, today, zone });
  const units = unitIds === null ? [] : await turn.stores.units.byIds(unitIds);
  const { from, to } = period;
  await putOnRecord(turn, {
    subject: "document",
    subjectId: "evidence",
    deed: "exported-evidence",
    detail: { first: from, last: to },
  });
  return [
    {
      content: {
        kind: "evidence-export",
        period,
        personId: person.id,
        units: units.map(({ name }) => name),
        counts: countProofs(rows),
        isReachable: isReachable(turn),
      },
    },
  ];
}

function asked(turn: LinkedTurn): Pick<Reply, "asks"> {
  return { asks: { asking: "export-period", until: standsUntil(turn.now) } };
}

async function refused(turn: LinkedTurn): Promise<readonly Reply[]> {
  return refuse(turn, "person", turn.actor.person.id, "role");
}
