/** Nhật ký: entries with the names of what they speak of, and the words that stand in tables of their own. */
import type { Evidence } from "./evidence.ts";
import type { Extension } from "./extension.ts";
import type { DeadlineId, DirectiveId, DocumentId, PersonId } from "./ids.ts";
import type { ChannelKind } from "./org.ts";
import type { RecordAbout, RecordLine, RecordVia } from "./record-content.ts";
import { changeOf, type RecordNames } from "./record-values.ts";
import type { Review } from "./review.ts";
import { RULE_NAMES } from "./rule-names.ts";
import type { DeadlineView } from "./plan-stores.ts";
import type { Stores } from "./stores.ts";
import type { AuditEntry } from "./upkeep-stores.ts";
import { dateIn, parseLocalDate, timeIn } from "./time.ts";

/** What a channel is called; null for one that is not known any more. */
export type ChannelNames = (kind: ChannelKind) => string | null;

/** All that some entries speak of, by id. */
interface Known extends RecordNames {
  readonly views: ReadonlyMap<string, DeadlineView>;
  readonly plans: ReadonlyMap<string, string>;
  readonly documents: ReadonlyMap<string, string>;
  readonly directives: ReadonlyMap<string, { readonly code: string; readonly title: string }>;
  readonly proofs: ReadonlyMap<string, Evidence>;
  readonly reviews: ReadonlyMap<string, readonly Review[]>;
  readonly extensions: readonly Extension[];
}

export async function recordLines(
  stores: Stores,
  entries: readonly AuditEntry[],
  zone: string,
  nameOf: ChannelNames,
): Promise<readonly RecordLine[]> {
  const known = await gather(stores, entries);
  return entries.map((entry): RecordLine => {
    const { at, personId, deed, detail } = entry;
    const proof = known.proofs.get(String(detail["evidenceId"] ?? ""));
    return {
      at: { day: dateIn(at, zone), time: timeIn(at, zone) },
      post: personId === null ? null : (known.posts.get(personId) ?? null),
      via: viaOf(entry.channel, nameOf),
      deed,
      about: aboutOf(entry, known),
      ...changeOf(entry, known),
      document: proof?.document.reference?.number ?? null,
      reason: reasonOf(entry, known),
    };
  });
}

function viaOf(kind: ChannelKind, nameOf: ChannelNames): RecordVia {
  if (kind === "command-line") return "command-line";
  if (kind === "system") return "program";
  const channel = nameOf(kind);
  return channel === null ? null : { channel };
}

async function gather(stores: Stores, entries: readonly AuditEntry[]): Promise<Known> {
  const subjects = (subject: AuditEntry["subject"]) => [
    ...new Set(entries.flatMap((each) => (each.subject === subject ? [each.subjectId] : []))),
  ];
  const deadlines = subjects("deadline") as DeadlineId[];
  const views = await stores.deadlines.views(deadlines);
  const proofs = await stores.evidence.ofDeadlines(deadlines);
  const units = await stores.units.all();
  const plans = subjects("plan").length > 0 ? await stores.plans.all() : [];
  return {
    views: new Map(views.map((view) => [view.deadline.id, view])),
    posts: await postsOf(stores, entries),
    units: new Map(units.map(({ id, name }) => [id, name])),
    plans: new Map(plans.map(({ id, number }) => [id, number])),
    documents: await documentsOf(stores, subjects("document") as DocumentId[]),
    directives: await directivesOf(stores, subjects("directive") as DirectiveId[]),
    proofs: new Map(proofs.map((proof) => [proof.id, proof])),
    reviews: await reviewsOf(stores, entries),
    extensions: await stores.extensions.of(deadlines),
  };
}

/** Of who did it, to whom it was done, and to whom something went. */
async function postsOf(stores: Stores, entries: readonly AuditEntry[]) {
  const ids = entries.flatMap(({ personId, subject, subjectId, detail }) => [
    ...(personId === null ? [] : [personId]),
    ...(subject === "person" || subject === "account" ? [subjectId] : []),
    ...Object.values(detail).filter((value) => typeof value === "string"),
  ]);
  const people = await stores.people.byIds([...new Set(ids)] as PersonId[]);
  return new Map<string, string>(people.map(({ id, post }) => [id, post]));
}

