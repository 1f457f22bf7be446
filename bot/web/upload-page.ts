/** Trang nộp tệp: the page as HTML, whole without a script; the form, or what has come of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LocalTime } from "../../domain/time.ts";
import {
  standsUntilWords,
  UPLOAD_NOTICES,
  UPLOAD_PROBLEMS,
  UPLOAD_WORDS,
  type UploadNotice,
  type UploadProblem,
} from "../copy/upload-page.ts";
import { escapeHtml, fillTemplate } from "./page-template.ts";

const FOLDER = fileURLToPath(new URL("public/", import.meta.url));

/** Why the form is shown once more, with the note that stood in it. */
interface FormAgain {
  readonly problem: UploadProblem;
  readonly note: string;
}

export interface UploadPage {
  readonly css: string;
  /** @param until by the office's wall clock */
  form(until: LocalTime, again: FormAgain | null): string;
  notice(notice: UploadNotice): string;
}

/** Its files are read once. */
export function makeUploadPage(): UploadPage {
  const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");
  const page = read("page.html");
  const form = read("form.html").trimEnd();
  return {
    css: read("page.css"),
    form(until, again) {
      const title = UPLOAD_WORDS.title;
      const typed = again?.note ?? "";
      const values = escaped({ ...UPLOAD_WORDS, typed, until: standsUntilWords(until) });
      const body = fillTemplate(form, values.set("problem", again ? problemHtml(again) : ""));
      return fillTemplate(page, escaped({ title }).set("body", body));
    },
    notice(notice) {
      const { title, lines } = UPLOAD_NOTICES[notice];
      return fillTemplate(page, escaped({ title }).set("body", noticeHtml(title, lines)));
    },
  };
}

function problemHtml({ problem }: FormAgain): string {
  return `<p class="problem" role="alert">${escapeHtml(UPLOAD_PROBLEMS[problem])}</p>`;
}

function noticeHtml(title: string, lines: readonly string[]): string {
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("");
  return `<div role="status"><h1>${escapeHtml(title)}</h1>${paragraphs}</div>`;
}

function escaped(values: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(values).map(([name, value]) => [name, escapeHtml(value)]));
}
