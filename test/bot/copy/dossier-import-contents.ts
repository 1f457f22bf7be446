/** What is said of an export of dossiers, in its several shapes. */
import type { Content } from "../../../domain/content.ts";
import type { DossierRowProblem, RejectedDossier } from "../../../domain/dossier-import.ts";
import type { DossierOverview } from "../../../domain/dossier-import-overview.ts";
import { beginning } from "../../../domain/import-overview.ts";
import type { ImportId } from "../../../domain/ids.ts";
import { at } from "../../builders/time.ts";
import type { Words } from "./words.ts";

/** The first, one of the next day with everything in it, one that changes nothing, one that came too late. */
export function dossierOverviews(words: Words): readonly DossierOverview[] {
  const first = overviewWith(words);
  const candidates = [{ id: "unit" as never, name: words.unit }];
  const next: DossierOverview = {
    ...first,
    created: 12,
    updated: 30,
    unchanged: 4_021,
    toApologise: 9,
    withoutUnit: 3,
    isWithoutDesk: true,
    asOf: at("2023-02-21 16:30"),
    rejected: beginning(rejectedWith(words), 3),
    newUnits: beginning([words.unit, words.unit, words.unit, words.unit], 3),
    questions: beginning(
      [
        { kind: "near-miss", phrase: words.unit, candidates },
        { kind: "ambiguous", phrase: words.unit, candidates },
      ],
      3,
    ),
    answered: 1,
    news: {
      lastAsOf: at("2023-02-20 23:59"),
      ended: 25,
      endedOnTime: 24,
      moved: 2,
      waived: 3,
      entered: 2,
      otherDate: 1,
      absent: 5,
    },
  };
  const still = { ...NO_NEWS, lastAsOf: at("2023-02-20 23:59") };
  const counts = { created: 0, updated: 0, unchanged: 4_063 };
  return [
    first,
    next,
    { ...first, ...counts, asOf: at("2023-02-21 16:30"), news: still },
    { ...first, ...counts, asOf: at("2023-02-19 16:30"), news: still, isOlder: true },
  ];
}

export function rejectedPage(words: Words): Extract<Content, { kind: "import-rejected" }> {
  const rows = rejectedWith(words);
  return {
    kind: "import-rejected",
    importId: "import" as ImportId,
    rows,
    total: 1_234,
    page: 1,
    pages: 124,
  };
}

const NO_NEWS = {
  lastAsOf: null,
  ended: 0,
  endedOnTime: 0,
  moved: 0,
  waived: 0,
  entered: 0,
  otherDate: 0,
  absent: 0,
};

function overviewWith(words: Words): DossierOverview {
  return {
    read: 4_063,
    created: 4_063,
    updated: 0,
    unchanged: 0,
    onTime: 3_928,
    late: 82,
    open: 53,
    overdueOpen: 9,
    toApologise: 0,
    withoutUnit: 0,
    isWithoutDesk: false,
    asOf: at("2023-02-20 23:59"),
    rejected: beginning([], 3),
    newUnits: beginning([words.unit], 3),
    questions: beginning([], 3),
    answered: 0,
    news: NO_NEWS,
    isOlder: false,
  };
}

function rejectedWith(words: Words): readonly RejectedDossier[] {
  const problems: readonly DossierRowProblem[] = [
    { code: "no-code" },
    { code: "too-long", column: "Mã hồ sơ" },
    { code: "no-received" },
    { code: "no-due" },
    { code: "no-status", text: words.reason },
    { code: "no-status", text: "" },
    { code: "bad-date", column: words.label, text: words.reason },
    { code: "dates-contradict" },
    { code: "doubled", row: 7 },
    { code: "ambiguous-unit", text: words.unit },
  ];
  return problems.map((problem, index) => ({
    row: index + 9,
    dossier: index % 2 === 0 ? words.label : "",
    problem,
  }));
}
