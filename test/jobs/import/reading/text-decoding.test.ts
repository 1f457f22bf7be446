import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../../jobs/import/reading/text-decoding.ts";
import { inWindows1258 } from "../../../documents/dossiers/dossier-files.ts";
import { OTHER_SEEDS, seedText } from "../given.ts";

const LINE =
  "Mã hồ sơ;Ngày tiếp nhận;Người nộp\r\nA-1;20/02/2023;Nguyễn Thị Phượng – Quỳnh Ưởng\r\n";

describe("Windows-1258", () => {
  test("is read, with every tone on its letter and composed", () => {
    expect(decodeText(inWindows1258(LINE))).toBe(LINE);
    const letters =
      "ngày aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ đ";
    for (const text of [letters, letters.toUpperCase()]) {
      expect(decodeText(inWindows1258(text))).toBe(text);
    }
  });

  test.each([undefined, ...OTHER_SEEDS])("holds a whole document: %s", (name) => {
    const text = seedText(name)
      .normalize("NFC")
      .replace(/[^\p{Script=Latin}\p{ASCII}]/gu, " ");
    expect(decodeText(inWindows1258(text))).toBe(text);
  });

  test("is never taken for UTF-8, nor UTF-8 for it", () => {
    const utf8 = new TextEncoder().encode(LINE);
    expect(decodeText(utf8)).toBe(LINE);
    // A letter that is cut in two is damage, not another encoding.
    expect(decodeText(utf8.subarray(0, utf8.length - 5))).toBeNull();
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...inWindows1258(LINE)))).toBeNull();
  });
});

describe("what is no Vietnamese is refused:", () => {
  test("French, Russian, and Vietnamese in an older encoding", () => {
    const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect(decodeText(latin("Numéro;Reçu le;Procédure à suivre;École\r\n"))).toBeNull();
    // “Mã hồ sơ, Ngày tiếp nhận, Người nộp” as TCVN3 has it.
    expect(decodeText(latin("M· hå s¬;Ngµy tiÕp nhËn;Ng­êi nép\r\n ngay ho so"))).toBeNull();
    const russian = Uint8Array.of(0xc4, 0xe0, 0xf2, 0xe0, 0x20, 0xcd, 0xee, 0xec, 0xe5, 0xf0);
    expect(decodeText(russian)).toBeNull();
  });

  test("a text with controls in it, however much of it reads well", () => {
    expect(decodeText(Uint8Array.of(...inWindows1258(LINE), 0x01))).toBeNull();
    expect(decodeText(Uint8Array.of(...inWindows1258(LINE), 0))).toBeNull();
  });

  test("pictures, packages, and random bytes", () => {
    const path = join(import.meta.dirname, "..", "..", "..", "documents", "seeds", "phu-my.xlsx");
    expect(decodeText(readFileSync(path))).toBeNull();
    const isText = (bytes: Uint8Array): boolean => {
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes) !== "";
      } catch {
        return false;
      }
    };
    const random = fc.uint8Array({ minLength: 40, maxLength: 400 }).filter((each) => !isText(each));
    fc.assert(
      fc.property(random, (bytes) => {
        expect(decodeText(bytes)).toBeNull();
      }),
    );
  });
});
