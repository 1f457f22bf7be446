/**
 * Makes the Word files beside it that the tests of the page send. Needs LibreOffice (`soffice`), as
 * `test/documents/make.ts` does, whose notation the sources have.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeDocuments } from "../../../documents/writing/converting.ts";
import { issued } from "../../../documents/writing/cu-lao-dung.ts";

const inHere = (name: string) => join(import.meta.dirname, name);

/** The sample office's own plan, put right: one date later, the last task gone, another added. */
function corrected(): string {
  const lines = issued().replace("Quý 2/2023", "Quý III/2023").split("\n");
  const last = lines.findLastIndex((line) => line.includes("Kế hoạch Kiểm tra CCHC"));
  lines[last] =
    "| ^ | 3. Tổ chức đối thoại với người dân, doanh nghiệp về cải cách hành chính | Báo cáo | " +
    "Phòng Nội vụ | UBND cấp xã | Tháng 10/2023";
  return lines.join("\n");
}

writeDocuments([
  {
    path: inHere("digital-plan.docx"),
    source: readFileSync(inHere("digital-plan.source.txt"), "utf8"),
  },
  { path: inHere("cu-lao-dung-corrected.docx"), source: corrected() },
]);
