/** Bringing scores in: what they are, what came of it, and what could not be understood. */
import type { Line } from "../../domain/channel.ts";
import {
  percentOfMaximum,
  type AreaScore,
  type CriterionScore,
  type Points,
  type ScoreProblem,
  type ScoreSet,
  type ScoresPreview,
} from "../../domain/scores.ts";
import { shorten } from "./format.ts";

type Change = ScoresPreview["sets"][number]["change"];

const MOST_LISTED = 8;
const MOST_CRITERIA_IN_BRIEF = 4;
const POINTS = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });
const PERCENT = new Intl.NumberFormat("vi-VN", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/**
 * Every scoring with its areas, and the criteria that lost most; brief enough for a phone's screen,
 * only where points were lost.
 */
export function scoreLines(
  { sets, problems }: ScoresPreview,
  length: "full" | "brief" = "full",
): Line[] {
  const lines = sets.flatMap(({ set, change }, index): Line[] => {
    const own = [
      [{ bold: titleWords(set) }],
      ...totalLines(set),
      ...(change === "new" ? [] : [[changeWords(change)]]),
      ...(length === "full" ? fullLines(set) : briefLines(set)),
    ];
    return index === 0 ? own : [[], ...own];
  });
  if (problems.length === 0) return lines;
  const words = problems.map((problem): Line => [
    `- ${rowWords(problem)}${scoreProblemWords(problem)}`,
  ]);
  if (sets.length === 0) return problems.map((problem): Line => [scoreProblemWords(problem)]);
  return [...lines, [], [{ bold: `Cần xem lại (${problems.length})` }], ...atMost(words, "điểm")];
}

export function scoreProblemWords(problem: ScoreProblem): string {
  switch (problem.code) {
    case "nothing-found":
      return "Không tìm thấy kết quả chấm điểm trong tài liệu.";
    case "unreadable-points":
      return `Chưa hiểu số điểm “${shorten(problem.text, 60)}”.`;
    case "sum-differs": {
      const where = problem.text === "" ? "" : `“${shorten(problem.text, 80)}”: `;
      const { printed, computed } = problem;
      return `${where}ghi ${pointsWords(printed)} điểm, cộng lại là ${pointsWords(computed)} điểm.`;
    }
    default:
      return problem satisfies never;
  }
}

function rowWords(problem: ScoreProblem): string {
  return problem.code === "unreadable-points" && problem.row !== null
    ? `Dòng ${problem.row}: `
    : "";
}

function fullLines(set: ScoreSet): Line[] {
  const areas = set.areas.map((area): Line => [`- ${areaWords(area)}`]);
  const criteria = lostMost(set.criteria).map((each): Line => [`- ${criterionWords(each)}`]);
  return [
    ...(areas.length > 0 ? [[{ bold: `Lĩnh vực (${areas.length})` }], ...areas] : []),
    ...(criteria.length > 0
      ? [[{ bold: `Tiêu chí bị trừ điểm (${criteria.length})` }], ...atMost(criteria, "tiêu chí")]
      : []),
  ];
}

function briefLines(set: ScoreSet): Line[] {
  const areas = lostMost(set.areas).map((area): Line => [`- ${areaWords(area)}`]);
  const criteria = lostMost(set.criteria).map((each): Line => [`- ${criterionWords(each)}`]);
  return [
    ...(areas.length > 0
      ? [
          [{ bold: `Lĩnh vực bị trừ điểm (${areas.length}/${set.areas.length})` }],
          ...atMost(areas, "mục"),
        ]
      : []),
    ...(criteria.length > 0
      ? [
          [{ bold: `Tiêu chí bị trừ điểm (${criteria.length})` }],
          ...atMost(criteria, "mục", MOST_CRITERIA_IN_BRIEF),
        ]
      : []),
  ];
}

/** Whatever lost points, or may have lost some; the most first. */
function lostMost<Score extends Pick<AreaScore, "lost">>(scores: readonly Score[]): Score[] {
  return scores
    .filter(({ lost }) => lost !== 0)
    .toSorted((one, other) => (other.lost ?? 0) - (one.lost ?? 0));
}

function atMost(lines: readonly Line[], kind: string, most = MOST_LISTED): Line[] {
  const rest = lines.length - most;
  return rest > 0 ? [...lines.slice(0, most), [`… và ${rest} ${kind} khác`]] : [...lines];
}

function titleWords({ name, year, period }: ScoreSet): string {
  const when = [period, year].filter((part) => part !== null).join(" ");
  return [name || "Kết quả chấm điểm", when].filter((part) => part !== "").join(", ");
}

function totalLines({ total, met, of }: ScoreSet): Line[] {
  const lines: Line[] = [];
  const percent = percentOfMaximum(total);
  const share = percent === null ? "" : ` (${PERCENT.format(percent / 100)} %)`;
  if (total.assessed !== null) lines.push([`${scoreWords(total)}${share}${lossWords(total.lost)}`]);
  if (total.self !== null) {
    const gap =
      total.selfGap === null
        ? ""
        : `, cao hơn kết quả thẩm định ${pointsWords(total.selfGap)} điểm`;
    lines.push([`Tự chấm ${pointsWords(total.self)} điểm${(total.selfGap ?? 0) > 0 ? gap : ""}`]);
  }
  if (total.survey !== null) lines.push([`Điều tra xã hội học: ${pointsWords(total.survey)} điểm`]);
  if (met !== null && of !== null) lines.push([`${met}/${of} tiêu chí đạt điểm tối đa`]);
  return lines;
}

function changeWords(change: Exclude<Change, "new">): string {
  switch (change) {
    case "same":
      return "Kết quả này đã có, không có gì thay đổi.";
    case "changed":
      return "Khác với kết quả đã lưu.";
    default:
      return change satisfies never;
  }
}

function areaWords(area: AreaScore): string {
  const name = shorten(area.name, 100);
  return area.assessed === null
    ? `${name}${lossWords(area.lost)}`
    : `${name}: ${scoreWords(area)}${lossWords(area.lost)}`;
}

function criterionWords({ name, max, assessed, lost, reason }: CriterionScore): string {
  const points = assessed === null ? "" : `: ${scoreWords({ max, assessed })}`;
  const why = reason === null || reason === name ? "" : ` – ${shorten(reason, 80)}`;
  return `${shorten(name, 100)}${points}${lossWords(lost)}${why}`;
}

function scoreWords({ max, assessed }: Pick<AreaScore, "max" | "assessed">): string {
  return max === null
    ? `${pointsWords(assessed)} điểm`
    : `${pointsWords(assessed)}/${pointsWords(max)} điểm`;
}

function lossWords(lost: Points): string {
  return lost === null || lost === 0 ? "" : `, mất ${pointsWords(lost)} điểm`;
}

export function pointsWords(hundredths: Points): string {
  return POINTS.format((hundredths ?? 0) / 100);
}
