import type { Migration } from "kysely/migration";
import * as organisation from "./0001-organisation.ts";
import * as plan from "./0002-plan.ts";
import * as deadline from "./0003-deadline.ts";
import * as message from "./0004-message.ts";
import * as upkeep from "./0005-upkeep.ts";
import * as scores from "./0006-scores.ts";
import * as imports from "./0007-imports.ts";
import * as inboxResumes from "./0008-inbox-resumes.ts";
import * as reminding from "./0009-reminding.ts";
import * as channels from "./0010-channels.ts";
import * as proof from "./0011-proof.ts";
import * as dossiers from "./0012-dossiers.ts";

/** All migrations by name; a new name comes after the last one in the alphabet. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-organisation": organisation,
  "0002-plan": plan,
  "0003-deadline": deadline,
  "0004-message": message,
  "0005-upkeep": upkeep,
  "0006-scores": scores,
  "0007-imports": imports,
  "0008-inbox-resumes": inboxResumes,
  "0009-reminding": reminding,
  "0010-channels": channels,
  "0011-proof": proof,
  "0012-dossiers": dossiers,
};
