/** The export with the figures of the Quảng Điền report, from the desk's file to what everybody reads of it. */
import { expect, test } from "vitest";
import { asXlsx } from "../../documents/dossiers/dossier-files.ts";
import { quangDienExport } from "../../documents/dossiers/made-dossier-export.ts";
import { openDesk } from "./apology-office.ts";
import { CHAIRMAN, openConversation } from "./support.ts";

const RECEIVED = "3.928/4.063 hồ sơ tiếp nhận (96,68 %)";

test(
  "4,063 dossiers come in by one yes; /hoso and /tonghop say 3.928/4.063, 96,68 %",
  { timeout: 60_000 },
  async () => {
    const office = await openConversation({ isWithoutPlan: true });
    const desk = await openDesk(office);
    office.setClock("2022-06-14 23:00");
    const bytes = await asXlsx(quangDienExport());
    const preview = await desk.sends({ name: "ho-so-6-thang.xlsx", bytes });
    expect(preview.text).toContain(RECEIVED);
    expect((await desk.presses("Nhập hồ sơ")).lines[0]).toContain("Đã nhập hồ sơ TTHC");
    expect(await office.stores.dossiers.count({ unitIds: null })).toBe(4063);

    await desk.says("/hoso");
    expect((await desk.presses("Tỷ lệ đúng hạn")).text).toContain(RECEIVED);
    const chairman = await office.as(CHAIRMAN);
    expect((await chairman.says("/tonghop")).text).toContain(RECEIVED);

    const again = await desk.sends({ name: "ho-so-6-thang.xlsx", bytes });
    expect(again.text).toContain("4.063 không đổi");
  },
);
