/** Nhập kết quả chấm điểm: compares scores with what is stored of them, and stores them. */
import { isDeepStrictEqual } from "node:util";
import type { Office } from "../../../domain/office.ts";
import type { ScoreImporter } from "../../../domain/score-importer.ts";
import { scoreSetKey, type ImportedScores, type ScoresPreview } from "../../../domain/scores.ts";
import type { Stores } from "../../../domain/stores.ts";
import type { AuditEntry } from "../../../domain/upkeep-stores.ts";

/** The importer of one office. A set that is stored as it is stays untouched. */
export function makeScoreImporter(office: Pick<Office, "clock">): ScoreImporter {
  return {
    preview: compare,
    async commit(stores, imported, by) {
      const preview = await compare(stores, imported);
      const now = office.clock.now();
      const entries: AuditEntry[] = [];
      for (const { set, change } of preview.sets) {
        if (change === "same") continue;
        await stores.scores.save(set);
        const { areas, criteria, total } = set;
        entries.push({
          at: now,
          ...by,
          subject: "scores",
          subjectId: scoreSetKey(set),
          deed: change === "new" ? "imported" : "corrected-by-import",
          detail: { areas: areas.length, criteria: criteria.length, assessed: total.assessed },
        });
      }
      await stores.audit.add(entries);
      return preview;
    },
  };
}

async function compare(
  { scores }: Pick<Stores, "scores">,
  { sets, problems }: ImportedScores,
): Promise<ScoresPreview> {
  const stored = new Map((await scores.all()).map((set) => [scoreSetKey(set), set]));
  const compared = sets.map((set) => {
    const known = stored.get(scoreSetKey(set));
    const change = !known ? "new" : isDeepStrictEqual(known, set) ? "same" : "changed";
    return { set, change } as const;
  });
  return { sets: compared, problems };
}
