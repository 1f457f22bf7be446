import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ChartData } from "../domain/channel.ts";

const PROCESS = fileURLToPath(new URL("chart-process.ts", import.meta.url));
const PATIENCE_MILLIS = 30_000;
const LARGEST_PICTURE_BYTES = 10_000_000;
const PICTURES_KEPT = 4;

export type DrawChart = (chart: ChartData) => Promise<Uint8Array>;

/**
 * Draws charts in a process of their own: the drawing libraries would keep a hundred megabytes
 * for a picture a week. All leaders' summaries of a morning share one picture. Throws when the
 * drawing fails.
 */
export function makeChartDrawer(): DrawChart {
  const pictures = new Map<string, Promise<Uint8Array>>();
  return (chart) => {
    const data = JSON.stringify(chart);
    const known = pictures.get(data);
    if (known) return known;
    const picture = drawApart(data);
    pictures.set(data, picture);
    picture.catch(() => pictures.delete(data));
    const [oldest] = pictures.keys();
    if (pictures.size > PICTURES_KEPT && oldest !== undefined) pictures.delete(oldest);
    return picture;
  };
}

function drawApart(data: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const options = {
      encoding: "buffer",
      timeout: PATIENCE_MILLIS,
      maxBuffer: LARGEST_PICTURE_BYTES,
    } as const;
    const child = execFile(process.execPath, [PROCESS], options, (error, picture) => {
      if (error) reject(new Error("a chart could not be drawn", { cause: error }));
      else resolve(new Uint8Array(picture));
    });
    child.stdin?.end(data);
  });
}
