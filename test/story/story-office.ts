/** The office of the story: Cù Lao Dung without its plan, and with nobody on any channel yet. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFileStore } from "../../db/file-store.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Office } from "../../domain/office.ts";
import { INVITE_LIFETIME_HOURS } from "../../domain/org.ts";
import { DEFAULT_ZONE, plusMillis } from "../../domain/time.ts";
import { hashCode } from "../../ids.ts";
import { createOffice, type OfficeFile } from "../../jobs/import/office-file.ts";
import { openOffice, type OpenedOffice } from "../../opened-office.ts";
import { makeStillClock, type RehearsalClock } from "../../system-clock.ts";
import { newId } from "../builders/ids.ts";
import { at } from "../builders/time.ts";
import { sampleFile } from "../jobs/import/given.ts";

/** A Monday morning, a week before the plan's first due dates. */
const START = "2023-02-20 08:00";
/** What an operator made on the command line for the first one of all. */
export const FIRST_CODE = "NHAPMATHU2";
export const HOME = "Trưởng phòng Nội vụ";
/** Comes with the list of people that is brought in later. */
const LATER = ["Chủ tịch UBND huyện", "Phó Chủ tịch UBND huyện"];
/** Nobody is known there: its head is made with his invite. */
const WITHOUT_HEAD = "Chủ tịch UBND xã Đại Ân 1";

export interface StoryOffice {
  readonly opened: OpenedOffice;
  readonly clock: RehearsalClock;
  close(): Promise<void>;
}

export async function openStoryOffice(): Promise<StoryOffice> {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-story-"));
  const clock = makeStillClock(at(START));
  const file = firstPeople(sampleFile());
  const place = {
    databaseUrl: ":memory:",
    dataDir: folder,
    zone: DEFAULT_ZONE,
    organisationName: file.organisation,
  };
  const opened = await openOffice(place, clock);
  // Foretellable, so that what is ordered by them is told in the same order each time.
  const ids: IdSource = { next: () => newId("id") };
  const office: Office = { ...opened.office, ids };
  await office.database.transaction(async (stores) => {
    await createOffice(stores, file, office.ids);
    const home = (await stores.people.all()).find(({ post }) => post === HOME);
    if (!home) throw new Error("the first one of all is not in the office's file");
    await stores.people.addInvite({
      codeHash: hashCode(FIRST_CODE),
      personId: home.id,
      createdBy: null,
      expiresAt: plusMillis(clock.now(), INVITE_LIFETIME_HOURS * 3_600_000),
      usedAt: null,
    });
  });
  return {
    opened: { ...opened, office, files: openFileStore(join(folder, "files")) },
    clock,
    async close() {
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function firstPeople(file: OfficeFile): OfficeFile {
  const isThere = ({ post }: { readonly post: string }) =>
    !LATER.includes(post) && post !== WITHOUT_HEAD;
  return { ...file, people: file.people.filter(isThere) };
}
