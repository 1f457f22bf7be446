/** Tỷ lệ đúng hạn in words: each figure says what it is a share of. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import { DOSSIER_PERIODS, type DossierPeriod } from "../../domain/dossier-action.ts";
import type { DossierRatesContent } from "../../domain/dossier-content.ts";
import {
  onTimeOfReceived,
  onTimeOfResolved,
  shareNamed,
  type RateFigures,
  type Share,
  type ShareName,
  type TargetedShare,
} from "../../domain/dossier-rates.ts";
import { partsOf, type LocalDate } from "../../domain/time.ts";
import { ageLine, numberWords } from "./dossiers.ts";
import { shareWords } from "./directive-figures.ts";
import { periodWords, shorten } from "./format.ts";
import { pageTurns } from "./paging.ts";
import type { RenderersOf } from "./renderers.ts";

type By = DossierRatesContent["by"];

const NAME_LENGTH = 90;
const PERIODS_A_ROW = 3;
/** A share of fewer says little. */
const FEW = 10;

const BY_WORDS: Readonly<Record<By, string>> = {
  whole: "Tổng hợp",
  unit: "Theo đơn vị",
  field: "Theo lĩnh vực",
  month: "Theo tháng",
};

const PERIOD_WORDS: Readonly<Record<DossierPeriod, string>> = {
  month: "Tháng này",
  quarter: "Quý này",
  "half-year": "6 tháng",
  year: "Năm nay",
  "last-year": "Năm trước",
};

const SHARE_WORDS: Readonly<Record<ShareName, string>> = {
  "on-time": "Giải quyết đúng hạn",
  online: "Tiếp nhận trực tuyến",
  "paid-online": "Thanh toán trực tuyến",
  digitised: "Số hóa hồ sơ",
};

export const DOSSIER_RATES_RENDERERS: RenderersOf<DossierRatesContent> = {
  "dossier-rates": renderRates,
};

function renderRates(content: DossierRatesContent): Rendered {
  const { by, from, to, whole, rows, targets, asOf, page, pages, scope } = content;
  const whose = scope === "all" ? "" : " của đơn vị";
  const lines: Line[] = [
    [{ bold: `Tỷ lệ giải quyết hồ sơ TTHC${whose}` }],
    [`Hồ sơ tiếp nhận ${periodWords(from, to)}`],
  ];
  if (whole.received === 0) lines.push(["Không có hồ sơ nào."]);
  else if (by === "whole") lines.push(...wholeLines(whole), ...targetLines(targets));
  else lines.push([], [{ bold: headingOf(by) }], ...rows.map((row) => rowLine(row, by)));
  if (pages > 1) lines.push([], [{ italic: `Trang ${page + 1}/${pages}` }]);
  lines.push(...ageLine(asOf));
  const turnedTo = (turned: number) =>
    ({ do: "dossier-rates", by, from, to, page: turned }) as const;
  return {
    lines,
    choices: [
      ...pageTurns(page, pages, turnedTo),
      ...byChoices(content),
      ...periodChoices(content),
    ],
    attachment: null,
  };
}

/** `Giải quyết đúng hạn 3.928/4.063 hồ sơ tiếp nhận (96,68 %); 3.928/4.010 hồ sơ đã giải quyết (97,96 %)`. */
export function onTimeLine(figures: RateFigures): Line {
  const received = shareOfWords(onTimeOfReceived(figures), "hồ sơ tiếp nhận") ?? "chưa có hồ sơ";
  const resolved = shareOfWords(onTimeOfResolved(figures), "hồ sơ đã giải quyết");
  return ["Giải quyết đúng hạn: ", { bold: received }, resolved ? `; ${resolved}` : ""];
}

