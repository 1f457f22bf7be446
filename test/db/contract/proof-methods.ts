/** The methods of the stores of proof: what `every-method.ts` calls of them, and what they find. */
import type { CriterionRef, Evidence, EvidenceDocument } from "../../../domain/evidence.ts";
import type {
  DeadlineId,
  DirectiveId,
  DocumentId,
  EvidenceId,
  ExtensionId,
  ReviewId,
} from "../../../domain/ids.ts";
import type { Stores } from "../../../domain/stores.ts";
import { directive, extension, review } from "../../builders/proof.ts";
import { deadline, evidence } from "../../builders/plan.ts";
import { at, day } from "../../builders/time.ts";
import { DEADLINES, PEOPLE, UNITS } from "./sample-office.ts";

type Call = (stores: Stores) => Promise<unknown>;

const NOW = at("2023-03-24 08:00");
const USES = {
  plan: "evidence-of-plan" as EvidenceId,
  criterion: "evidence-of-criterion" as EvidenceId,
};
const DOCUMENT = "document-of-plan" as DocumentId;
const EXTENSION = "extension-of-plan" as ExtensionId;
const DIRECTIVE = "directive-of-leader" as DirectiveId;
const CRITERION: CriterionRef = {
  setKey: "chi so cai cach hanh chinh|2022|",
  area: "Hiện đại hóa hành chính",
  name: "Ban biên tập cổng thông tin",
};
const REMARK = { deadlineId: DEADLINES.plan, by: PEOPLE.head, at: NOW };

/** One document with two uses, its return, what was asked for and answered, and a directive's duty. */
export async function fillProof(stores: Stores, mark: string): Promise<void> {
  const handedIn = planEvidence(mark);
  await stores.evidence.add(handedIn);
  await stores.evidence.add({
    ...handedIn,
    id: USES.criterion,
    proves: { kind: "criterion", criterion: CRITERION },
  });
  await stores.reviews.add(
    review({
      id: "review-of-plan" as ReviewId,
      deadlineId: DEADLINES.plan,
      evidenceId: USES.plan,
      reviewerId: PEOPLE.coordinator,
      outcome: "returned",
      reason: `Thiếu phụ lục${mark}`,
    }),
  );
  await stores.extensions.add(firstExtension(mark));
  await stores.remarks.add({ ...REMARK, words: `Chờ số liệu${mark}` });
  await stores.directives.add(
    directive({
      id: DIRECTIVE,
      code: mark ? "CĐ-007" : "CĐ-001",
      title: `Rà soát${mark}`,
      createdBy: PEOPLE.leader,
    }),
  );
  await stores.deadlines.add([
    deadline({
      id: "deadline-directive" as DeadlineId,
      kind: "directive",
      planYear: null,
      directiveId: DIRECTIVE,
      unitId: UNITS.justice,
      label: "",
    }),
  ]);
}

export const PROOF_READS = {
  "evidence.byId": (s) => s.evidence.byId(USES.plan),
  "evidence.of": (s) => s.evidence.of(DEADLINES.plan),
  "evidence.ofDeadlines": (s) => s.evidence.ofDeadlines([DEADLINES.plan, DEADLINES.report]),
  "evidence.ofCriterion": async (s) => ({
    all: await s.evidence.ofCriterion(null),
    one: await s.evidence.ofCriterion(CRITERION),
  }),
  "evidence.documentById": (s) => s.evidence.documentById(DOCUMENT),
  "evidence.findDocuments": (s) => s.evidence.findDocuments({ number: "191/KH-UBND" }),
  "evidence.usesOf": (s) => s.evidence.usesOf(DOCUMENT),
  "evidence.search": (s) => s.evidence.search(["191/kh", "ke hoach"], null, 1000),
  "reviews.of": (s) => s.reviews.of(DEADLINES.plan),
  "reviews.ofDeadlines": (s) => s.reviews.ofDeadlines([DEADLINES.plan, DEADLINES.report]),
  "extensions.of": (s) => s.extensions.of([DEADLINES.plan, DEADLINES.report]),
  "extensions.undecided": (s) => s.extensions.undecided(day("2023-03-24")),
  "remarks.of": (s) => s.remarks.of(DEADLINES.plan),
  "directives.byId": (s) => s.directives.byId(DIRECTIVE),
  "directives.list": (s) => s.directives.list({ direction: "given", limit: 1000 }),
  "directives.highestNumber": (s) => s.directives.highestNumber(),
  "figures.directives": (s) => s.figures.directives(2023),
  "directives.deadlinesOf": (s) => s.directives.deadlinesOf(DIRECTIVE),
} satisfies Record<string, Call>;

/** In an order in which each finds something to change. */
export const PROOF_WRITES = {
  "evidence.add": (s) =>
    s.evidence.add(evidence({ deadlineId: DEADLINES.plan, submittedBy: PEOPLE.head })),
  "evidence.saveDocument": async (s) => {
    const known = await s.evidence.documentById(DOCUMENT);
    return s.evidence.saveDocument({ ...known!, note: "Khác" } satisfies EvidenceDocument);
  },
  "evidence.remove": (s) => s.evidence.remove(USES.plan),
  "reviews.add": (s) =>
    s.reviews.add(review({ deadlineId: DEADLINES.plan, reviewerId: PEOPLE.leader })),
  "extensions.add": (s) =>
    s.extensions.add(
      extension({ deadlineId: DEADLINES.report, unitId: UNITS.justice, proposedBy: PEOPLE.head }),
    ),
  "extensions.save": (s) =>
    s.extensions.save({
      ...firstExtension(""),
      decision: { isGranted: true, words: "", by: PEOPLE.leader, at: NOW },
    }),
  "remarks.add": (s) => s.remarks.add({ ...REMARK, words: "?" }),
  "directives.add": (s) =>
    s.directives.add(directive({ code: "CĐ-019", createdBy: PEOPLE.leader })),
} satisfies Record<string, Call>;

function planEvidence(mark: string): Evidence {
  const handedIn = evidence({
    id: USES.plan,
    deadlineId: DEADLINES.plan,
    submittedBy: PEOPLE.head,
    note: `Kế hoạch${mark}`,
  });
  return { ...handedIn, document: { ...handedIn.document, id: DOCUMENT } };
}

function firstExtension(mark: string) {
  return extension({
    id: EXTENSION,
    deadlineId: DEADLINES.plan,
    unitId: UNITS.justice,
    proposedDue: day("2023-04-28"),
    reason: `Chờ hướng dẫn${mark}`,
    proposedBy: PEOPLE.head,
  });
}
