import { expect, test } from "vitest";
import { makePatience } from "../../../bot/conversation/patience.ts";

/** As SQLite says that the disk is full. */
function fullDisk(): Error {
  return Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
}

/** Fails so often, and then goes well; notes every attempt. */
function failing(times: number, error: () => unknown) {
  const attempts: number[] = [];
  const work = async (): Promise<void> => {
    attempts.push(attempts.length + 1);
    if (attempts.length <= times) throw error();
  };
  return { attempts, work };
}

test("incident: with a full disk an update was given up after three plays", async () => {
  const { attempts, work } = failing(4, fullDisk);
  expect(await makePatience().insist(work, () => {})).toBe("done");
  expect(attempts).toHaveLength(5);
});

test("what fails for reasons of its own is given up after three attempts, each told", async () => {
  const { work } = failing(9, () => new TypeError("no such thing"));
  const told: string[] = [];
  const note = (error: unknown, attempt: number): void => {
    told.push(`${attempt} ${String(error)}`);
  };
  expect(await makePatience().insist(work, note)).toBe("failed");
  expect(told).toEqual([1, 2, 3].map((attempt) => `${attempt} TypeError: no such thing`));
});

test.each([
  ["PostgreSQL is shut down", { code: "57P01" }],
  ["PostgreSQL has no room", { code: "53100" }],
  ["the connection is refused", { code: "ECONNREFUSED" }],
  ["a file finds no room", { code: "ENOSPC" }],
])("a fault that passes is waited out: %s", async (message, more) => {
  const cause = Object.assign(new Error(message), more);
  const { attempts, work } = failing(3, () => new Error("could not be stored", { cause }));
  expect(await makePatience().insist(work, () => {})).toBe("done");
  expect(attempts).toHaveLength(4);
});

test.each([
  ["a broken rule of the database", { code: "SQLITE_CONSTRAINT_UNIQUE" }],
  ["data that no database takes", { code: "22021" }],
])("a fault of the update's own is not waited out: %s", async (message, more) => {
  const { work } = failing(9, () => Object.assign(new Error(message), more));
  expect(await makePatience().insist(work, () => {})).toBe("failed");
});

test("whoever stops waits for nothing: what is in trouble is left for the next start", async () => {
  const patience = makePatience();
  const { work } = failing(99, fullDisk);
  const ending = patience.insist(work, () => patience.stop());
  expect(await ending).toBe("stopped");
});
