import { breach, describeRule, source } from "./rule.ts";
import { domainIsPure } from "./rules/purity.ts";
import { readSources } from "./source-tree.ts";

const probe = (...lines: string[]) => source("domain/probe.ts", ...lines);

describeRule("the domain reaches for nothing outside itself", {
  rule: domainIsPure,
  tree: () => readSources().filter(({ path }) => path.startsWith("domain/")),
  violating: {
    chance: breach("Math.random", probe("export const lot = () => Math.random();")),
    "chance of another kind": breach("crypto", probe("export const id = crypto.randomUUID();")),
    "the network": breach("fetch", probe("export const get = (url: string) => fetch(url);")),
    "the environment": breach("process", probe(`export const zone = process.env["TZ"];`)),
    "the screen": breach("console", probe("console.log(1);")),
    "a timer": breach(
      "setTimeout",
      probe("export const later = (f: () => void) => setTimeout(f, 1);"),
    ),
    "a way round": breach("globalThis", probe("export const now = globalThis.Date.now;")),
    "a stopwatch": breach("performance", probe("export const at = performance.now();")),
    "a shorthand": breach("process", probe("export const world = { process };")),
    "its own place": breach("import.meta", probe("export const here = import.meta.url;")),
  },
  conforming: {
    "names that look alike": [
      probe(
        "// console.log is for others.",
        "export interface Engine { process(): void; fetch: string }",
        "export const run = (engine: Engine) => engine.process();",
        "export const one = { performance: 1, text: 'console' };",
        "export const most = Math.max(1, 2);",
      ),
    ],
    "another layer": [source("jobs/probe.ts", "export const lot = () => Math.random();")],
  },
});
