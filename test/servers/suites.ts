import { describe, test } from "vitest";
import { folderOf } from "./installed.ts";
import { postgresAvailable } from "./postgres.ts";
import { redisAvailable } from "./redis.ts";

/** A suite that needs Redis: left out with one line where it is not installed, failing in CI. */
export function describeWithRedis(name: string, body: () => void): void {
  describeWith("redis-server", redisAvailable(), name, body);
}

/** A suite that needs PostgreSQL: left out with one line where it is not installed, failing in CI. */
export function describeWithPostgres(name: string, body: () => void): void {
  describeWith("postgresql", postgresAvailable(), name, body);
}

/** A suite that needs LibreOffice: left out with one line where it is not installed, failing in CI. */
export function describeWithLibreOffice(name: string, body: () => void): void {
  describeWith("libreoffice", folderOf(["soffice"]) !== null, name, body);
}

function describeWith(needed: string, available: boolean, name: string, body: () => void): void {
  if (available) {
    describe(name, body);
  } else if (process.env["CI"]) {
    describe(name, () => {
      test(`has ${needed}`, () => {
        throw new Error(`${needed} is not installed, and CI leaves nothing out`);
      });
    });
  } else {
    describe.runIf(available)(name, { meta: { leftOutFor: needed } }, body);
  }
}
