/** What every store promises, whatever the database: one suite, run over each of them. */
import { afterAll, beforeAll, describe } from "vitest";
import { describeApologies } from "./contract/apologies.ts";
import { describeApologyFigures } from "./contract/apology-figures.ts";
import { describeBacklog } from "./contract/backlog.ts";
import { describeAuditList } from "./contract/audit-list.ts";
import { describeBots } from "./contract/bots.ts";
import { describeDeadlineLists } from "./contract/deadline-lists.ts";
import { describeDeadlines } from "./contract/deadlines.ts";
import { describeDirectiveFigures } from "./contract/directive-figures.ts";
import { describeDirectives } from "./contract/directives.ts";
import { describeDocuments } from "./contract/documents.ts";
import { describeDossierLists } from "./contract/dossier-lists.ts";
import { describeDossiers } from "./contract/dossiers.ts";
import { describeEvidence } from "./contract/evidence.ts";
import { describeExtended } from "./contract/extended-deadlines.ts";
import { describeFigures } from "./contract/figures.ts";
import type { Given, OpenedDatabase } from "./contract/given.ts";
import { describeInbox } from "./contract/inbox.ts";
import { describeIsolation } from "./contract/isolation.ts";
import { describeNotices } from "./contract/notices.ts";
import { describeOutbox } from "./contract/outbox.ts";
import { describePace } from "./contract/pace.ts";
import { describePeople } from "./contract/people.ts";
import { describePlans } from "./contract/plans.ts";
import { describePublicLinks } from "./contract/public-links.ts";
import { describeReminding } from "./contract/reminding.ts";
import { describeReviews } from "./contract/reviews.ts";
import { describeSetBack } from "./contract/set-back.ts";
import { describeScores } from "./contract/scores.ts";
import { describeText } from "./contract/text.ts";
import { describeDatabase } from "./contract/transactions.ts";
import { describeUnits } from "./contract/units.ts";
import { describeUpkeep } from "./contract/upkeep.ts";

const PARTS: readonly ((given: Given) => void)[] = [
  describeDatabase,
  describeIsolation,
  describeUnits,
  describePeople,
  describeBots,
  describePlans,
  describeDeadlines,
  describeDeadlineLists,
  describeExtended,
  describeEvidence,
  describeDocuments,
  describeReviews,
  describeDirectives,
  describeDirectiveFigures,
  describeDossiers,
  describeDossierLists,
  describeApologies,
  describeApologyFigures,
  describeNotices,
  describeReminding,
  describeOutbox,
  describeBacklog,
  describePace,
  describePublicLinks,
  describeInbox,
  describeUpkeep,
  describeAuditList,
  describeFigures,
  describeScores,
  describeSetBack,
  describeText,
];

export function describeStores(name: string, open: () => Promise<OpenedDatabase>): void {
  describe(name, () => {
    let opened: OpenedDatabase | null = null;
    const given: Given = {
      get database() {
        if (!opened) throw new Error("the database is opened before the first test");
        return opened.database;
      },
      open,
    };
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened?.close();
    });
    for (const describePart of PARTS) describePart(given);
  });
}
