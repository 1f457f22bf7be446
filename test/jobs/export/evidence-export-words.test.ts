/** Whatever people wrote stays what it is: no formula, no path, no mark-up. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { day } from "../../builders/time.ts";
import { describeWithLibreOffice } from "../../servers/suites.ts";
import { exported, fileOf, HOSTILE, openProving, unzipped } from "./given.ts";

const TITLE = "Tệp/Liên kết";

describe("whatever the words are", () => {
  test.each(HOSTILE)("%j stays text", async (words) => {
    const given = await openProving();
    const reference = { number: words, kind: null, issuer: words, date: null, subject: words };
    await given.prove(await given.find("NV-002 Kế hoạch"), {
      reference,
      source: { kind: "link", url: words },
    });
    const { index, rows } = await exported(given);
    const [row] = rows;

    for (const column of ["Cơ quan ban hành", "Trích yếu", TITLE]) {
      expect(String(row?.[column]).trim()).toBe(words.trim());
    }
    const parts = await unzipped(index);
    for (const [path, xml] of parts) {
      if (path.includes("worksheets/")) expect(xml.toString()).not.toMatch(/<f[ >]/u);
    }
  });

  test("every path is readable, unique and stays inside", async () => {
    const given = await openProving();
    const view = await given.find("NV-002 Kế hoạch");
    const names = [
      "../../x.pdf",
      "..\\..\\x.pdf",
      "/etc/passwd",
      "CON",
      "a.pdf:b",
      "",
      "\u0001.exe",
    ];
    for (const [index, name] of names.entries()) {
      const source = await fileOf(given, `tệp ${index}`, name);
      await given.prove(view, { source, reference: null });
    }
    const { paths } = await exported(given);

    expect(paths).toHaveLength(names.length + 1);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    for (const path of paths.slice(0, -1)) {
      expect(path).toMatch(/^NV-002\/\d\d_[A-Za-z0-9-]+_Phong-Tu-phap(?:\.[a-z0-9]{1,8})?$/u);
    }
  });
});

describeWithLibreOffice("in LibreOffice", () => {
  test("the index opens clean, its words are words and its dates dates", async () => {
    const given = await openProving();
    for (const [index, name] of [
      "NV-002 Kế hoạch",
      "NV-008 Kế hoạch",
      "NV-014 Kế hoạch",
    ].entries()) {
      await given.prove(await given.find(name), {
        reference: {
          number: "191/KH-UBND",
          kind: "KH",
          issuer: HOSTILE[index * 2] ?? "",
          date: day("2023-03-05"),
          subject: HOSTILE[index * 2 + 1] ?? "",
        },
      });
    }
    const { index } = await exported(given);
    const csv = await inLibreOffice(index);

    expect(csv).toContain("Lĩnh vực/Tiêu chí");
    expect(csv).toContain("05/03/2023");
    for (const words of HOSTILE.slice(0, 6)) {
      expect(csv).toContain(words.trim().replaceAll('"', '""'));
    }
    expect(csv).not.toMatch(/#(?:NAME|VALUE|REF)|Err:/u);
  }, 120_000);
});

async function inLibreOffice(bytes: Uint8Array): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-libreoffice-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "index.xlsx"), bytes);
  await promisify(execFile)("soffice", [
    `-env:UserInstallation=file://${join(folder, "profile")}`,
    "--headless",
    "--convert-to",
    "csv:Text - txt - csv (StarCalc):44,34,76,1",
    "--outdir",
    folder,
    join(folder, "index.xlsx"),
  ]);
  return readFileSync(join(folder, "index.csv"), "utf8");
}
