import { breach, describeRule, source } from "./rule.ts";
import { noTestIsLeftOut } from "./rules/honest-tests.ts";
import { isShipped, readSources } from "./source-tree.ts";

const probe = (line: string) => source("test/domain/probe.test.ts", line);

describeRule("every test that is written is run", {
  rule: noTestIsLeftOut,
  tree: () => readSources().filter((file) => !isShipped(file)),
  violating: {
    "a test left out": breach(".skip", probe(`test.skip("one", () => {});`)),
    "a test that leaves out the others": breach(".only", probe(`it.only("one", () => {});`)),
    "a test yet to come": breach(".todo", probe(`test.todo("one");`)),
    "a suite left out, further on": breach(".skip", probe(`describe.concurrent.skip("one", f);`)),
    "a table left out": breach(".skip", probe(`test.skip.each([1])("one", f);`)),
    "a test that leaves itself out": breach(".skip", probe(`test("one", (t) => t.skip());`)),
    "an option": breach("{ skip }", probe(`test("one", { skip: true }, f);`)),
    "an alias": breach("xit", probe(`xit("one", f);`)),
    "a quoted name": breach(".only", probe(`describe["only"]("one", f);`)),
  },
  conforming: {
    "a suite that runs where it can": [probe(`describe.runIf(has)("one", f);`)],
    "words that look alike": [
      probe(`test("skips", () => expect(rows.only({ skip: 1, todo: [] })).toBe(".skip"));`),
    ],
  },
});
