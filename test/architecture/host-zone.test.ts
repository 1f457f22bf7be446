import { expect, inject, test } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** The zone that the project claims to run in. */
    hostZone: string;
  }
}

const WINTER_OFFSET_MINUTES: Readonly<Record<string, number>> = {
  UTC: 0,
  "America/Los_Angeles": 480,
};

test("the host's zone is the one that this run claims", () => {
  const zone = inject("hostZone");

  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(WINTER_OFFSET_MINUTES[zone]);
});
