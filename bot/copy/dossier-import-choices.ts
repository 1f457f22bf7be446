/** What can be done about an export that is shown, and the rows of it that are not taken. */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { DossierOverview } from "../../domain/dossier-import-overview.ts";
import type { ImportId } from "../../domain/ids.ts";
import { rejectedWords } from "./dossier-import.ts";
import { pageTurns } from "./paging.ts";

export function dossierLookChoices(
  importId: ImportId,
  { questions, rejected, newUnits, answered }: DossierOverview,
): Choice[][] {
  const rows: Choice[][] = [];
  const add = (label: string, action: Choice["action"]): number => rows.push([{ label, action }]);
  if (questions.total > 0) {
    add(`Trả lời về đơn vị (${questions.total})`, { do: "import-question", importId, index: 0 });
  }
  if (rejected.total > rejected.first.length) {
    const action = { do: "import-rejected", importId, page: 0 } as const;
    add(`Xem các dòng không nhập được (${rejected.total})`, action);
  }
  if (answered > 0) add("Trả lời lại về đơn vị", { do: "import-ask-again", importId });
  if (newUnits.total > newUnits.first.length) {
    add("Xem đơn vị mới", { do: "import-list", importId, list: "new-units", page: 0 });
  }
  return rows;
}

/** What somebody who has brought dossiers in will want to see next. */
export function dossiersDoneChoices({ overdueOpen, toApologise }: DossierOverview): Choice[][] {
  const late = { do: "dossiers", list: "late", unitId: null, field: null, page: 0 } as const;
  const all = { do: "dossier-overview" } as const;
  return overdueOpen > 0 || toApologise > 0
    ? [[{ label: "Xem hồ sơ trễ hẹn", action: late }], [{ label: "Hồ sơ TTHC", action: all }]]
    : [[{ label: "Hồ sơ TTHC", action: all }]];
}

export function renderRejected({
  importId,
  rows,
  total,
  page,
  pages,
}: Extract<Content, { kind: "import-rejected" }>): Rendered {
  const where = pages > 1 ? `, trang ${page + 1}/${pages}` : "";
  const to = (target: number): Choice["action"] => ({
    do: "import-rejected",
    importId,
    page: target,
  });
  return {
    lines: [
      [{ bold: `Không nhập được (${total.toLocaleString("vi-VN")})${where}` }],
      ...rows.map((each): Line => [`- ${rejectedWords(each)}`]),
    ],
    choices: [
      ...pageTurns(page, pages, to),
      [{ label: "Về bản xem trước", action: { do: "import-preview", importId }, turn: "back" }],
    ],
    attachment: null,
  };
}
