import { perFile } from "../rule.ts";
import { layerOf } from "../source-tree.ts";
import {
  argumentsOf,
  lineOf,
  memberName,
  nodesOf,
  stringValue,
  type SyntaxNode,
} from "../syntax.ts";

const HOLLOW = new Set(["only", "skip", "todo"]);
const ALIASES = new Set(["fdescribe", "fit", "xdescribe", "xit", "xtest"]);
const REGISTERING = new Set(["bench", "describe", "it", "suite", "test"]);

/** Every test that is written is run: what cannot run says so in one line, and fails in CI. */
export const noTestIsLeftOut = perFile((file) => {
  if (layerOf(file.path) !== "test") return [];
  return nodesOf(file).flatMap(({ node }) => {
    const found = hollow(node);
    const detail = `leaves tests out: ${found}`;
    return found === null ? [] : [{ path: file.path, line: lineOf(file, node), detail }];
  });
});

function hollow(node: SyntaxNode): string | null {
  if (node.type === "MemberExpression") {
    const name = memberName(node);
    const registers = REGISTERING.has(rootName(node)) || name === "skip";
    return name !== null && HOLLOW.has(name) && registers ? `.${name}` : null;
  }
  if (node.type !== "CallExpression") return null;
  const root = rootName(node);
  if (ALIASES.has(root)) return root;
  return REGISTERING.has(root) ? hollowOption(node) : null;
}

/** `test("…", { skip: true }, …)` does the same as the method. */
function hollowOption(call: SyntaxNode): string | null {
  const options = argumentsOf(call).filter(({ type }) => type === "ObjectExpression");
  const properties = options.flatMap((option) => option["properties"] as readonly SyntaxNode[]);
  for (const { key } of properties as readonly { key?: SyntaxNode }[]) {
    const name = key?.["name"] ?? stringValue(key);
    if (typeof name === "string" && HOLLOW.has(name)) return `{ ${name} }`;
  }
  return null;
}

/** The name at the start of a chain: `describe` of `describe.concurrent.each(…)`. */
function rootName(node: SyntaxNode): string {
  if (node.type === "Identifier") return String(node["name"]);
  const inner = node["object"] ?? node["callee"];
  return inner ? rootName(inner as SyntaxNode) : "";
}
