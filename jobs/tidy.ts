/** The nightly tidying: what has been kept for as long as it may be is forgotten. */
import { QUESTION_STANDS_MILLIS } from "../domain/answer-key.ts";
import { applicantDays, endedTooLongAgo } from "../domain/applicant-keeping.ts";
import { removeDroppedFiles } from "../domain/dropped-files.ts";
import type { Office } from "../domain/office.ts";
import { dateIn, plusMillis, type LocalTime } from "../domain/time.ts";
import type { JobTools } from "./job-tools.ts";

const DAY_MILLIS = 86_400_000;
const MIDNIGHT = "00:00" as LocalTime;
/** Bodies of updates and texts of messages are kept so long. */
const TEXT_DAYS = 90;
/**
 * What names an applicant was read, or can be asked for again as long as the office keeps it. In the chat
 * itself it stands as long as its platform keeps it: we cannot reach it there.
 */
const APPLICANT_TEXT_DAYS = 1;
/** A file that nobody has said yes or no to for so long was given up. */
const PENDING_DAYS = 30;
/** An import older than this is not taken back any more, unless it is its plan's newest. */
const IMPORT_DAYS = 180;

/** Its log says how many, never what. */
export async function tidy({
  office,
  removeFile,
  log,
}: Pick<JobTools, "office" | "removeFile" | "log">): Promise<void> {
  const { clock, database } = office;
  const now = clock.now();
  const ago = (days: number) => plusMillis(now, -days * DAY_MILLIS);
  const texts = await database.messages.expireTexts(ago(TEXT_DAYS));
  const { imports } = database;
  const pending = await imports.expirePending(ago(PENDING_DAYS));
  const conversations = await database.conversations.expire(
    plusMillis(now, -QUESTION_STANDS_MILLIS),
  );
  const files = await removeDroppedFiles(database, removeFile, now);
  const made = await imports.forgetMade(ago(IMPORT_DAYS));
  const snoozes = await database.snoozes.expire(now);
  const links = await database.publicLinks.expire(now);
  const personal = await forgetApplicants(office);
  log.info(
    { texts, pending, conversations, files, made, snoozes, links, ...personal },
    "forgot what had expired",
  );
}

/**
 * Applicants of dossiers that ended longer ago than the office keeps them, or whose date was longer ago and of
 * which no export has told since; and the texts that may name one: what people have typed and sent no longer
 * than the applicants themselves.
 */
async function forgetApplicants({ clock, calendar, database }: Office) {
  const now = clock.now();
  const days = await applicantDays(database);
  const today = dateIn(now, calendar.zone);
  const before = endedTooLongAgo(today, days);
  const untoldSince = calendar.instantAt(before, MIDNIGHT);
  const applicants = await database.dossiers.forgetApplicants(before, untoldSince);
  const oneDayAgo = plusMillis(now, -APPLICANT_TEXT_DAYS * DAY_MILLIS);
  const applicantTexts = await database.messages.expireApplicantTexts(oneDayAgo);
  const bodyDays = Math.min(TEXT_DAYS, days);
  const bodies = await database.inbox.expireBodies(plusMillis(now, -bodyDays * DAY_MILLIS));
  return { applicants, applicantTexts, bodies };
}
