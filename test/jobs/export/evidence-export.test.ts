import { PassThrough, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { FileHash } from "../../../domain/ids.ts";
import { monthsPeriod, quarterPeriod } from "../../../domain/record-period.ts";
import {
  evidenceForChat,
  MOST_BYTES_IN_CHAT,
  writeEvidenceZip,
} from "../../../jobs/export/evidence-export.ts";
import { newId } from "../../builders/ids.ts";
import { at, day } from "../../builders/time.ts";
import { exported, exportingFrom, fileOf, FIRST_QUARTER, openProving, tableOf } from "./given.ts";

const TITLE = "Tệp/Liên kết";
const NOTE = "Ghi chú";
const CODE = "Mã nhiệm vụ";
const OFFICE = "Văn phòng HĐND và UBND huyện";

describe("hồ sơ kiểm chứng", () => {
  test("a document that proves two things is once in the zip and twice in the index", async () => {
    const given = await openProving();
    const source = await fileOf(given, "một kế hoạch", "ke hoach.PDF");
    const first = await given.prove(await given.find("NV-002 Kế hoạch"), { source });
    const { id } = first.document;
    const other = await given.find("NV-008 Kế hoạch");
    await given.sample.office.database.evidence.add({
      ...first,
      id: newId("evidence"),
      proves: { kind: "deadline", deadlineId: other.deadline.id },
    });
    const path = "NV-002/01_Ke-hoach-191-KH-UBND_Phong-Tu-phap.pdf";
    const { paths, zip, rows } = await exported(given);

    expect(id).toBe(first.document.id);
    expect(paths).toEqual([path, "Danh muc ho so kiem chung.xlsx"]);
    expect(zip.get(path)?.toString()).toBe("một kế hoạch");
    expect(rows.filter((row) => row[TITLE] === path).map((row) => row[CODE])).toEqual([
      "NV-002",
      "NV-008",
    ]);
  });

  test("names what was handed in, and what is still missing", async () => {
    const given = await openProving();
    await given.prove(await given.find("NV-002 Kế hoạch"));
    const { rows } = await exported(given);
    const [proved, missing] = rows;

    expect(proved).toMatchObject({
      STT: 1,
      "Lĩnh vực/Tiêu chí": "Cải cách thể chế",
      [CODE]: "NV-002",
      "Đơn vị": "Phòng Tư pháp",
      "Sản phẩm": "Kế hoạch",
      "Thời hạn (hạn gốc)": new Date("2023-03-31"),
      "Loại tài liệu": "Kế hoạch",
      Số: "191",
      "Ký hiệu": "KH-UBND",
      "Ngày văn bản": new Date("2021-12-30"),
      "Tình trạng kiểm chứng": "Chờ xem xét",
      "Đúng hạn": "Đúng hạn",
      [TITLE]: "https://vanban.example.vn/191",
      [NOTE]: null,
    });
    expect(missing).toMatchObject({
      [CODE]: "NV-003",
      "Tình trạng kiểm chứng": "Còn thiếu",
      [NOTE]: "Còn thiếu: Kế hoạch",
    });
    expect(rows.every((row) => row["Mã nhiệm vụ"] !== "NV-011")).toBe(true);
  });

  test("what is not due yet is not missing", async () => {
    const given = await openProving();
    const { rows } = await exported(given, { period: monthsPeriod(2023, 4, 6), unitIds: null });

    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row["Tình trạng kiểm chứng"]))).toEqual(
      new Set(["Chưa đến hạn"]),
    );
  });

  test("what was returned says why, and what only has a number that its file is to come", async () => {
    const given = await openProving();
    await given.prove(await given.find("NV-002 Kế hoạch"), { source: { kind: "reference" } });
    const reason = "Chưa có dấu đỏ";
    await given.review("NV-002 Kế hoạch", reason);
    const [row] = (await exported(given)).rows;

    expect(row).toMatchObject({ "Tình trạng kiểm chứng": "Yêu cầu bổ sung", [TITLE]: null });
    expect(row?.[NOTE]).toBe(
      `Còn thiếu: Kế hoạch. Chờ tệp: mới có số, ngày văn bản. Lý do: ${reason}`,
    );
  });

  test("what is part of a report stands for its task, and is proved by the report", async () => {
    const given = await openProving();
    const report = await given.find("Báo cáo Quý I/2023", OFFICE);
    const source = await fileOf(given, "báo cáo", "bc.pdf");
    await given.prove(report, { source });
    const { paths, rows } = await exported(given);
    const embedded = rows.filter((row) =>
      String(row[NOTE]).includes("Lồng ghép trong Báo cáo Quý I/2023"),
    );

    expect(embedded.length).toBeGreaterThan(0);
    expect(embedded.every((row) => String(row[CODE]).startsWith("NV-"))).toBe(true);
    expect(paths[0]).toBe(
      "Bao-cao-dinh-ky/01_Ke-hoach-191-KH-UBND_Van-phong-HDND-va-UBND-huyen.pdf",
    );
    expect(embedded.some((row) => row[TITLE] === paths[0])).toBe(true);
  });

  test("an extended date keeps the work in the period of its first one, which stands beside it", async () => {
    const given = await openProving();
    const { deadlines } = given.sample.office.database;
    const { deadline } = await given.find("NV-002 Kế hoạch");
    const due = day("2023-04-14");
    await deadlines.save({ ...deadline, due, originalDue: deadline.due });
    const dates = { "Thời hạn (hạn gốc)": new Date("2023-03-31"), "Gia hạn đến": new Date(due) };

    for (const quarter of [1, 2]) {
      const period = quarterPeriod(day(`2023-0${quarter * 3}-01`));
      const { rows } = await exported(given, { period, unitIds: null });
      expect(rows.find((row) => row[CODE] === "NV-002")).toMatchObject(dates);
    }
  });

  test("a head's has his units' work alone, without the criteria of the whole index", async () => {
    const given = await openProving();
    const view = await given.find("NV-002 Kế hoạch");
    const made = await given.prove(view);
    const criterion = { setKey: "chi so", area: "Thể chế", name: "Quyết định Ban biên tập" };
    await given.sample.office.database.evidence.add({
      ...made,
      id: newId("evidence"),
      submittedAt: at("2023-02-01 09:00"),
      document: {
        ...made.document,
        id: newId("document"),
        reference: null,
        source: await fileOf(given, "quyết định", "QD ban bien tap.pdf"),
      },
      proves: { kind: "criterion", criterion },
    });
    const own = await exported(given, {
      period: FIRST_QUARTER.period,
      unitIds: [view.deadline.unitId],
    });
    const all = await exported(given);

    expect(new Set(own.rows.map((row) => row["Đơn vị"]))).toEqual(new Set(["Phòng Tư pháp"]));
    expect(own.paths).toEqual(["Danh muc ho so kiem chung.xlsx"]);
    expect(all.paths[0]).toBe("Tieu-chi/01_QD-ban-bien-tap.pdf");
    expect(all.rows.at(-1)).toMatchObject({
      "Lĩnh vực/Tiêu chí": "Thể chế – Quyết định Ban biên tập",
      "Tình trạng kiểm chứng": "Chờ xem xét",
    });
  });

  test("a file that is gone from the store, or damaged there, is named and keeps nothing else", async () => {
    const given = await openProving();
    const lost = { kind: "file", hash: "0".repeat(64) as FileHash, name: "mat.pdf" };
    await given.prove(await given.find("NV-002 Kế hoạch"), { source: lost });
    const source = await fileOf(given, "còn", "con.pdf");
    await given.prove(await given.find("NV-008 Kế hoạch"), { source });
    const { paths, rows } = await exported(given);

    expect(paths.filter((path) => path.startsWith("NV-"))).toEqual([
      "NV-008/01_Ke-hoach-191-KH-UBND_Phong-Noi-vu.pdf",
    ]);
    expect(rows[0]).toMatchObject({
      [TITLE]: "mat.pdf",
      [NOTE]: "Tệp không còn trong kho lưu trữ, đề nghị nộp lại",
    });
    const broken = { ...given.files, get: async () => Promise.reject(new Error("damaged")) };
    const output = new PassThrough().resume();
    const exporting = { ...exportingFrom(given), files: broken };
    expect(await writeEvidenceZip(exporting, FIRST_QUARTER, output)).toMatchObject({
      documents: 2,
      files: 0,
      lost: 2,
    });
  });

  test("more than a chat takes: the index alone, which says so", async () => {
    const given = await openProving();
    const large = Buffer.alloc(MOST_BYTES_IN_CHAT / 2 + 1);
    for (const [index, name] of ["NV-002 Kế hoạch", "NV-008 Kế hoạch"].entries()) {
      large[0] = index;
      const source = { kind: "file", hash: await given.files.put(large), name: "to.pdf" };
      await given.prove(await given.find(name), { source });
    }
    const { bytes, isWhole } = await evidenceForChat(exportingFrom(given), FIRST_QUARTER);

    expect(isWhole).toBe(false);
    expect((await tableOf(bytes))[0]?.[NOTE]).toBe("Không kèm tệp vì tổng dung lượng quá 45 MB");
    const whole = new PassThrough().resume();
    const counts = await writeEvidenceZip(exportingFrom(given), FIRST_QUARTER, whole);
    expect(counts).toMatchObject({ files: 2, lost: 0 });
  });

  test("a disk that is full fails it, and does not hang", async () => {
    const given = await openProving();
    const source = await fileOf(given, "x".repeat(500_000), "a.pdf");
    await given.prove(await given.find("NV-002 Kế hoạch"), { source });
    const full = new Writable({
      write: (_, __, done) => done(new Error("ENOSPC: no space left")),
    });
    await expect(writeEvidenceZip(exportingFrom(given), FIRST_QUARTER, full)).rejects.toThrow(
      "ENOSPC",
    );
  });
});
