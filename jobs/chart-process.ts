/** Draws one chart and ends: data as JSON on standard input, the picture on standard output. */
import { json } from "node:stream/consumers";
import type { ChartData } from "../domain/channel.ts";
import { drawChart } from "./chart.ts";

process.stdout.write(await drawChart((await json(process.stdin)) as ChartData));
