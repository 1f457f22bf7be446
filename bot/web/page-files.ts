/** The page's own files, read once; its words are put into the HTML when it is made. */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PAGE_WORDS } from "../copy/web-page.ts";
import { escapeHtml, fillTemplate } from "./page-template.ts";

const FOLDER = fileURLToPath(new URL("page/", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

export interface PageFiles {
  readonly html: string;
  /** By name, as in `/assets/<name>`. */
  readonly assets: ReadonlyMap<string, { readonly type: string; readonly text: string }>;
}

/** @param organisation whose sample data it shows */
export function readPageFiles(organisation: string): PageFiles {
  const assets = new Map<string, { type: string; text: string }>();
  for (const name of readdirSync(FOLDER)) {
    const type = TYPES[extname(name)];
    if (type !== undefined)
      assets.set(name, { type, text: readFileSync(join(FOLDER, name), "utf8") });
  }
  const template = readFileSync(join(FOLDER, "index.html"), "utf8");
  return { html: fillTemplate(template, wordsOf(organisation)), assets };
}

/** Every word of the page by its name, and as `words` all of them as JSON. */
function wordsOf(organisation: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>(
    Object.entries(PAGE_WORDS).flatMap(([name, word]) =>
      typeof word === "string" ? [[name, escapeHtml(word)] as const] : [],
    ),
  );
  values.set("organisation", escapeHtml(organisation));
  // Inside a script element only `<` could end it.
  values.set("words", JSON.stringify(PAGE_WORDS).replaceAll("<", "\\u003c"));
  return values;
}
