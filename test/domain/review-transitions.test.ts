import { describe, expect, test } from "vitest";
import {
  accept,
  isOnTime,
  isOpen,
  returnToOwner,
  submitEvidence,
  type DeadlineStateName,
} from "../../domain/deadline.ts";
import type { EvidenceId, PersonId } from "../../domain/ids.ts";
import { lookedAtNow } from "../../domain/review-queue.ts";
import { owed, states } from "../builders/ladder.ts";
import { at, day } from "../builders/time.ts";

const REVIEWER = "the-reviewer" as PersonId;
const DEED = { by: REVIEWER, at: at("2023-04-03 09:00"), today: day("2023-04-03") };
const ALL = Object.keys(states()) as DeadlineStateName[];

function stands(name: DeadlineStateName) {
  return owed({ state: states()[name] });
}

describe("Đạt", () => {
  test("keeps the day by which it is judged, and the document that was judged", () => {
    const accepted = accept(stands("submitted"), DEED);
    expect(accepted).toMatchObject({
      ok: true,
      value: {
        state: {
          name: "accepted",
          by: REVIEWER,
          at: DEED.at,
          completedOn: "2023-03-27",
          evidenceId: "a-letter",
        },
      },
    });
    // Done on 27/3 for 31/3, however late it was reviewed.
    expect(accepted.ok && isOnTime(accepted.value)).toBe(true);
  });

  test.each(ALL.filter((name) => name !== "submitted"))("is no answer to what is %s", (name) => {
    expect(accept(stands(name), DEED)).toEqual({
      ok: false,
      error: { code: "not-open", state: name },
    });
  });
});

describe("Yêu cầu bổ sung", () => {
  const RETURNED: readonly DeadlineStateName[] = ["submitted", "accepted", "waived"];

  test.each(RETURNED)("opens again what is %s, with its reason", (name) => {
    const returned = returnToOwner(stands(name), DEED, "Thiếu chữ ký");
    if (!returned.ok) throw new Error("it is returned");
    const { state } = returned.value;
    expect(state).toEqual({
      name: "returned",
      by: REVIEWER,
      at: DEED.at,
      reason: "Thiếu chữ ký",
    });
    expect(isOpen(state)).toBe(true);
    expect(lookedAtNow(returned.value)).toBeNull();
    const again = submitEvidence(returned.value, DEED, "another" as EvidenceId, null);
    expect(again.ok && lookedAtNow(again.value)).toMatchObject({
      from: "submitted",
      evidenceId: "another",
    });
  });

  // Incident: corrected in March, returned, handed in again in September: it counted as on time.
  test("ends what was said of the dates of what is returned: the next is judged by its own", () => {
    const corrected = { ...stands("submitted"), onTimeReason: "Lỗi hệ thống" };
    const returned = returnToOwner(corrected, DEED, "Thiếu chữ ký");
    if (!returned.ok) throw new Error("it is returned");
    const late = { ...DEED, at: at("2023-09-04 09:00"), today: day("2023-09-04") };
    const again = submitEvidence(returned.value, late, "another" as EvidenceId, null);
    expect(again.ok && isOnTime(again.value)).toBe(false);
  });

  test.each(ALL.filter((name) => !RETURNED.includes(name)))("is nothing for %s", (name) => {
    expect(returnToOwner(stands(name), DEED, "Thiếu chữ ký")).toMatchObject({ ok: false });
    expect(lookedAtNow(stands(name))).toBeNull();
  });
});
