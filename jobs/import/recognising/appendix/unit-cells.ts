/** Cơ quan chủ trì, cơ quan phối hợp: who a cell of units says that leads, and who helps. */
import { isUnitPhrase, splitUnits } from "../units/unit-phrases.ts";

export interface NamedUnits {
  readonly lead: readonly string[];
  /** Whom a cell for those who lead names besides, as helping. */
  readonly support: readonly string[];
  /** Those of `lead` that can hardly be meant for a unit. */
  readonly strange: readonly string[];
}

/** `Chủ trì:`, `Đơn vị phối hợp thực hiện:`, `Cơ quan thực hiện:`. */
const LABEL =
  /(?<![\p{L}])(?:(?:cơ quan|đơn vị)\s+)?(chủ trì|phối hợp|thực hiện)(?:\s+(?:thực hiện|tham mưu))?\s*:/giu;
const LEADS = /\s*(?:\(\s*chủ trì\s*\)|[-–,]?\s*chủ trì(?:\s+(?:thực hiện|tham mưu))?)$/iu;
const HELPS = /\s*(?:\(\s*phối hợp\s*\)|[-–,]?\s*phối hợp(?:\s+thực hiện)?)$/iu;
const TOGETHER = /\s*,?\s*(?:chủ trì\s*[,;và]*\s*)?phối hợp (?:với|cùng)\s+/iu;
const CHARGED = /^(?:giao|giao cho)\s+(?=\p{Lu})/iu;

/** Remembers what it has read: a plan names the same units over and over. */
export type UnitCellReader = (cell: string) => NamedUnits;

export function makeUnitCellReader(): UnitCellReader {
  const known = new Map<string, NamedUnits>();
  return (cell) => {
    const seen = known.get(cell);
    if (seen) return seen;
    const units = readUnitCell(cell);
    const strange = units.lead.filter((phrase) => !isUnitPhrase(phrase));
    const read = { ...units, strange };
    known.set(cell, read);
    return read;
  };
}

function readUnitCell(cell: string): Omit<NamedUnits, "strange"> {
  const parts = cell.split(LABEL);
  if (parts.length > 1) return readLabelled(parts);
  const [lead = "", ...helpers] = cell.split(TOGETHER);
  if (helpers.length === 1) {
    return {
      lead: named(splitUnits(lead.replace(LEADS, ""))),
      support: splitUnits(helpers[0] ?? ""),
    };
  }
  const phrases = splitUnits(cell);
  const leading = phrases.filter((phrase) => !HELPS.test(phrase));
  const helping = phrases.filter((phrase) => HELPS.test(phrase));
  return {
    lead: named(leading),
    support: helping.map((phrase) => phrase.replace(HELPS, "")).filter((phrase) => phrase !== ""),
  };
}

/** What stands before the first label belongs to those who lead. */
function readLabelled([before = "", ...parts]: readonly string[]): Omit<NamedUnits, "strange"> {
  const lead = splitUnits(before);
  const support: string[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const [label = "", units = ""] = parts.slice(index, index + 2);
    (/^phối/iu.test(label) ? support : lead).push(...splitUnits(units));
  }
  return { lead, support };
}

function named(phrases: readonly string[]): string[] {
  return phrases
    .map((phrase) => phrase.replace(LEADS, "").replace(CHARGED, ""))
    .filter((phrase) => phrase !== "");
}
