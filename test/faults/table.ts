/** What the fault suite prints. */
import { faultsOf, type Scenario, type Tally } from "./scenario.ts";

const COLUMNS = ["due", "sent", "doubled", "lost", "unknown", "kills"] as const;
const NAME_WIDTH = 10;
const COUNT_WIDTH = 8;

export function headerLine(): string {
  return [
    "scenario".padEnd(NAME_WIDTH),
    ...COLUMNS.map((name) => name.padStart(COUNT_WIDTH)),
    "integrity".padStart(NAME_WIDTH),
    "seconds".padStart(COUNT_WIDTH),
    "  verdict",
  ].join(" ");
}

export function rowOf(scenario: Scenario, tally: Tally, seconds: number): string {
  const faults = faultsOf(tally);
  return [
    scenario.name.padEnd(NAME_WIDTH),
    ...COLUMNS.map((name) => String(tally[name]).padStart(COUNT_WIDTH)),
    (tally.integrity === "ok" ? "ok" : "DAMAGED").padStart(NAME_WIDTH),
    String(Math.round(seconds)).padStart(COUNT_WIDTH),
    `  ${faults.length === 0 ? "ok" : faults.join("; ")}`,
  ].join(" ");
}
