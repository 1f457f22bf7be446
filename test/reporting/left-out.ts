import type { TestModule } from "vitest/node";

declare module "vitest" {
  interface TaskMeta {
    /** What a suite would have needed to run here, as its user would install it. */
    leftOutFor?: string;
  }
}

/** One sentence for each missing server: how much was left out for it, and how to have it run. */
export function leftOutNotices(modules: readonly TestModule[]): string[] {
  const suites = new Map<string, string[]>();
  for (const module of modules) {
    for (const suite of module.children.allSuites()) {
      const missing = suite.meta().leftOutFor;
      if (missing !== undefined) suites.set(missing, [...(suites.get(missing) ?? []), suite.name]);
    }
  }
  return [...suites].map(([missing, names]) => leftOutNotice(missing, names));
}

function leftOutNotice(missing: string, suites: readonly string[]): string {
  return `left out: ${suites.join(", ")} (install ${missing} to run ${suites.length === 1 ? "it" : "them"})`;
}
