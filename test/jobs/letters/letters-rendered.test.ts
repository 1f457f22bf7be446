/** Letters opened in LibreOffice: clean, on one page, with every letter of Vietnamese. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { letterValues } from "../../../bot/copy/letter-fields.ts";
import { LETTER_FORMS, type LetterForm } from "../../../domain/apology-rules.ts";
import { shippedTemplate } from "../../../jobs/letters/shipped-templates.ts";
import { fillTemplate } from "../../../jobs/letters/template-filling.ts";
import { describeWithLibreOffice } from "../../servers/suites.ts";
import { letterFacts } from "./template-parts.ts";

const REASON =
  "Phải xác minh tại xã An Thạnh 1; cán bộ thụ lý được điều động, ông Nguyễn Văn Ước & bà <Ỷ Lan> vắng mặt";

async function rendered(
  form: LetterForm,
): Promise<{ readonly text: string; readonly pages: number }> {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-letter-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { apology, ...facts } = letterFacts();
  const values = letterValues({ ...facts, apology: { ...apology, reason: REASON } });
  const file = join(folder, "letter.docx");
  writeFileSync(file, await fillTemplate(await shippedTemplate(form), values));
  for (const format of ["txt:Text (encoded):UTF8", "pdf"]) {
    await promisify(execFile)("soffice", [
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      "--headless",
      "--convert-to",
      format,
      "--outdir",
      folder,
      file,
    ]);
  }
  const pdf = readFileSync(join(folder, "letter.pdf"), "latin1");
  const text = readFileSync(join(folder, "letter.txt"), "utf8").replace(/^\uFEFF/u, "");
  return { text, pages: pdf.match(/\/Type\s*\/Page(?![a-z])/giu)?.length ?? 0 };
}

describeWithLibreOffice("in LibreOffice", () => {
  test.each(LETTER_FORMS)(
    "%s opens clean, on one page",
    async (form) => {
      const { text, pages } = await rendered(form);
      expect(pages).toBe(1);
      for (const words of [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHÒNG TƯ PHÁP",
        "Kính gửi: Nguyễn Thị Ánh",
        `Lý do: ${REASON}`,
        "14 giờ 30 phút, ngày 24 tháng 02 năm 2023",
        "ngày 01 tháng 3 năm 2023",
        "TRƯỞNG PHÒNG",
      ]) {
        expect(text).toContain(words);
      }
      expect(text).not.toMatch(/[{}]/u);
    },
    120_000,
  );
});
