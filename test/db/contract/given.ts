/** What every part of the contract is given: one open database, and new organisations in it. */
import { onTestFinished } from "vitest";
import type { Database, OrgDatabase } from "../../../domain/stores.ts";
import { organisation } from "../../builders/org.ts";
import { fillOffice, type SampleOffice } from "./sample-office.ts";

export interface OpenedDatabase {
  /** Migrated, and used by nobody else. */
  readonly database: Database;
  close(): Promise<void>;
}

export interface Given {
  /** The one in which all tests make their organisations. */
  readonly database: Database;
  /** Another one with nothing in it. */
  open(): Promise<OpenedDatabase>;
}

/** One in which nobody else has left anything, until the test is over. */
export async function untouchedDatabase(given: Given): Promise<Database> {
  const { database, close } = await given.open();
  onTestFinished(close);
  return database;
}

/** An organisation of its own, so that tests never meet. */
export async function emptyOffice(given: Pick<Given, "database">): Promise<OrgDatabase> {
  const { id } = await given.database.createOrganisation(organisation());
  return given.database.of(id);
}

/** One with units, people, a bot, a plan and its deadlines. */
export async function filledOffice(
  given: Given,
): Promise<{ readonly db: OrgDatabase; readonly sample: SampleOffice }> {
  const db = await emptyOffice(given);
  return { db, sample: await fillOffice(db) };
}

/** Where the port promises no order. */
export function inAnyOrder<Item>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => {
    const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}
