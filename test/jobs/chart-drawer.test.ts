import { describe, expect, test } from "vitest";
import type { ChartData } from "../../domain/channel.ts";
import { makeChartDrawer } from "../../jobs/chart-drawer.ts";

const CHART: ChartData = {
  title: "Nhiệm vụ theo lĩnh vực",
  legend: { done: "Hoàn thành", overdue: "Quá hạn", rest: "Đang thực hiện" },
  bars: [{ label: "Cải cách thể chế", done: 1, overdue: 1, rest: 2 }],
};

const PNG = [0x89, 0x50, 0x4e, 0x47];

describe("the chart drawer", () => {
  test("draws a picture in a process of its own", async () => {
    const picture = await makeChartDrawer()(CHART);
    expect(Array.from(picture.slice(0, 4))).toEqual(PNG);
  });

  test("draws what several are sent once", async () => {
    const draw = makeChartDrawer();
    const [one, other] = await Promise.all([draw(CHART), draw({ ...CHART })]);
    expect(other).toBe(one);
  });

  test("says so when a chart cannot be drawn, and tries again the next time", async () => {
    const draw = makeChartDrawer();
    const broken = { ...CHART, bars: null } as unknown as ChartData;
    const first = draw(broken);
    await expect(first).rejects.toThrow("could not be drawn");
    expect(draw(broken)).not.toBe(first);
  });
});
