/** What previewing a large spreadsheet costs beside merely reading it with the library. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import writeExcelFile from "write-excel-file/node";
import { median, type Comparison } from "./measure.ts";

const ROWS = 10_000;
const ROUNDS = 3;
const MOST_MEGABYTES = 512;
const TIMINGS = ["Quý I/2023", "Tháng 12/2023", "Hàng quý", "Thường xuyên", "- Quý II\n- Tháng 11"];
const HEADER = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn"];

export async function measureSpreadsheet(): Promise<readonly Comparison[]> {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-sheet-"));
  try {
    const file = join(folder, "ke-hoach.xlsx");
    await writeSheet(file);
    const ours: Ran[] = [];
    const bare: Ran[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await runNode(["--input-type=module", "--eval", BARE_READING, file], folder));
      ours.push(await runNode(["main.ts", "import", "plan", file, "--year", "2023"], folder));
    }
    return [
      {
        what: `preview of a spreadsheet of ${ROWS} rows, on the command line`,
        ours: ROWS / (median(ours.map(({ millis }) => millis)) / 1000),
        limit: ROWS / (median(bare.map(({ millis }) => millis)) / 1000),
        unit: "rows a second",
        limitIs: "a process that only reads it with its library",
        atLeast: null,
      },
      {
        what: "memory of that preview at its peak",
        ours: median(ours.map(({ megabytes }) => megabytes)),
        limit: MOST_MEGABYTES,
        unit: "MB",
        limitIs: "what the reading may have at most",
        atLeast: null,
      },
      {
        what: "memory of the bare reading at its peak",
        ours: median(bare.map(({ megabytes }) => megabytes)),
        limit: MOST_MEGABYTES,
        unit: "MB",
        limitIs: "for scale",
        atLeast: null,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const BARE_READING = `
  import readExcelFile from "read-excel-file/node";
  await readExcelFile(process.argv[1]);
`;

async function writeSheet(file: string): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, index) => [
    index + 1,
    `Nhiệm vụ thứ ${index + 1} của kế hoạch cải cách hành chính`,
    `Phòng số ${(index % 40) + 1}`,
    "Cơ quan, đơn vị huyện",
    "- Kế hoạch\n- Báo cáo",
    TIMINGS[index % TIMINGS.length] ?? "",
  ]);
  await writeExcelFile([HEADER, ...rows]).toFile(file);
}

interface Ran {
  readonly millis: number;
  readonly megabytes: number;
}

/** Runs a process to its end, with the memory that it held at its peak. */
async function runNode(args: readonly string[], folder: string): Promise<Ran> {
  const from = performance.now();
  const child = spawn(process.execPath, ["--import", PEAK_REPORTER, ...args], {
    env: { PATH: process.env["PATH"], DATABASE_URL: `file:${join(folder, "bench.sqlite")}` },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += String(chunk)));
  const status = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  const millis = performance.now() - from;
  const kilobytes = /peak (\d+)/u.exec(said)?.[1];
  if (status !== 0 || kilobytes === undefined) throw new Error(`it ended with ${status}: ${said}`);
  return { millis, megabytes: Number(kilobytes) / 1024 };
}

/** Says in the end how much memory the process held at most. */
const PEAK_REPORTER = `data:text/javascript,${encodeURIComponent(
  "process.once('exit', () => console.error('peak ' + process.resourceUsage().maxRSS));",
)}`;
