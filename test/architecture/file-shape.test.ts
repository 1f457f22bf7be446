import { breach, describeRule, source } from "./rule.ts";
import { filesAreShort, namesSaySomething } from "./rules/file-shape.ts";
import { isShipped, readSources } from "./source-tree.ts";

const lines = (count: number) => Array.from({ length: count }, () => "export {};");

describeRule("a file is short enough to be read at one go", {
  rule: filesAreShort,
  tree: () => readSources().filter(isShipped),
  violating: {
    "a line too many": breach("has 301 lines", source("jobs/probe.ts", ...lines(301))),
  },
  conforming: {
    "just as many as may be": [source("jobs/probe.ts", ...lines(300))],
    "a long migration": [source("db/migrations/0001-start.ts", ...lines(400))],
    "a long test": [source("test/jobs/probe.test.ts", ...lines(400))],
  },
});

describeRule("a file's name says what it is about", {
  rule: namesSaySomething,
  tree: readSources,
  violating: {
    "a file of anything": breach("utils", source("domain/utils.ts")),
    "a folder of anything": breach("common", source("bot/common/menu.ts")),
    "a file of helpers": breach("helpers", source("test/db/row-helpers.ts")),
    "a manager": breach("manager", source("jobs/queue-manager.ts")),
  },
  conforming: {
    "names that say something": [source("jobs/job-tools.ts"), source("domain/commonality.ts")],
  },
});
