import { describe, expect, test } from "vitest";
import {
  completedOn,
  isOnTime,
  isOpen,
  isOverdue,
  presentForSignature,
  remindedDue,
  reopen,
  reportDone,
  submitEvidence,
  waive,
  type Deadline,
  type DeadlineState,
  type DeadlineStateName,
  type TransitionError,
} from "../../domain/deadline.ts";
import { closeLate, reopenLate } from "../../domain/follow-up-changes.ts";
import type { EvidenceId, PersonId, UnitId } from "../../domain/ids.ts";
import type { Result } from "../../domain/result.ts";
import type { LocalDate } from "../../domain/time.ts";
import { deadline } from "../builders/plan.ts";
import { at, day } from "../builders/time.ts";

const earlier = { by: "the-officer" as PersonId, at: at("2023-03-28 09:00") };
const deed = { by: "the-head" as PersonId, at: at("2023-04-03 09:00"), today: day("2023-04-03") };
const stamp = { by: deed.by, at: deed.at };
const evidenceId = "the-letter" as EvidenceId;
const signerId = "the-chairman" as PersonId;
const completed = { completedOn: day("2023-03-28") };

const STATES: { readonly [Name in DeadlineStateName]: Extract<DeadlineState, { name: Name }> } = {
  open: { name: "open" },
  awaiting: { name: "awaiting", ...earlier, signerId },
  done: { name: "done", ...earlier, ...completed },
  submitted: { name: "submitted", ...earlier, ...completed, evidenceId },
  accepted: { name: "accepted", ...earlier, ...completed, evidenceId },
  returned: { name: "returned", ...earlier, reason: "thiếu dấu" },
  waived: { name: "waived", ...earlier, reason: "không phát sinh" },
};
const NAMES = Object.keys(STATES) as DeadlineStateName[];

function owed(over: Partial<Deadline> = {}): Deadline {
  return deadline({ unitId: "unit-of-justice" as UnitId, ...over });
}

/** What can be taken back keeps what it had been returned for. */
function toDoAgain({ name }: DeadlineState): boolean {
  return name === "done" || name === "awaiting" || name === "waived";
}

const DEEDS: Record<
  string,
  {
    readonly act: (of: Deadline) => Result<Deadline, TransitionError>;
    readonly from: readonly DeadlineStateName[];
    readonly to: DeadlineState;
  }
> = {
  "reporting done": {
    act: (of) => reportDone(of, deed),
    from: ["open", "returned", "awaiting"],
    to: { name: "done", ...stamp, completedOn: day("2023-04-03") },
  },
  "presenting for signature": {
    act: (of) => presentForSignature(of, deed, signerId),
    from: ["open", "returned", "awaiting"],
    to: { name: "awaiting", ...stamp, signerId },
  },
  waiving: {
    act: (of) => waive(of, deed, "không phát sinh"),
    from: ["open", "returned", "awaiting"],
    to: { name: "waived", ...stamp, reason: "không phát sinh" },
  },
  "handing in a dated document": {
    act: (of) => submitEvidence(of, deed, evidenceId, day("2023-03-30")),
    from: ["open", "returned", "awaiting", "done", "submitted"],
    to: { name: "submitted", ...stamp, completedOn: day("2023-03-30"), evidenceId },
  },
  "taking back": {
    act: (of) => reopen(of),
    from: ["done", "awaiting", "waived"],
    to: { name: "open" },
  },
};

describe.each(Object.entries(DEEDS))("%s", (_, { act, from, to }) => {
  test.each(NAMES.filter((name) => from.includes(name)))("is possible when it is %s", (name) => {
    const before = owed({ state: STATES[name], revision: 7, lateReason: "chờ số liệu" });
    const back = name === "returned" && toDoAgain(to) ? { before: STATES.returned } : {};
    expect(act(before)).toEqual({ ok: true, value: { ...before, state: { ...to, ...back } } });
    expect(before.state).toBe(STATES[name]);
  });

  test.each(NAMES.filter((name) => !from.includes(name)))("is refused when it is %s", (name) => {
    const refusal = { ok: false, error: { code: "not-open", state: name } };
    expect(act(owed({ state: STATES[name] }))).toEqual(refusal);
  });
});

describe("taking back", () => {
  const deeds = ["reporting done", "presenting for signature", "waiving"] as const;
  const takenBack = (deadline: Deadline) => {
    const back = reopen(deadline);
    return back.ok && back.value.state;
  };

  test.each(deeds)("%s gives back the return that stood before, with its reason", (name) => {
    const done = DEEDS[name]!.act(owed({ state: STATES.returned }));
    // Incident: returned, reported done and undone, it was plainly open, and the reason was gone.
    expect(done.ok && takenBack(done.value)).toEqual(STATES.returned);
  });

  test("holds through several deeds in a row, and keeps why its signer gave it back", () => {
    const presented = presentForSignature(owed({ state: STATES.returned }), deed, signerId);
    const reported = presented.ok && reportDone(presented.value, deed);
    expect(reported && reported.ok && takenBack(reported.value)).toEqual(STATES.returned);
    const unsigned = { name: "open", unsigned: { ...stamp, reason: "sai thể thức" } } as const;
    const again = presentForSignature(owed({ state: unsigned }), deed, signerId);
    expect(again.ok && takenBack(again.value)).toEqual(unsigned);
  });
});

