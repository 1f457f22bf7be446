import { perFile } from "../rule.ts";
import { layerOf, type SourceFile } from "../source-tree.ts";
import { lineOf, nodesOf, stringValue, templateText, type SyntaxNode } from "../syntax.ts";

/** Where Vietnamese belongs: the wording itself, and the vocabulary of the documents that we read. */
const WORDED = /^(?:bot\/copy\/|jobs\/import\/)/;

/** `đ` has no decomposition; every other letter of Vietnamese loses its marks when taken apart. */
const VIETNAMESE = /[\u0300-\u0323đ]/i;

/** What people read is worded in one place, so no other holds a Vietnamese word to show. */
export const vietnameseOnlyInCopy = perFile((file) => {
  if (!isHeldToIt(file)) return [];
  return nodesOf(file).flatMap(({ node }) => {
    const text = textOf(node);
    if (text === null || !VIETNAMESE.test(text.normalize("NFD"))) return [];
    const detail = `holds Vietnamese text: ${text.trim().slice(0, 40)}`;
    return [{ path: file.path, line: lineOf(file, node), detail }];
  });
});

/** The domain is free: its tables name things of Vietnamese law. */
function isHeldToIt({ path }: SourceFile): boolean {
  const layer = layerOf(path);
  const held = layer === "db" || layer === "jobs" || layer === "bot" || layer === "root";
  return held && !WORDED.test(path);
}

function textOf(node: SyntaxNode): string | null {
  if (node.type === "TemplateElement") return templateText(node);
  return node.type === "Literal" ? stringValue(node) : null;
}
