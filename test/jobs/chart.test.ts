import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { renderAsync } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import type { ChartData } from "../../domain/channel.ts";
import { drawChart } from "../../jobs/chart.ts";

type Bar = ChartData["bars"][number];

const LEGEND = { done: "Đã xong", overdue: "Trễ hạn", rest: "Chưa đến hạn" };

function bar(given: Partial<Bar> = {}): Bar {
  return { label: "Phòng Nội vụ", done: 3, overdue: 1, rest: 2, ...given };
}

function chart(bars: readonly Bar[], title = "Tiến độ theo đơn vị"): ChartData {
  return { title, legend: LEGEND, bars };
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb`. */
  readonly at: (x: number, y: number) => string;
}

async function drawn(data: ChartData): Promise<Picture> {
  const png = Buffer.from(await drawChart(data));
  expect(png.subarray(0, 8)).toEqual(Buffer.from("89504e470d0a1a0a", "hex"));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const href = `data:image/png;base64,${png.toString("base64")}`;
  const { pixels } = await renderAsync(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <image href="${href}" width="${width}" height="${height}"/></svg>`,
  );
  const at = (x: number, y: number): string => {
    const from = (y * width + x) * 4;
    return `#${pixels.subarray(from, from + 3).toString("hex")}`;
  };
  return { width, height, at };
}

function isBlank(picture: Picture, left: number, top: number, right: number, bottom: number) {
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) if (picture.at(x, y) !== "#ffffff") return false;
  }
  return true;
}

test("is as high as its bars need, and draws the first twenty-five", async () => {
  const heights = [];
  for (const count of [0, 1, 10, 25, 60]) {
    const { width, height } = await drawn(chart(Array.from({ length: count }, () => bar())));
    expect(width).toBe(1_000);
    heights.push(height);
  }
  expect(heights).toEqual(heights.toSorted((one, other) => one - other));
  expect(new Set(heights).size).toBe(4);
  expect(heights[4]).toBe(heights[3]);
});

test("draws the parts of a bar by their size", async () => {
  const picture = await drawn(chart([bar({ done: 200, overdue: 100, rest: 100 })]));
  const count = new Map<string, number>();
  for (let x = 0; x < picture.width; x += 1) {
    // Near the lower edge of the bar, below its figures.
    const colour = picture.at(x, picture.height - 36 - 14);
    count.set(colour, (count.get(colour) ?? 0) + 1);
  }
  const [done = 0, overdue = 0, rest = 0] = ["#0072b2", "#d55e00", "#dce1e6"].map((colour) =>
    count.get(colour),
  );
  expect(overdue).toBeGreaterThan(50);
  expect(Math.abs(done - 2 * overdue)).toBeLessThan(6);
  expect(Math.abs(rest - overdue)).toBeLessThan(6);
});

test.for([
  ["long names", bar({ label: "Trung tâm Văn hóa, Thể thao và Truyền thanh ".repeat(6) })],
  ["one endless word", bar({ label: "Ủybannhândân".repeat(20) })],
  ["capitals", bar({ label: "ỦY BAN NHÂN DÂN HUYỆN CÙ LAO DUNG ".repeat(3) })],
  ["large figures", bar({ done: 1_234_567, overdue: 1, rest: 7_654_321 })],
  ["nothing at all", bar({ label: "", done: 0, overdue: 0, rest: 0 })],
] as const)("leaves its margins free with %s", async ([, odd]) => {
  const picture = await drawn(chart([odd, bar(), odd], `Tiến độ: ${odd.label} ${odd.label}`));
  const { width, height } = picture;
  expect(isBlank(picture, 0, 0, 24, height)).toBe(true);
  expect(isBlank(picture, width - 24, 0, width, height)).toBe(true);
  expect(isBlank(picture, 0, 0, width, 24)).toBe(true);
  expect(isBlank(picture, 0, height - 24, width, height)).toBe(true);
});

test("writes Vietnamese, whichever way its letters are composed", async () => {
  const label = "Phòng Nông nghiệp và Phát triển nông thôn";
  const [composed, taken, bare] = await Promise.all([
    drawChart(chart([bar({ label: label.normalize("NFC") })])),
    drawChart(chart([bar({ label: label.normalize("NFD") })])),
    drawChart(chart([bar({ label: label.normalize("NFD").replace(/\p{M}/gu, "") })])),
  ]);
  expect(Buffer.from(taken).equals(composed)).toBe(true);
  expect(Buffer.from(bare).equals(composed)).toBe(false);
});

test("takes markup for text", async () => {
  const odd = chart([bar({ label: `<b>&amp;"{total|x}{overdue|1}` })], "</text><b> & ]]>");
  const plain = chart([bar({ label: "b" })], "b");
  const [one, other] = await Promise.all([drawChart(odd), drawChart(plain)]);
  expect(one.length).toBeGreaterThan(other.length);
});

test("loads its libraries when it first draws, and lets the process end", async () => {
  const script = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    const heavy = () => loaded.some((url) => /echarts|resvg/.test(url));
    const { drawChart } = await import(${JSON.stringify(new URL("../../jobs/chart.ts", import.meta.url).href)});
    const before = heavy();
    const png = await drawChart(${JSON.stringify(chart([bar()]))});
    console.log(JSON.stringify({ before, after: heavy(), drawn: png.length > 1000 }));
  `;
  const args = ["--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 15_000 });
  expect(JSON.parse(stdout)).toEqual({ before: false, after: true, drawn: true });
});
