/** Danh mục: how each document stands after it was reviewed, and what is missing beside it. */
import { describe, expect, test } from "vitest";
import type { DocumentReference } from "../../../domain/document-reference.ts";
import { extend } from "../../../domain/extension.ts";
import { submitEvidence } from "../../../domain/deadline.ts";
import { quarterPeriod } from "../../../domain/record-period.ts";
import { at, day } from "../../builders/time.ts";
import { exported, openProving, type Proving } from "./given.ts";

const ONE = "NV-002 Kế hoạch";
const TWO = "NV-002 Kế hoạch; Báo cáo kết quả";
const REPORT: DocumentReference = {
  number: "45/BC-PTP",
  kind: "BC",
  issuer: null,
  date: day("2023-03-20"),
  subject: null,
};

async function openTwoParts(): Promise<Proving> {
  const given = await openProving();
  const { deadline } = await given.find(ONE);
  const label = "Kế hoạch; Báo cáo kết quả";
  await given.sample.office.database.deadlines.save({ ...deadline, label });
  return given;
}

async function rowsOfOne(given: Proving) {
  const { rows } = await exported(given);
  return rows
    .filter((row) => row["Mã nhiệm vụ"] === "NV-002")
    .map((row) => [row["Sản phẩm"], row["Tình trạng kiểm chứng"], row["Ghi chú"]]);
}

describe("a product of two parts", () => {
  test("that is accepted is accepted in both: the first does not wait for ever", async () => {
    const given = await openTwoParts();
    await given.prove(await given.find(TWO));
    await given.prove(await given.find(TWO), { reference: REPORT });
    await given.review(TWO);

    expect(await rowsOfOne(given)).toEqual([
      ["Kế hoạch; Báo cáo kết quả", "Đạt", null],
      ["Kế hoạch; Báo cáo kết quả", "Đạt", null],
    ]);
  });

  test("that was handed in as it was says which part is missing", async () => {
    // Incident: handed in with a part missing, nothing of it was ever called missing.
    const given = await openTwoParts();
    await given.prove(await given.find(TWO));

    expect(await rowsOfOne(given)).toEqual([
      ["Kế hoạch; Báo cáo kết quả", "Chờ xem xét", null],
      ["Báo cáo kết quả", "Còn thiếu", "Còn thiếu: Báo cáo kết quả"],
    ]);
    // A reviewer who accepts it has agreed to that.
    await given.review(TWO);
    expect(await rowsOfOne(given)).toEqual([["Kế hoạch; Báo cáo kết quả", "Đạt", null]]);
  });
});

test("what was handed in again after a return waits, without the reason of before", async () => {
  // Incident: the very document that was handed in again was still called returned.
  const given = await openProving();
  const proof = await given.prove(await given.find(ONE));
  await given.review(ONE, "Không mở được");
  expect(await rowsOfOne(given)).toEqual([
    ["Kế hoạch", "Yêu cầu bổ sung", "Còn thiếu: Kế hoạch. Lý do: Không mở được"],
  ]);

  const { deadline } = await given.find(ONE);
  const deed = { by: given.giver, at: at("2023-04-01 09:00"), today: day("2023-04-01") };
  const again = submitEvidence(deadline, deed, proof.id, null);
  if (!again.ok) throw new Error("it cannot be handed in");
  await given.sample.office.database.deadlines.save(again.value);
  expect(await rowsOfOne(given)).toEqual([["Kế hoạch", "Chờ xem xét", null]]);
});

test("what was returned stays so beside what came in its place and was accepted", async () => {
  const given = await openProving();
  await given.prove(await given.find(ONE));
  await given.review(ONE, "Không đúng loại");
  await given.prove(await given.find(ONE));
  await given.review(ONE);

  expect(await rowsOfOne(given)).toEqual([
    ["Kế hoạch", "Yêu cầu bổ sung", "Lý do: Không đúng loại"],
    ["Kế hoạch", "Đạt", null],
  ]);
});

test("what is part of a report whose date was put off stays in its period, as the report does", async () => {
  // Incident: nine products left the first quarter when its reports were extended to April.
  const given = await openProving();
  const { deadlines } = given.sample.office.database;
  const period = quarterPeriod(day("2023-03-20"));
  const embedded = async () =>
    (await exported(given)).rows.filter((row) => String(row["Ghi chú"]).includes("Lồng ghép"));
  const before = await embedded();
  const { from: dueFrom, to: dueTo } = period;
  const reports = await deadlines.list({
    unitIds: null,
    kind: "report",
    dueFrom,
    dueTo,
    limit: 99,
  });
  for (const { deadline } of reports) await deadlines.save(extend(deadline, day("2023-04-20")));

  expect(before.length).toBeGreaterThan(0);
  expect(await embedded()).toHaveLength(before.length);
});
