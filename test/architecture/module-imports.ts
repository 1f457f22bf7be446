import { posix } from "node:path";
import type { SourceFile } from "./source-tree.ts";
import {
  argumentsOf,
  isIdentifier,
  lineOf,
  nodesOf,
  stringValue,
  type SyntaxNode,
} from "./syntax.ts";

/** One use of another module, of types or values, static or not. */
export interface ModuleImport {
  /** As written; null where it is computed, so that nobody can know it. */
  readonly specifier: string | null;
  /** The names that are taken by name. */
  readonly names: readonly string[];
  /** `import * as …`: everything is within reach. */
  readonly wholesale: boolean;
  readonly line: number;
}

/** The package of a specifier: `@date-fns/tz`, `date-fns` of `date-fns/isToday`, `node:fs`. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** The path that a relative specifier means, from the repository's root; null for a package. */
export function targetOf(file: SourceFile, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  return posix.join(posix.dirname(file.path), specifier);
}

export function importsOf(file: SourceFile): ModuleImport[] {
  return nodesOf(file).flatMap(({ node }) => {
    const source = moduleSource(node);
    if (source === undefined) return [];
    const specifiers = node.type === "ImportDeclaration" ? specifiersOf(node) : [];
    return [
      {
        specifier: stringValue(source),
        names: specifiers.flatMap(importedName),
        wholesale: specifiers.some(({ type }) => type === "ImportNamespaceSpecifier"),
        line: lineOf(file, node),
      },
    ];
  });
}

/** Where the node names a module, the expression that names it; else undefined. */
function moduleSource(node: SyntaxNode): unknown {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return node["source"];
    case "ExportNamedDeclaration":
      return node["source"] ?? undefined;
    case "TSExternalModuleReference":
      return node["expression"];
    case "CallExpression":
      return isIdentifier(node["callee"], "require") ? argumentsOf(node)[0] : undefined;
    default:
      return undefined;
  }
}

function specifiersOf(declaration: SyntaxNode): readonly SyntaxNode[] {
  return declaration["specifiers"] as readonly SyntaxNode[];
}

function importedName(specifier: SyntaxNode): string[] {
  if (specifier.type === "ImportDefaultSpecifier") return ["default"];
  const imported = specifier["imported"] as SyntaxNode | undefined;
  const name = imported?.["name"] ?? imported?.["value"];
  return typeof name === "string" ? [name] : [];
}
