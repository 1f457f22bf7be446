import { breach, describeRule, source } from "./rule.ts";
import { vietnameseOnlyInCopy } from "./rules/vietnamese-text.ts";
import { isShipped, readSources } from "./source-tree.ts";

describeRule("Vietnamese text stands in the copy and in the importers' vocabularies only", {
  rule: vietnameseOnlyInCopy,
  tree: () => readSources().filter(isShipped),
  violating: {
    "a string in the bot": breach(
      "Tin nhắn",
      source("bot/web/page.ts", `export const label = "Tin nhắn";`),
    ),
    "a template in a job": breach(
      "quá hạn",
      source("jobs/digest.ts", "export const text = (n: number) => `${n} việc quá hạn`;"),
    ),
    "a string in the database": breach("Gửi", source("db/probe.ts", `throw new Error("Gửi");`)),
    "a string in a root file": breach("lỗi", source("main.ts", `fail('lỗi');`)),
    "letters written as escapes": breach(
      "đ",
      source("bot/probe.ts", String.raw`export const text = "\u0111";`),
    ),
    "letters taken apart": breach("e", source("bot/probe.ts", `export const text = "e\u0302";`)),
    "a capital": breach("Đ", source("bot/probe.ts", `export const text = "Đ";`)),
  },
  conforming: {
    "the copy": [source("bot/copy/digest.ts", `export const title = "Việc hôm nay";`)],
    "the vocabulary of an importer": [source("jobs/import/plan.ts", `export const word = "Quý";`)],
    "a comment": [
      source("db/probe.ts", "/** Nhiệm vụ: a task. */", "export const one = 1; // Việc"),
    ],
    "marks that are not of a letter": [source("bot/probe.ts", `export const text = "→ … · “a”";`)],
  },
});
