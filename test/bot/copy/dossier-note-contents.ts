/** What a message can say of dossiers beside its duties. */
import type { Note } from "../../../domain/message.ts";
import { day, time } from "../../builders/time.ts";
import { linesWith } from "./dossier-contents.ts";
import type { Words } from "./words.ts";

export function dossierNotes(words: Words): readonly Note[] {
  const lines = linesWith(words).slice(0, 5);
  const of = { unitId: "unit" as never, unit: words.unit };
  const ofNobody = { unitId: null, unit: "" };
  const told = {
    dossierId: "dossier-1" as never,
    code: "000.00.05.H49-230220-0012",
    procedure: words.title,
    unit: words.unit,
    due: day("2023-02-24"),
  };
  const near = (mayAnswer: boolean, shown = lines, total = shown.length) =>
    ({ kind: "dossiers-near", mayAnswer, work: { total, lines: shown } }) as const;
  return [
    { ...of, ...near(true, lines, 600) },
    { ...of, ...near(true, lines.slice(0, 1)) },
    { ...of, ...near(false) },
    { ...ofNobody, ...near(true) },
    { kind: "dossiers-unowned", count: 12 },
    { kind: "dossiers-stale", asOf: day("2023-02-20"), time: null },
    { kind: "dossiers-stale", asOf: day("2023-02-20"), time: time("10:41") },
    { kind: "dossiers-absent", count: 4 },
    { kind: "new-dates-missing", ...of, count: 3 },
    { kind: "reappointment-refused", ...told, reason: words.reason },
    { kind: "late-again", unitId: "unit" as never, ...told },
  ];
}
