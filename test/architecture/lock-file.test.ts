/**
 * Incident: on a machine without a compiler `npm ci` tried to build better-sqlite3, whose builds
 * are shipped. npm decides by the lock file, and leaves the package's own word out when it writes one.
 */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Locked {
  readonly gypfile?: boolean;
  readonly hasInstallScript?: boolean;
}

const LOCK = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Packages that npm would build, unless it is told not to, though they come ready-made. */
function readyMade(): readonly string[] {
  return Object.keys(LOCK.packages).filter((path) => {
    if (!path || !existsSync(`${path}/binding.gyp`)) return false;
    const own = JSON.parse(readFileSync(`${path}/package.json`, "utf8")) as Locked;
    return own.gypfile === false;
  });
}

test("npm is told not to build what comes ready-made", () => {
  expect(readyMade()).toContain("node_modules/better-sqlite3");
  const wouldBuild = readyMade().filter((path) => LOCK.packages[path]?.gypfile !== false);
  expect(wouldBuild, 'write "gypfile": false into these entries of package-lock.json').toEqual([]);
});
