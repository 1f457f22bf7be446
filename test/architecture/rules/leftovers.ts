import { perFile, type Violation } from "../rule.ts";
import type { SourceFile } from "../source-tree.ts";

// Put together, so that this file does not report itself.
const UNFINISHED = new RegExp(`\\b(?:${["TO", "FIX"].join("DO|")}ME)\\b`);

const MACHINE_FOLDERS = ["home", "mnt", "root", "tmp", "Users", "var/folders", "work", "workspace"];
const MACHINE_PATH = new RegExp(
  `(?:file://|(?<![\\w.~/:})-]))/(?:${MACHINE_FOLDERS.join("|")})/[\\w.-]+|\\b[A-Z]:\\\\Users\\\\`,
);

/** What is unfinished is an issue, not a comment. */
export const nothingUnfinished = perFile((file) => matches(file, UNFINISHED, "is unfinished"));

/** No file knows where the machine keeps it: a path that exists on one machine only is a defect. */
export const noMachinePaths = perFile((file) =>
  matches(file, MACHINE_PATH, "names a machine's path"),
);

function matches(file: SourceFile, pattern: RegExp, fault: string): Violation[] {
  return file.text.split("\n").flatMap((text, index) => {
    const found = pattern.exec(text);
    return found ? [{ path: file.path, line: index + 1, detail: `${fault}: ${found[0]}` }] : [];
  });
}