async function documentsOf(stores: Stores, ids: readonly DocumentId[]) {
  const known = new Map<string, string>();
  for (const id of ids) {
    const document = await stores.evidence.documentById(id);
    if (!document) continue;
    const { reference, source } = document;
    const name = reference?.number ?? (source.kind === "file" ? source.name : null);
    if (name !== null) known.set(id, name);
  }
  return known;
}

async function directivesOf(stores: Stores, ids: readonly DirectiveId[]) {
  const known = new Map<string, { readonly code: string; readonly title: string }>();
  for (const id of ids) {
    const directive = await stores.directives.byId(id);
    if (directive) known.set(id, directive);
  }
  return known;
}

/** Only of what was reviewed: most of the record was not. */
async function reviewsOf(stores: Stores, entries: readonly AuditEntry[]) {
  const known = new Map<string, readonly Review[]>();
  const reviewed = entries.filter(({ subject, deed, detail }) => {
    return subject === "deadline" && (deed === "returned" || detail["to"] === "returned");
  });
  for (const id of new Set(reviewed.map(({ subjectId }) => subjectId as DeadlineId))) {
    known.set(id, await stores.reviews.of(id));
  }
  return known;
}

function aboutOf({ subject, subjectId, detail }: AuditEntry, known: Known): RecordAbout | null {
  switch (subject) {
    case "deadline":
      return workOf(known.views.get(subjectId));
    case "directive": {
      const directive = known.directives.get(subjectId);
      return directive ? { kind: "directive", ...pick(directive) } : null;
    }
    case "document":
      return named("document", known.documents.get(subjectId));
    case "plan":
      return named("plan", known.plans.get(subjectId));
    case "person":
    case "account":
      return named("person", known.posts.get(subjectId));
    case "unit":
      return named("unit", known.units.get(subjectId));
    case "rules": {
      const rule = RULE_NAMES.find((name) => name === detail["rule"]);
      return rule ? { kind: "rule", rule } : null;
    }
    case "calendar": {
      const day = parseLocalDate(subjectId);
      return day && { kind: "day", day };
    }
    case "dossier":
    case "message":
    case "scores":
      return null;
    default:
      return subject satisfies never;
  }
}

function pick({ code, title }: { readonly code: string; readonly title: string }) {
  return { code, title };
}

function named(kind: "document" | "plan" | "person" | "unit", name: string | undefined) {
  return name === undefined ? null : { kind, name };
}

function workOf(view: DeadlineView | undefined): RecordAbout | null {
  if (!view) return null;
  const { deadline, code, title, unit } = view;
  return { kind: "work", deadlineId: deadline.id, code, label: deadline.label, title, unit };
}

/**
 * What was said with it, found by its moment, its deed and who did it in the table where such words
 * stand. Incident: what was handed in at the moment of its return seemed to be the reason for it.
 */
function reasonOf(entry: AuditEntry, known: Known): string | null {
  const { subject, subjectId, at, deed, personId, detail } = entry;
  if (subject !== "deadline" || deed === "refused") return null;
  const review = known.reviews
    .get(subjectId)
    ?.find((each) => each.at === at && each.outcome === deed && each.reviewerId === personId);
  if (review) return review.reason;
  for (const extension of known.extensions) {
    if (extension.deadlineId !== subjectId || !deed.includes("extension")) continue;
    const { comment, decision } = extension;
    if (extension.proposedAt === at) return extension.reason;
    if (comment?.at === at) return comment.words || null;
    if (decision?.at === at) return decision.words || null;
  }
  const state = known.views.get(subjectId)?.deadline.state;
  if (!state || !("reason" in state) || state.at !== at) return null;
  return detail["to"] === state.name ? state.reason : null;
}
