/** Documents of the kind that the recognisers were not made from, against what people read in them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ImportedPlan, ImportedTask } from "../../../domain/plan-import.ts";
import { recognisedFile } from "../../documents/recognised-file.ts";

const UNSEEN = join(import.meta.dirname, "..", "..", "documents", "unseen");

const Part = z.record(z.string(), z.unknown());
const Expected = z.strictObject({
  about: z.string(),
  year: z.int(),
  files: z.array(z.string()).min(1),
  plan: z
    .strictObject({
      kind: z.string().nullable(),
      number: z.string().optional(),
      issuer: z.string().optional(),
      issuedOn: z.string().optional(),
      taskCount: z.int(),
      areas: z.array(z.tuple([z.string(), z.int()])).optional(),
      tasks: z
        .record(
          z.string(),
          z.looseObject({ title: z.string().optional(), problems: z.array(z.string()).optional() }),
        )
        .optional(),
      problems: z.array(z.string()),
      reportPeriods: z.array(Part).optional(),
    })
    .optional(),
  scores: z
    .strictObject({
      sets: z.array(z.looseObject({ criteriaAmong: z.array(Part).optional() })),
      problems: z.array(Part),
    })
    .optional(),
});
type ExpectedPlan = NonNullable<z.infer<typeof Expected>["plan"]>;

/** The code of every problem; what concerns a row is told for the document too. */
function problemsOf(plan: ImportedPlan): string[] {
  return plan.problems.map((each) => (each.code === "row" ? each.problem.code : each.code));
}

function checkPlan(plan: ImportedPlan, expected: ExpectedPlan): void {
  const { taskCount, areas, tasks = {}, problems, reportPeriods, ...header } = expected;
  expect.soft(plan).toMatchObject(header);
  expect.soft(plan.tasks).toHaveLength(taskCount);
  if (areas) {
    const groups = Map.groupBy(plan.tasks, ({ area }) => area);
    expect.soft([...groups].map(([area, own]) => [area, own.length])).toEqual(areas);
  }
  for (const [key, own] of Object.entries(tasks)) checkTask(taskOf(plan, key), own, key);
  const possible = problems.filter((code) => code.endsWith("?")).map((code) => code.slice(0, -1));
  const told = problemsOf(plan).filter((code) => !possible.includes(code));
  const due = problems.filter((code) => !code.endsWith("?"));
  expect.soft(told.toSorted()).toEqual(due.toSorted());
  if (reportPeriods) expect.soft(plan.reportPeriods).toMatchObject(reportPeriods);
}

/** By its place, from 1; or, where the order is nobody's promise, by how its title begins. */
function taskOf({ tasks }: ImportedPlan, key: string): ImportedTask | undefined {
  const [, beginning] = /^titled: (.*)$/u.exec(key) ?? [];
  if (beginning === undefined) return tasks[Number(key) - 1];
  return tasks.find(({ title }) => title.startsWith(beginning));
}

function checkTask(
  task: ImportedTask | undefined,
  { title, problems, ...rest }: NonNullable<ExpectedPlan["tasks"]>[string],
  key: string,
): void {
  expect.soft(task, key).toMatchObject(rest);
  if (title?.startsWith("^")) expect.soft(task?.title.startsWith(title.slice(1)), title).toBe(true);
  else if (title !== undefined) expect.soft(task?.title.replace(/[.;]$/u, "")).toBe(title);
  if (problems) expect.soft(task?.problems.map(({ code }) => code)).toEqual(problems);
}

for (const name of readdirSync(UNSEEN)) {
  const json: unknown = JSON.parse(readFileSync(join(UNSEEN, name, "expected.json"), "utf8"));
  const { about, year, files, plan, scores } = Expected.parse(json);

  describe(`${name}: ${about}`, () => {
    test.each(plan ? files : [])("%s as a plan", async (file) => {
      const read = await recognisedFile(join(UNSEEN, name, file), year);
      expect(read.plan.year).toBe(year);
      if (plan) checkPlan(read.plan, plan);
    });

    test.each(scores ? files : [])("%s as scores", async (file) => {
      const { scores: read } = await recognisedFile(join(UNSEEN, name, file), year);
      expect.soft(read.problems).toEqual(scores?.problems);
      expect.soft(read.sets).toHaveLength(scores?.sets.length ?? 0);
      for (const [at, { criteriaAmong = [], ...set }] of scores?.sets.entries() ?? []) {
        expect.soft(read.sets[at]).toMatchObject(set);
        for (const one of criteriaAmong) {
          expect.soft(read.sets[at]?.criteria).toContainEqual(expect.objectContaining(one));
        }
      }
    });
  });
}
