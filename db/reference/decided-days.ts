/** The days off and the Saturdays worked that the government decided, year by year. */
import { z } from "zod";
import { parseLocalDate } from "../../domain/time.ts";
import table from "./vn-civil-service-calendar.json" with { type: "json" };

const day = z.string().transform((text, context) => {
  const date = parseLocalDate(text);
  if (date) return date;
  context.addIssue({ code: "custom", message: `no such day: ${text}` });
  return z.NEVER;
});

const decidedYear = z.strictObject({
  weekdaysOff: z.array(day),
  saturdaysWorked: z.array(day),
  /** Taken from memory or hearsay; used all the same. */
  unverified: z.array(z.string()).optional(),
  /** Not issued yet when the table was made. */
  undecided: z.array(z.string()).optional(),
});

export type DecidedYear = z.output<typeof decidedYear>;

const { note: _note, ...years } = z.object({ note: z.string() }).catchall(decidedYear).parse(table);

/** By year. */
export const DECIDED_YEARS: ReadonlyMap<number, DecidedYear> = new Map(
  Object.entries(years).map(([year, row]) => [Number(year), row]),
);
