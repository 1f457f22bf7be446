/** Reviews, extensions and directives with sensible values. */
import type { Directive } from "../../domain/directive.ts";
import type { Extension } from "../../domain/extension.ts";
import type { Review } from "../../domain/review.ts";
import { newId } from "./ids.ts";
import { at, day } from "./time.ts";

/** Accepted, with nothing handed in named. */
export function review(over: Pick<Review, "deadlineId" | "reviewerId"> & Partial<Review>): Review {
  return {
    id: newId("review"),
    evidenceId: null,
    at: at("2023-03-31 09:00"),
    outcome: "accepted",
    reason: null,
    ...over,
  };
}

/** Asked for on 20/3/2023, of what is due on 31/3; nobody has answered. */
export function extension(
  over: Pick<Extension, "deadlineId" | "unitId" | "proposedBy"> & Partial<Extension>,
): Extension {
  return {
    id: newId("extension"),
    due: day("2023-03-31"),
    proposedDue: day("2023-04-14"),
    reason: "Chờ hướng dẫn của Sở Tư pháp",
    proposedAt: at("2023-03-20 09:00"),
    comment: null,
    decision: null,
    ...over,
  };
}

/** One that was given to units, with its document. */
export function directive(over: Pick<Directive, "createdBy"> & Partial<Directive>): Directive {
  return {
    id: newId("directive"),
    code: "CĐ-001",
    direction: "given",
    number: "152/UBND-NV",
    issuer: "UBND huyện Cù Lao Dung",
    issuedOn: day("2023-03-15"),
    title: "Rà soát cổng thông tin điện tử",
    createdAt: at("2023-03-15 10:00"),
    ...over,
  };
}
