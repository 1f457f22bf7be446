/** What is exported of the record and of what was handed in, as it is offered and sent in a chat. */
import type { ChannelTraits, Choice, Line, Rendered } from "../../domain/channel.ts";
import { plainFileName } from "../../domain/file-words.ts";
import type { RecordContent } from "../../domain/record-content.ts";
import type { Period } from "../../domain/record-period.ts";
import { monthsPeriod, quarterPeriod } from "../../domain/record-period.ts";
import { endOfQuarter, partsOf, quarterOf } from "../../domain/time.ts";
import { CANCEL, say, STANDS_A_DAY } from "./answers.ts";
import { periodWords, quarterWords, shorten } from "./format.ts";
import { someNames } from "./items.ts";

type Of<Kind extends RecordContent["kind"]> = Extract<RecordContent, { kind: Kind }>;

const FILTER_LENGTH = 60;
const MOST_UNITS = 3;
/** Of fewer files none can be too many: each has at most 20 MB. */
const FILES_THAT_FIT = 2;
const NO_WAY =
  "Ở kênh này không gửi được tệp. Đề nghị mở bằng kênh khác, hoặc nhờ người quản trị xuất.";

export const EXPORT_EVIDENCE: Choice = {
  label: "Xuất hồ sơ kiểm chứng",
  action: { do: "export-evidence" },
};

/** `quý I/2023`, `6 tháng đầu năm 2023`, `năm 2023`, `từ ngày … đến hết ngày …`. */
export function exportPeriodWords(period: Period): string {
  const { from, to } = period;
  const { year } = partsOf(to);
  const isSame = (other: Period) => other.from === from && other.to === to;
  if (isSame(monthsPeriod(year, 1, 12))) return `năm ${year}`;
  if (isSame(monthsPeriod(year, 1, 6))) return `6 tháng đầu năm ${year}`;
  if (isSame(monthsPeriod(year, 7, 12))) return `6 tháng cuối năm ${year}`;
  if (isSame(monthsPeriod(year, 1, 9))) return `9 tháng đầu năm ${year}`;
  if (isSame(quarterPeriod(to))) return quarterWords(endOfQuarter(year, quarterOf(to)));
  return periodWords(from, to);
}

export function renderAskExportPeriod({ periods }: Of<"ask-export-period">): Rendered {
  const choices = periods.map((period): Choice[] => {
    const { from, to } = period;
    return [
      {
        label: capital(exportPeriodWords(period)),
        action: { do: "make-evidence-export", from, to },
      },
    ];
  });
  return {
    lines: [
      [{ bold: "Xuất hồ sơ kiểm chứng của kỳ nào?" }],
      ["Hoặc ghi kỳ khác, ví dụ: quý II/2023; từ 01/3/2023 đến 15/4/2023."],
    ],
    choices: [...choices, [CANCEL]],
    attachment: null,
  };
}

export function renderBadExportPeriod(): Rendered {
  return {
    ...say("Không có kỳ như vậy. Đề nghị ghi như: quý II/2023; từ 01/3/2023 đến 15/4/2023."),
    choices: [[CANCEL]],
  };
}

export function renderEvidenceExport(
  content: Of<"evidence-export">,
  traits: ChannelTraits,
): Rendered {
  const { period, personId, units, counts, isReachable } = content;
  const what = `Hồ sơ kiểm chứng ${exportPeriodWords(period)}`;
  const lines: Line[] = [
    [{ bold: what }],
    [`Phạm vi: ${units.length === 0 ? "tất cả các đơn vị" : someNames(units, MOST_UNITS)}.`],
  ];
  if (counts.documents + counts.missing === 0) {
    return { lines: [...lines, [NOTHING]], choices: [], attachment: null };
  }
  lines.push([countWords(counts)]);
  if (!isReachable) return { lines: [...lines, [NO_WAY]], choices: [], attachment: null };
  lines.push([
    "Danh mục đi kèm ghi từng văn bản, tình trạng kiểm chứng và việc còn thiếu.",
    ...(counts.files > FILES_THAT_FIT ? [` ${IF_TOO_LARGE}`] : []),
  ]);
  if (traits.attachments === "by-address") lines.push([STANDS_A_DAY]);
  const { from, to } = period;
  const name = plainFileName(what);
  return {
    lines,
    choices: [],
    attachment: {
      kind: "evidence-export",
      personId,
      from,
      to,
      name,
      label: "Tệp hồ sơ kiểm chứng",
    },
  };
}

export function renderRecordExport(content: Of<"record-export">, traits: ChannelTraits): Rendered {
  const { filter, personId, entries, isCut, isReachable } = content;
  const about = filter ? `: ${shorten(filter, FILTER_LENGTH)}` : "";
  const most = isCut ? ` (mới nhất; còn mục cũ hơn, đề nghị lọc theo ngày)` : "";
  const lines: Line[] = [[{ bold: `Xuất nhật ký${about}` }], [`${entries} mục được ghi${most}.`]];
  if (!isReachable) return { lines: [...lines, [NO_WAY]], choices: [], attachment: null };
  lines.push([traits.attachments === "by-address" ? STANDS_A_DAY : "Tệp kèm theo mở bằng Excel."]);
  return {
    lines,
    choices: [],
    attachment: {
      kind: "record-export",
      personId,
      filter,
      name: `${plainFileName(`Nhật ký ${filter}`)}.xlsx`,
      label: "Tệp nhật ký",
    },
  };
}

const NOTHING = "Trong kỳ này chưa có tài liệu nào và không có việc nào còn thiếu.";
const IF_TOO_LARGE =
  "Nếu các tệp vượt quá 45 MB thì chỉ kèm danh mục; hồ sơ đầy đủ do người quản trị xuất.";

function countWords({ documents, files, missing }: Of<"evidence-export">["counts"]): string {
  const kept = files === 0 ? "" : `, trong đó ${files} tệp`;
  const without =
    missing === 0 ? "không còn thiếu việc nào" : `còn thiếu ${missing} việc đã đến hạn`;
  return `${documents} tài liệu${kept}; ${without}.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
