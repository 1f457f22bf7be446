import { importsOf, targetOf } from "../module-imports.ts";
import type { Rule } from "../rule.ts";

/** No file imports itself by way of others; types count, since they too must be read in order. */
export const noImportCycles: Rule = (files) => {
  const edges = new Map(
    files.map((file) => {
      const targets = importsOf(file).map(
        ({ specifier }) => specifier && targetOf(file, specifier),
      );
      return [file.path, targets.filter((target) => typeof target === "string")] as const;
    }),
  );
  return findCycles(edges).map((cycle) => ({
    path: cycle[0] ?? "",
    line: 0,
    detail: `imports itself: ${cycle.join(" → ")}`,
  }));
};

function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const finished = new Set<string>();
  const cycles: string[][] = [];

  function visit(path: string, trail: readonly string[]): void {
    const seenAt = trail.indexOf(path);
    if (seenAt !== -1) {
      cycles.push([...trail.slice(seenAt), path]);
      return;
    }
    if (finished.has(path)) return;
    for (const target of edges.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  }

  for (const path of edges.keys()) visit(path, []);
  return cycles;
}
