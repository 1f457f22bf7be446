import { configDefaults, defineConfig } from "vitest/config";
import { ClosingLine } from "./test/reporting/closing-line.ts";

/**
 * The domain must not care where its machine stands, so its tests run once west of Greenwich and
 * once at UTC; `host-zone.test.ts` proves that each run really is where it says it is.
 */
const ZONE_TESTS = ["test/domain/**/*.test.ts", "test/architecture/host-zone.test.ts"];

const inZone = (name: string, zone: string) => ({
  extends: true as const,
  test: { name, include: ZONE_TESTS, env: { TZ: zone }, provide: { hostZone: zone } },
});

export default defineConfig({
  test: {
    // Processes, not threads: a thread cannot have a zone (TZ) of its own.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ["default", new ClosingLine()],
    projects: [
      inZone("domain, UTC", "UTC"),
      inZone("domain, Los Angeles", "America/Los_Angeles"),
      {
        extends: true,
        test: {
          name: "house",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ZONE_TESTS],
          env: { TZ: "UTC" },
        },
      },
    ],
  },
});
