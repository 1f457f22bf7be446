/** The rules of apologies that ship; an organisation has its own besides, in the database. */
import { z } from "zod";
import { LETTER_FORMS, type ApologyRules } from "../../domain/apology-rules.ts";
import { parseLocalDate } from "../../domain/time.ts";
import packs from "./apology-rules.json" with { type: "json" };

const day = z.string().transform((text, context) => {
  const date = parseLocalDate(text);
  if (date) return date;
  context.addIssue({ code: "custom", message: `no such day: ${text}` });
  return z.NEVER;
});

const pack = z.strictObject({
  from: day,
  leadDays: z.int().min(0),
  mostReappointments: z.int().min(0),
  form: z.enum(LETTER_FORMS),
  signer: z.string(),
  basis: z.string(),
});

/** The earliest first. */
export const SHIPPED_APOLOGY_RULES: readonly ApologyRules[] = z
  .array(pack)
  .parse(packs)
  .map((each) => ({ ...each, template: null }));
