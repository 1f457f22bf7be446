/** What a file of the test data is recognised to hold. */
import { readFileSync } from "node:fs";
import type { ImportedPlan } from "../../domain/plan-import.ts";
import type { ImportedScores } from "../../domain/scores.ts";
import { readDocument } from "../../jobs/import/reading/read-document.ts";
import { recognisePlan } from "../../jobs/import/recognising/recognise-plan.ts";
import { recogniseScores } from "../../jobs/import/recognising/scores/recognise-scores.ts";
import { sourceFile } from "../jobs/import/given.ts";

export interface RecognisedFile {
  readonly plan: ImportedPlan;
  readonly scores: ImportedScores;
}

/** Reads a file for a plan year; throws where it cannot be read at all. */
export async function recognisedFile(path: string, year: number): Promise<RecognisedFile> {
  const document = await readDocument(sourceFile(readFileSync(path), path));
  if (!document.ok) throw new Error(`${path}: ${document.error.code}`);
  const plan = recognisePlan(document.value, { given: year, current: year });
  if (!plan.ok) throw new Error(`${path}: ${plan.error.code}`);
  return { plan: plan.value, scores: recogniseScores(document.value) };
}
