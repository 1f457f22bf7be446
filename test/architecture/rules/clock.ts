import { importsOf, packageOf } from "../module-imports.ts";
import { perFile, type Violation } from "../rule.ts";
import { layerOf, type SourceFile } from "../source-tree.ts";
import {
  argumentsOf,
  isIdentifier,
  isMember,
  lineOf,
  nodesOf,
  stringValue,
  templateText,
  type SyntaxNode,
} from "../syntax.ts";

/** The one file that may ask the machine what time it is; all else is given a Clock. */
const SYSTEM_CLOCK = "system-clock.ts";

/** What date-fns answers by the machine's clock. */
const DATE_FNS_CLOCK =
  /^(?:constructNow|formatDistanceToNow(?:Strict)?|is(?:Future|Past|This\w+|Today|Tomorrow|Yesterday)|(?:start|end)Of(?:Today|Tomorrow|Yesterday))$/;

const SQL_CLOCK = /\bcurrent_(?:timestamp|date|time)\b|['"]now['"]|\bnow\(\)/i;

/** Nothing reads the machine's clock by itself, so that a moved or simulated clock moves it all. */
export const noDirectClock = perFile((file) => {
  if (file.path === SYSTEM_CLOCK || layerOf(file.path) === "test") return [];
  const reads = nodesOf(file).flatMap(({ node }) => {
    const detail = clockRead(node);
    return detail === null ? [] : [{ path: file.path, line: lineOf(file, node), detail }];
  });
  return [...reads, ...dateFnsClocks(file)];
});

/** No statement asks the database's server for the time: its clock is not the one we are given. */
export const noSqlClock = perFile((file) => {
  if (layerOf(file.path) !== "db") return [];
  return nodesOf(file).flatMap(({ node }) => {
    const text = node.type === "TemplateElement" ? templateText(node) : stringValue(node);
    const found = text === null ? null : SQL_CLOCK.exec(text);
    const detail = `asks the database for the time: ${found?.[0]}`;
    return found ? [{ path: file.path, line: lineOf(file, node), detail }] : [];
  });
});

function clockRead(node: SyntaxNode): string | null {
  if (node.type === "NewExpression" && argumentsOf(node).length === 0) {
    if (isIdentifier(node["callee"], "Date")) return "reads the clock: new Date()";
    if (isIdentifier(node["callee"], "TZDate")) return "reads the clock: new TZDate()";
  }
  if (node.type === "CallExpression") return calledClock(node);
  if (isMember(node, "Date", "now")) return "reads the clock: Date.now";
  if (isMember(node, "Temporal", "Now")) return "reads the clock: Temporal.Now";
  return null;
}

function calledClock(call: SyntaxNode): string | null {
  const callee = call["callee"] as SyntaxNode;
  if (isIdentifier(callee, "Date")) return "reads the clock: Date()";
  const zoneOnly = isMember(callee, "TZDate", "tz") && argumentsOf(call).length < 2;
  return zoneOnly ? "reads the clock: TZDate.tz of a zone alone" : null;
}

function dateFnsClocks(file: SourceFile): Violation[] {
  return importsOf(file).flatMap(({ specifier, names, wholesale, line }) => {
    if (specifier === null || packageOf(specifier) !== "date-fns") return [];
    const taken = [...names, specifier.replace(/^date-fns\//, "")];
    const details = taken
      .filter((name) => DATE_FNS_CLOCK.test(name))
      .map((name) => `reads the clock: date-fns' ${name}`);
    if (wholesale) details.push("takes all of date-fns, its clock readers included");
    return details.map((detail) => ({ path: file.path, line, detail }));
  });
}
