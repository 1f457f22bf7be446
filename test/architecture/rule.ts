import { describe, expect, test } from "vitest";
import type { SourceFile } from "./source-tree.ts";

export interface Violation {
  readonly path: string;
  /** From 1; 0 when it is the file itself. */
  readonly line: number;
  readonly detail: string;
}

/** A rule of the house, as a function over source files. */
export type Rule = (files: readonly SourceFile[]) => Violation[];

export interface Probe {
  readonly files: readonly SourceFile[];
  /** Part of the detail that must be reported. */
  readonly finds: string;
}

export interface RuleProof {
  readonly rule: Rule;
  /** The files that the rule is for. */
  readonly tree: () => SourceFile[];
  /** Breaches, by name: each must be reported, or the rule does not bite. */
  readonly violating: Readonly<Record<string, Probe>>;
  /** Neighbours of a breach, by name: none may be reported. */
  readonly conforming: Readonly<Record<string, readonly SourceFile[]>>;
}

export function perFile(check: (file: SourceFile) => Violation[]): Rule {
  return (files) => files.flatMap(check);
}

export function source(path: string, ...lines: string[]): SourceFile {
  return { path, text: `${lines.join("\n")}\n` };
}

export function breach(finds: string, ...files: SourceFile[]): Probe {
  return { files, finds };
}

/** Proves that the tree keeps a rule, and that the rule can tell. */
export function describeRule(name: string, { rule, tree, violating, conforming }: RuleProof): void {
  describe(name, () => {
    test("the tree keeps it", () => {
      const files = tree();

      expect(files.length).toBeGreaterThan(0);
      expect(rule(files).map(inOneLine)).toEqual([]);
    });

    test.each(Object.entries(violating))("reports %s", (_, { files, finds }) => {
      expect(rule(files).map(inOneLine)).toContainEqual(expect.stringContaining(finds));
    });

    test.each(Object.entries(conforming))("allows %s", (_, files) => {
      expect(rule(files).map(inOneLine)).toEqual([]);
    });
  });
}

function inOneLine({ path, line, detail }: Violation): string {
  return line === 0 ? `${path}: ${detail}` : `${path}:${line}: ${detail}`;
}
