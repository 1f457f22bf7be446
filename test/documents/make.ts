/**
 * Makes the Word, Excel and text files of this folder from their sources; see README.md. Needs
 * LibreOffice (`soffice`). With folder names as arguments, makes only the unseen documents of these.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Order, writeDocuments } from "./writing/converting.ts";
import { appendix, cut, issued, numbered, tracked, whole } from "./writing/cu-lao-dung.ts";
import {
  gioLinhNumbered,
  gioLinhSource,
  phuMySource,
  quangDienSource,
  soNoiVuScores,
  soNoiVuSource,
} from "./writing/other-seeds.ts";
import { unseenOrders } from "./writing/unseen.ts";

const seed = (name: string, source: string, numbersHeadings = false): Order => ({
  path: join(import.meta.dirname, "seeds", name),
  source,
  numbersHeadings,
});

function seedOrders(): Order[] {
  return [
    seed("cu-lao-dung.docx", issued()),
    seed("cu-lao-dung-cut.docx", cut()),
    seed("cu-lao-dung-numbered.docx", numbered(), true),
    seed("cu-lao-dung-tracked.docx", tracked()),
    seed("cu-lao-dung.xlsx", whole()),
    ...["xlsx", "docx"].map((format) => seed(`cu-lao-dung-groups.${format}`, appendix(true))),
    ...["csv", "semicolon.csv", "tsv", "unicode.txt"].map((format) =>
      seed(`cu-lao-dung-appendix.${format}`, appendix(false)),
    ),
    seed("so-noi-vu.docx", soNoiVuSource("text", false)),
    seed("so-noi-vu-lists.docx", soNoiVuSource("text", true)),
    seed("so-noi-vu.xlsx", soNoiVuSource("typed", false)),
    seed("so-noi-vu-scores.xlsx", soNoiVuScores()),
    seed("gio-linh.docx", gioLinhSource()),
    seed("gio-linh-numbered.docx", gioLinhNumbered(), true),
    seed("gio-linh.xlsx", gioLinhSource()),
    ...["docx", "xlsx"].map((format) => seed(`phu-my.${format}`, phuMySource())),
    ...["docx", "xlsx"].map((format) => seed(`quang-dien.${format}`, quangDienSource())),
  ];
}

const UNSEEN = join(import.meta.dirname, "unseen");
const asked = process.argv.slice(2);
const folders = asked.length > 0 ? asked : readdirSync(UNSEEN);
const unseen = folders.flatMap((name) => unseenOrders(join(UNSEEN, name)));
writeDocuments([...(asked.length > 0 ? [] : seedOrders()), ...unseen]);
