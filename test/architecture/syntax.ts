import { parseAst } from "vitest/node";
import type { SourceFile } from "./source-tree.ts";

/** A node of the ESTree; which other fields it has depends on its `type`. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** A node with the one that holds it and the field in which it is held. */
export interface Place {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | null;
  readonly field: string;
}

const parsed = new WeakMap<SourceFile, readonly Place[]>();

/** All nodes of a file, outer before inner. Throws on a syntax error, naming the file. */
export function nodesOf(file: SourceFile): readonly Place[] {
  const known = parsed.get(file);
  if (known) return known;
  const places: Place[] = [];
  collect({ node: parse(file), parent: null, field: "" }, places);
  parsed.set(file, places);
  return places;
}

export function lineOf(file: SourceFile, node: SyntaxNode): number {
  return file.text.slice(0, node.start).split("\n").length;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

export function isIdentifier(value: unknown, name: string): boolean {
  return isNode(value) && value.type === "Identifier" && value["name"] === name;
}

/** `object.property`, or `object["property"]`. */
export function isMember(node: SyntaxNode, object: string, property: string): boolean {
  return (
    node.type === "MemberExpression" &&
    isIdentifier(node["object"], object) &&
    memberName(node) === property
  );
}

/** The property that a member expression names; null when it is computed. */
export function memberName(node: SyntaxNode): string | null {
  const property = node["property"];
  if (node["computed"] === true) return stringValue(property);
  return isNode(property) && typeof property["name"] === "string" ? property["name"] : null;
}

/** The text of a string literal, or of a template without placeholders; else null. */
export function stringValue(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === "Literal") return typeof value["value"] === "string" ? value["value"] : null;
  if (value.type !== "TemplateLiteral") return null;
  const quasis = value["quasis"] as readonly SyntaxNode[];
  return quasis.length === 1 && quasis[0] ? templateText(quasis[0]) : null;
}

/** The text between the placeholders of a template, escapes read. */
export function templateText(element: SyntaxNode): string {
  const { cooked, raw } = element["value"] as { readonly cooked: string | null; raw: string };
  return cooked ?? raw;
}

/** How many arguments a call is given. */
export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node["arguments"] as readonly SyntaxNode[];
}

function parse(file: SourceFile): SyntaxNode {
  try {
    const lang = /\.m?ts$/.test(file.path) ? "ts" : "js";
    // oxlint-disable-next-line typescript/no-deprecated -- the only parser that Vitest hands on
    return parseAst(file.text, { lang }) as unknown as SyntaxNode;
  } catch (cause) {
    throw new Error(`${file.path} cannot be parsed`, { cause });
  }
}

function collect(place: Place, places: Place[]): void {
  places.push(place);
  for (const [field, value] of Object.entries(place.node)) {
    const children = Array.isArray(value) ? (value as unknown[]) : [value];
    for (const node of children) {
      if (isNode(node)) collect({ node, parent: place.node, field }, places);
    }
  }
}
