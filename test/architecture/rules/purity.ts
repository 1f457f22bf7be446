import { perFile } from "../rule.ts";
import { layerOf } from "../source-tree.ts";
import { isMember, lineOf, nodesOf, type Place } from "../syntax.ts";

/** What a runtime has lying about: the outside world, time and chance. */
const OUTSIDE = new Set([
  "Buffer",
  "console",
  "crypto",
  "fetch",
  "global",
  "globalThis",
  "navigator",
  "performance",
  "process",
  "queueMicrotask",
  "require",
  "setImmediate",
  "setInterval",
  "setTimeout",
  "WebSocket",
]);

/** Fields that hold a name which refers to nothing: `x.process`, `{ process: 1 }`. */
const NAMING_FIELDS: Readonly<Record<string, string>> = {
  MemberExpression: "property",
  MethodDefinition: "key",
  Property: "key",
  PropertyDefinition: "key",
  TSMethodSignature: "key",
  TSPropertySignature: "key",
};

/** The domain reaches for nothing: what it needs to know is given to it. */
export const domainIsPure = perFile((file) => {
  if (layerOf(file.path) !== "domain") return [];
  return nodesOf(file).flatMap((place) => {
    const detail = reach(place);
    return detail === null ? [] : [{ path: file.path, line: lineOf(file, place.node), detail }];
  });
});

function reach(place: Place): string | null {
  const { node } = place;
  if (isMember(node, "Math", "random")) return "leaves it to chance: Math.random";
  if (node.type === "MetaProperty") return "asks where it runs: import.meta";
  const name = node["name"];
  if (node.type !== "Identifier" || typeof name !== "string" || !OUTSIDE.has(name)) return null;
  return onlyNames(place) ? null : `reaches outside: ${name}`;
}

function onlyNames({ parent, field }: Place): boolean {
  if (!parent || parent["computed"] === true) return false;
  return NAMING_FIELDS[parent.type] === field;
}
