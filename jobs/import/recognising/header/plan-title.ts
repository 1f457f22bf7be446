/** Tên kế hoạch: what a document says that it is about. */
import { foldText } from "../../../../domain/text.ts";
import { matchFolded, firstFoldedMatch } from "../text/folded-match.ts";

const KIND =
  /^(?:ke hoach|chuong trinh(?: hanh dong)?|quyet dinh|de an|phuong an|chi thi|thong bao|cong van)$/u;
const APPENDIX = /^phu luc(?: (?:so )?[\divx]{1,4})?$/u;
/** Kind and title in one line, in capitals. */
const KIND_AND_TITLE = /^ke hoach (?=[a-z])(.+)$/du;
const SUBJECT = /^v\/v ?:? (.{3,300})/du;
const NO_TITLE =
  /^(?:can cu|thuc hien (?:quyet dinh|ke hoach|cong van|nghi quyet|chuong trinh|chi thi)|kinh gui|theo |de |[ivx]+\.|\d+\.|\(|so ?:)/u;
const LONGEST_TITLE = 400;

/** What follows the line `KẾ HOẠCH`, else `PHỤ LỤC`, over all of its lines; or a letter's subject. */
export function readTitle(beginning: readonly string[]): string {
  const kind = beginning.findIndex((line) => KIND.test(foldText(line)) || titleBeside(line) !== "");
  const at = kind < 0 ? beginning.findIndex((line) => APPENDIX.test(foldText(line))) : kind;
  if (at < 0) return firstFoldedMatch(SUBJECT, beginning)?.groups[0] ?? "";
  const lines = [titleBeside(beginning[at] ?? "")].filter((line) => line !== "");
  for (const line of beginning.slice(at + 1)) {
    const isPart = lines.length === 0 || goesOn(lines.at(-1) ?? "", line);
    if (!isPart || NO_TITLE.test(foldText(line)) || line.length > LONGEST_TITLE) break;
    lines.push(line);
  }
  return lines.join(" ");
}

function titleBeside(line: string): string {
  if (line !== line.toUpperCase()) return "";
  return matchFolded(KIND_AND_TITLE, line)?.groups[0] ?? "";
}

function goesOn(above: string, line: string): boolean {
  const areCapitals = above === above.toUpperCase() && line === line.toUpperCase();
  return areCapitals || /^\p{Ll}/u.test(line);
}
