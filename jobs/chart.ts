/** Draws the bars of a summary as a picture that can be read on a phone. */
import type { EChartsCoreOption } from "echarts/core";
import type { ChartData } from "../domain/channel.ts";
import { broken, FONT, FONT_FILES, widthOf } from "./chart-text.ts";

type Bar = ChartData["bars"][number];

const WIDTH = 1_000;
const MARGIN = 36;
const LABELS_WIDTH = 380;
const LEAST_BARS_WIDTH = 160;
const BAR_HEIGHT = 38;
const LEGEND_HEIGHT = 58;
/** Between a label and its bar, and between a bar and its total. */
const GAP = 16;
const TITLE = { size: 34, line: 44, lines: 3 };
const LABEL = { size: 25, line: 31, lines: 3 };
const VALUE_SIZE = 23;
/** More make a picture that no phone shows whole; the first are drawn, the text has them all. */
const MOST_BARS = 25;

/** From Okabe and Ito's palette: told apart with every kind of colour vision, and in grey. */
const COLOUR = { done: "#0072B2", overdue: "#D55E00", rest: "#DCE1E6" };
const INK = "#16202C";
const INK_ON_DARK = "#FFFFFF";

/** A PNG, 1000 pixels wide and as high as its bars need. The libraries load when it is first used. */
export async function drawChart(chart: ChartData): Promise<Uint8Array> {
  const [{ renderAsync }, svg] = await Promise.all([import("@resvg/resvg-js"), drawSvg(chart)]);
  const image = await renderAsync(svg, {
    background: "#FFFFFF",
    font: { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: FONT },
  });
  return image.asPng();
}

async function drawSvg(chart: ChartData): Promise<string> {
  const { init, setPlatformAPI, use } = await import("echarts/core");
  const { BarChart } = await import("echarts/charts");
  const { GridComponent, LegendComponent, TitleComponent } = await import("echarts/components");
  const { SVGRenderer } = await import("echarts/renderers");
  use([BarChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  // Its own guess takes every Vietnamese letter for a Chinese one, twice as wide.
  setPlatformAPI({ measureText: (text, font) => ({ width: widthOf(text, sizeOf(font)) }) });
  const layout = layOut(chart);
  const size = { width: WIDTH, height: layout.height };
  const drawing = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    drawing.setOption(optionOf(chart, layout));
    return drawing.renderToSVGString();
  } finally {
    // Its timers would keep the process alive.
    drawing.dispose();
  }
}

/** The size in a font as a style sheet names it: `700 34px Be Vietnam Pro`. */
function sizeOf(font: string | undefined): number {
  return Number(/([\d.]+)px/u.exec(font ?? "")?.[1] ?? LABEL.size);
}

/** Where everything stands, in pixels. */
interface Layout {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly labels: readonly string[];
  readonly legendTop: number;
  readonly barsTop: number;
  readonly barsWidth: number;
  readonly height: number;
  /** The value of the longest bar. */
  readonly largest: number;
}

function layOut(chart: ChartData): Layout {
  const title = broken(chart.title, WIDTH - 2 * MARGIN, TITLE);
  const bars = chart.bars.slice(0, MOST_BARS);
  const labels = bars.map(({ label }) => broken(label, LABELS_WIDTH - GAP, LABEL));
  const mostLines = Math.max(1, ...labels.map((lines) => lines.length));
  const pitch = Math.max(BAR_HEIGHT + 22, mostLines * LABEL.line + 20);
  const legendTop = MARGIN + title.length * TITLE.line + 18;
  const barsTop = legendTop + LEGEND_HEIGHT;
  const totalsWidth = Math.max(0, ...bars.map(longestTotal)) + GAP;
  return {
    title: title.join("\n"),
    bars,
    labels: labels.map((lines) => lines.join("\n")),
    legendTop,
    barsTop,
    barsWidth: Math.max(LEAST_BARS_WIDTH, WIDTH - 2 * MARGIN - LABELS_WIDTH - totalsWidth),
    height: barsTop + bars.length * pitch + MARGIN,
    largest: Math.max(1, ...bars.map(sumOf)),
  };
}

function longestTotal(bar: Bar): number {
  return widthOf(`${totalText(bar)} ${figure(bar.overdue)}`, LABEL.size) + GAP;
}

function optionOf(chart: ChartData, layout: Layout): EChartsCoreOption {
  return {
    animation: false,
    title: {
      text: layout.title,
      left: MARGIN,
      top: MARGIN,
      padding: 0,
      textStyle: { ...ink(TITLE.size), lineHeight: TITLE.line, fontWeight: 700 },
    },
    legend: {
      left: MARGIN,
      top: layout.legendTop,
      padding: 0,
      itemGap: 40,
      itemWidth: 26,
      itemHeight: 26,
      icon: "roundRect",
      textStyle: ink(LABEL.size),
    },
    grid: {
      left: MARGIN + LABELS_WIDTH,
      width: layout.barsWidth,
      top: layout.barsTop,
      bottom: MARGIN,
      outerBoundsMode: "none",
    },
    xAxis: { type: "value", show: false, max: layout.largest },
    yAxis: {
      type: "category",
      data: layout.labels,
      inverse: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: COLOUR.rest, width: 2 } },
      axisLabel: { ...ink(LABEL.size), lineHeight: LABEL.line, margin: GAP, interval: 0 },
    },
    series: [...partsOf(chart, layout), totalsOf(layout)],
  };
}