function wholeLines(figures: RateFigures): Line[] {
  const { received, onTime, late, open, overdueOpen } = figures;
  const lines: Line[] = [
    onTimeLine(figures),
    [
      `Tiếp nhận ${numberWords(received)}; đã giải quyết ${numberWords(onTime + late)} ` +
        `(trễ hẹn ${numberWords(late)}); đang giải quyết ${numberWords(open)}` +
        (overdueOpen > 0 ? `, trong đó đã trễ ${numberWords(overdueOpen)}` : ""),
    ],
  ];
  for (const name of ["online", "paid-online", "digitised"] as const) {
    const share = shareNamed(name, figures);
    // A column that the export does not have says nothing.
    if (share.hundredths === null) continue;
    lines.push([`${SHARE_WORDS[name]}: ${shareOfWords(share, "hồ sơ có ghi")}`]);
  }
  return lines;
}

function targetLines(targets: readonly TargetedShare[]): Line[] {
  if (targets.length === 0) return [];
  const lines = targets.map(({ name, wanted, share }): Line => {
    const isReached = (share.hundredths ?? 0) >= wanted;
    const gap = wanted - (share.hundredths ?? 0);
    const standing = isReached ? "đạt" : `còn thiếu ${shareWords(gap)} điểm %`;
    const so = share.hundredths === null ? "" : `${shareWords(share.hundredths)} %, `;
    return [`- ${SHARE_WORDS[name]}: ${so}chỉ tiêu ${shareWords(wanted)} %, ${standing}`];
  });
  return [[], [{ bold: "So với chỉ tiêu của kế hoạch" }], ...lines];
}

function headingOf(by: Exclude<By, "whole">): string {
  return by === "month" ? BY_WORDS.month : `${BY_WORDS[by]}, thấp nhất trước`;
}

function rowLine({ name, figures }: DossierRatesContent["rows"][number], by: By): Line {
  const { received, onTime, late, overdueOpen } = figures;
  const resolved = onTime + late;
  const share = shareOfWords(onTimeOfResolved(figures), "đã giải quyết đúng hạn");
  const parts = [
    share ?? "chưa có hồ sơ đã giải quyết",
    `tiếp nhận ${numberWords(received)}`,
    overdueOpen > 0 ? `đang trễ ${numberWords(overdueOpen)}` : "",
    resolved > 0 && resolved < FEW ? "số hồ sơ ít" : "",
  ].filter(Boolean);
  return [`- ${rowName(name, by)}: ${parts.join("; ")}`];
}

function rowName(name: string, by: By): string {
  if (by === "month") return monthWords(name as LocalDate);
  if (name !== "") return shorten(name, NAME_LENGTH);
  return by === "unit" ? "Chưa rõ đơn vị" : "Chưa rõ lĩnh vực";
}

/** `tháng 02/2023`. */
function monthWords(first: LocalDate): string {
  const { year, month } = partsOf(first);
  return `tháng ${month < 3 ? `0${month}` : month}/${year}`;
}

/** `3.928/4.063 hồ sơ tiếp nhận (96,68 %)`; null of nothing. */
function shareOfWords({ part, whole, hundredths }: Share, of: string): string | null {
  if (hundredths === null) return null;
  return `${numberWords(part)}/${numberWords(whole)} ${of} (${shareWords(hundredths)} %)`;
}

function byChoices({ by, from, to, whole, scope }: DossierRatesContent): Choice[][] {
  if (whole.received === 0) return [];
  const ways: readonly By[] = ["whole", "unit", "field", "month"];
  const others = ways.filter((way) => way !== by && (way !== "unit" || scope === "all"));
  return [
    others.map((way) => ({
      label: BY_WORDS[way],
      action: { do: "dossier-rates", by: way, from, to, page: 0 },
    })),
  ];
}

function periodChoices({ period }: DossierRatesContent): Choice[][] {
  const others = DOSSIER_PERIODS.filter((each) => each !== period);
  const choices = others.map((each): Choice => ({
    label: PERIOD_WORDS[each],
    action: { do: "dossier-rates-in", period: each },
  }));
  return [choices.slice(0, PERIODS_A_ROW), choices.slice(PERIODS_A_ROW)].filter(
    (row) => row.length > 0,
  );
}