describe("the day on which the work was finished", () => {
  const finished = (result: Result<Deadline, TransitionError>): LocalDate | null =>
    result.ok ? completedOn(result.value.state) : null;

  test("is that of the document, where it has one", () => {
    const late = owed({ state: STATES.done });
    expect(finished(submitEvidence(late, deed, evidenceId, day("2023-03-30")))).toBe("2023-03-30");
  });

  test("stays that of the report when the document has no date", () => {
    expect(finished(submitEvidence(owed({ state: STATES.done }), deed, evidenceId, null))).toBe(
      "2023-03-28",
    );
  });

  test("is today when neither says another", () => {
    expect(finished(submitEvidence(owed(), deed, evidenceId, null))).toBe("2023-04-03");
    expect(finished(reportDone(owed(), deed))).toBe("2023-04-03");
  });

  test("is none while nothing was finished", () => {
    for (const name of ["open", "awaiting", "returned", "waived"] as const) {
      expect(completedOn(STATES[name])).toBeNull();
    }
  });
});

describe("on time", () => {
  const submitted = (day: LocalDate) =>
    owed({ state: { ...STATES.submitted, completedOn: day } satisfies DeadlineState });

  test("signed on 30/3 and recorded on 3/4 is on time for 31/3", () => {
    const result = submitEvidence(owed(), deed, evidenceId, day("2023-03-30"));
    expect(result.ok && isOnTime(result.value)).toBe(true);
  });

  test("done on the due date is on time, the day after is not", () => {
    expect(isOnTime(submitted(day("2023-03-31")))).toBe(true);
    expect(isOnTime(submitted(day("2023-04-01")))).toBe(false);
  });

  test("is not judged of the date that the owner set himself", () => {
    const own = { ...submitted(day("2023-03-20")), ownDue: day("2023-03-10") };
    expect(isOnTime(own)).toBe(true);
  });

  test("nothing is said of what is open, waived or has no date", () => {
    expect(isOnTime(owed())).toBeNull();
    expect(isOnTime(owed({ state: STATES.waived }))).toBeNull();
    expect(isOnTime(owed({ state: STATES.done, due: null }))).toBeNull();
  });
});

describe("overdue", () => {
  test("begins the day after the due date, on working days and others alike", () => {
    expect(isOverdue(owed(), day("2023-03-31"))).toBe(false);
    expect(isOverdue(owed(), day("2023-04-01"))).toBe(true);
  });

  test.each(NAMES)("is judged by whether it is still to be done: %s", (name) => {
    const stillToDo = ["open", "awaiting", "returned"].includes(name);
    expect(isOpen(STATES[name])).toBe(stillToDo);
    expect(isOverdue(owed({ state: STATES[name] }), day("2023-04-01"))).toBe(stillToDo);
  });

  test("never comes without a date, nor by the owner's own", () => {
    expect(isOverdue(owed({ due: null }), day("2099-01-01"))).toBe(false);
    const own = owed({ ownDue: day("2023-03-10") });
    expect(isOverdue(own, day("2023-03-20"))).toBe(false);
  });
});

describe("the date that reminders follow", () => {
  test.each([
    ["2023-03-31", "2023-02-28", "2023-02-28"],
    ["2023-03-31", "2023-04-30", "2023-03-31"],
    ["2023-03-31", null, "2023-03-31"],
    [null, "2023-02-28", "2023-02-28"],
    [null, null, null],
  ])("of %s as written and %s of his own is %s", (due, ownDue, reminded) => {
    const dates = { due: due && day(due), ownDue: ownDue && day(ownDue) };
    expect(remindedDue({ due: dates.due || null, ownDue: dates.ownDue || null })).toBe(reminded);
  });
});

describe("closing as late", () => {
  const due = day("2023-03-31");

  test.each<DeadlineStateName>(["open", "returned"])(
    "notes since when, of what is %s and overdue, and leaves all else as it is",
    (name) => {
      const late = owed({ due, state: STATES[name] });
      const closed = closeLate(late, deed);
      expect(closed).toEqual({ ok: true, value: { ...late, closedLateAt: deed.at } });
      expect(closed.ok && isOverdue(closed.value, deed.today)).toBe(true);
    },
  );

  test.each(NAMES.filter((name) => name !== "open" && name !== "returned"))(
    "is refused of what is %s",
    (name) => {
      const refused = { ok: false, error: { code: "not-open", state: name } };
      expect(closeLate(owed({ due, state: STATES[name] }), deed)).toEqual(refused);
    },
  );

  test.each([null, "2023-04-03", "2023-04-04"])("is refused of what is due on %s", (date) => {
    const open = owed({ due: date === null ? null : day(date) });
    expect(closeLate(open, deed)).toEqual({ ok: false, error: { code: "not-overdue" } });
  });

  test("a second time changes nothing", () => {
    const closed = owed({ due, closedLateAt: earlier.at });
    expect(closeLate(closed, deed)).toEqual({ ok: true, value: closed });
  });

  test("does not keep it from being done and proved, and stays through both", () => {
    const closed = owed({ due, closedLateAt: earlier.at });
    const done = reportDone(closed, deed);
    expect(done).toMatchObject({ ok: true, value: { closedLateAt: earlier.at } });
    const reopened = done.ok && reopen(done.value);
    expect(reopened).toMatchObject({ ok: true, value: { closedLateAt: earlier.at } });
    const proved = submitEvidence(closed, deed, evidenceId, null);
    expect(proved).toMatchObject({ ok: true, value: { state: { name: "submitted" } } });
  });

  test("can be taken back", () => {
    const late = owed({ due });
    expect(reopenLate({ ...late, closedLateAt: earlier.at })).toEqual(late);
  });
});
