import { breach, describeRule, source } from "./rule.ts";
import { noMachinePaths, nothingUnfinished } from "./rules/leftovers.ts";
import { readSources, readTexts } from "./source-tree.ts";

// Put together, so that this file does not report itself.
const LATER = ["TO", "DO"].join("");
const BROKEN = ["FIX", "ME"].join("");
const path = (...parts: string[]) => `/${parts.join("/")}`;

describeRule("nothing is left unfinished", {
  rule: nothingUnfinished,
  tree: readSources,
  violating: {
    "a note for later": breach(LATER, source("domain/probe.ts", `// ${LATER}: the rest`)),
    "a note of a fault": breach(BROKEN, source("test/probe.test.ts", `/* ${BROKEN} */`)),
  },
  conforming: {
    "words that look alike": [source("domain/probe.ts", `const ${LATER}S = "todo list";`)],
  },
});

describeRule("no file names a path of the machine that it was made on", {
  rule: noMachinePaths,
  tree: readTexts,
  violating: {
    "a home": breach("home", source("README.md", `Run ${path("home", "lan", "dondoc")} first`)),
    "a temporary folder": breach(
      "tmp",
      source("jobs/probe.ts", `open("${path("tmp", "a.sqlite")}")`),
    ),
    "the administrator's folder": breach("root", source(".ci/run", `cd ${path("root", "x")}`)),
    "a working folder": breach("work", source("docs/a.md", `(${path("work", "main")})`)),
    "a file's address": breach("home", source("a.ts", `file://${path("home", "lan")}`)),
    "a home on a Mac": breach("Users", source("a.json", `{"at":"${path("Users", "lan")}"}`)),
    "a home on Windows": breach("Users", source("a.md", ["C:", "Users", "lan"].join("\\"))),
  },
  conforming: {
    "a relative path": [
      source("a.ts", `import "./work/tmp/x.ts"; read("data${path("tmp", "x")}");`),
    ],
    "a web address": [source("a.md", `https://example.vn${path("home", "page")}`)],
    "a place given at run time": [source(".ci/run", `cd "\${HOME}${path("work", "x")}"`)],
    "a path of the system": [source(".ci/run", "#!/usr/bin/env bash", "exec /bin/sh")],
  },
});