function ink(fontSize: number, color: string = INK): object {
  return { fontFamily: FONT, fontSize, color };
}

function partsOf(chart: ChartData, layout: Layout): readonly object[] {
  return (["done", "overdue", "rest"] as const).map((part) => ({
    type: "bar",
    name: chart.legend[part],
    stack: "all",
    barWidth: BAR_HEIGHT,
    itemStyle: { color: COLOUR[part] },
    data: layout.bars.map((bar) => bar[part]),
    label: {
      ...ink(VALUE_SIZE, part === "rest" ? INK : INK_ON_DARK),
      show: true,
      fontWeight: 700,
      formatter: ({ value }: { value: number }) => (fits(value, layout) ? figure(value) : ""),
    },
  }));
}

/** Nothing to see but its labels, which stand where the bars end. */
function totalsOf(layout: Layout): object {
  const overdue = { ...ink(LABEL.size, COLOUR.overdue), fontWeight: 700, padding: [0, 0, 0, GAP] };
  return {
    type: "bar",
    stack: "all",
    data: layout.bars.map(() => 0),
    label: {
      show: true,
      position: "right",
      distance: GAP,
      formatter: ({ dataIndex }: { dataIndex: number }) => totalLabel(layout, dataIndex),
      rich: { total: { ...ink(LABEL.size), fontWeight: 700 }, overdue },
    },
  };
}

/** What is done of all; and what is overdue, where its part of the bar is too small to say so. */
function totalLabel(layout: Layout, index: number): string {
  const bar = layout.bars[index];
  if (!bar) return "";
  const total = `{total|${totalText(bar)}}`;
  const isSaid = bar.overdue === 0 || fits(bar.overdue, layout);
  return isSaid ? total : `${total}{overdue|${figure(bar.overdue)}}`;
}

function totalText(bar: Bar): string {
  return `${figure(bar.done)}/${figure(sumOf(bar))}`;
}

/** Whether a value can stand in its part of the bar. */
function fits(value: number, { barsWidth, largest }: Layout): boolean {
  const width = (value / largest) * barsWidth;
  return value > 0 && width > widthOf(figure(value), VALUE_SIZE) + 8;
}

/** As it is written in Vietnam: 1.234. */
function figure(value: number): string {
  return value.toLocaleString("vi-VN");
}

function sumOf({ done, overdue, rest }: Bar): number {
  return done + overdue + rest;
}
