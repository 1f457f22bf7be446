import { importsOf, targetOf } from "../module-imports.ts";
import type { Rule, Violation } from "../rule.ts";
import { layerOf, type SourceFile } from "../source-tree.ts";
import { lineOf, nodesOf, stringValue, templateText, type SyntaxNode } from "../syntax.ts";

const KIT = /^bot\/(?<channel>[^/]+)\/\k<channel>-kit\.ts$/;
/** The channel that leads nowhere: a page on this machine, whose server the wiring has besides. */
const PAGE = "web";
/** The list of all channels, and of what each can do. */
const REGISTRY = "bot/channels.ts";

/**
 * A channel is known by its own folder and by the registry alone: whatever else is written holds
 * for every channel, so that another one is a folder and a line.
 */
export const noChannelByName: Rule = (files) => {
  const channels = files.flatMap(({ path }) => KIT.exec(path)?.groups?.["channel"] ?? []);
  return files
    .filter((file) => layerOf(file.path) !== "test" && file.path !== REGISTRY)
    .flatMap((file) => [...namesIn(file, channels), ...importsIn(file, channels)]);
};

function namesIn(file: SourceFile, channels: readonly string[]): Violation[] {
  const foreign = channels.filter((channel) => folderOf(file.path) !== channel);
  const nameIn = (text: string): string | undefined =>
    foreign.find((channel) => text.toLowerCase().includes(channel));
  const ofFile = nameIn(file.path);
  const violations: Violation[] = ofFile
    ? [{ path: file.path, line: 0, detail: `is named for ${ofFile}` }]
    : [];
  for (const { node } of nodesOf(file)) {
    const text = wordsOf(node);
    const channel = text === null ? undefined : nameIn(text);
    if (channel) {
      violations.push({ path: file.path, line: lineOf(file, node), detail: `names ${channel}` });
    }
  }
  return violations;
}

function importsIn(file: SourceFile, channels: readonly string[]): Violation[] {
  const own = folderOf(file.path);
  return importsOf(file).flatMap(({ specifier, line }) => {
    const folder = folderOf((specifier && targetOf(file, specifier)) ?? "");
    const isChannel = folder === PAGE || (folder !== null && channels.includes(folder));
    const isAllowed = folder === own || (folder === PAGE && layerOf(file.path) === "root");
    if (!isChannel || isAllowed) return [];
    return [{ path: file.path, line, detail: `imports the channel ${folder}` }];
  });
}

/** `telegram` of `bot/telegram/…`; null elsewhere. */
function folderOf(path: string): string | null {
  return /^bot\/(?<folder>[^/]+)\//.exec(path)?.groups?.["folder"] ?? null;
}

function wordsOf(node: SyntaxNode): string | null {
  if (node.type === "TemplateElement") return templateText(node);
  if (node.type === "Literal") return stringValue(node) ?? patternOf(node);
  const isName = node.type === "Identifier" || node.type === "PrivateIdentifier";
  return isName && typeof node["name"] === "string" ? node["name"] : null;
}

function patternOf(node: SyntaxNode): string | null {
  const { pattern } = (node["regex"] ?? {}) as { readonly pattern?: string };
  return pattern ?? null;
}
