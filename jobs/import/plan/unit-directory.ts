/** Which units a plan's phrases mean, what has to be made for it, and what only a person can tell. */
import type { IdSource, UnitId } from "../../../domain/ids.ts";
import type { OrgUnit } from "../../../domain/org.ts";
import { keyOfOwer, type Ower } from "../../../domain/plan-deadlines.ts";
import {
  unitToBeMade,
  type ImportedPlan,
  type ImportedTask,
  type PhraseMeaning,
  type PhraseQuestion,
} from "../../../domain/plan-import.ts";
import { foldText } from "../../../domain/text.ts";
import { nearMisses } from "../../../domain/unit-likeness.ts";
import { isVague, looksLikeGroup, type UnitResolution } from "../../../domain/unit-names.ts";
import { isPostPhrase } from "../recognising/units/posts.ts";
import { isUnitPhrase } from "../recognising/units/unit-phrases.ts";
import { UnitRegister, type KnownUnits } from "./unit-register.ts";

/** The part of a plan that names units; without the rows that are not to be brought in. */
export interface NamingPlan extends Pick<ImportedPlan, "issuer" | "year" | "reportPeriods"> {
  readonly tasks: readonly Pick<ImportedTask, "lead" | "support" | "follow">[];
}

/** A plan with more unknown units names a whole office that nobody has set up. */
const MOST_NEAR_MISSES = 300;

/** Resolves every phrase of a plan. Group phrases are never made into units. */
export function resolveUnits(
  plan: NamingPlan,
  known: KnownUnits,
  meanings: Readonly<Record<string, PhraseMeaning>>,
  ids: IdSource,
): UnitDirectory {
  const directory = new UnitDirectory(plan, known, ids);
  const told = new Map(Object.entries(meanings));
  const [named, posts] = partition(phrasesOf(plan));
  // A post is looked for in the units that the rest of the plan names, too.
  for (const { phrase, owes } of [...named, ...posts]) {
    const meaning = told.get(phrase);
    if (meaning && directory.take(phrase, meaning)) continue;
    directory.resolve(phrase, owes);
  }
  return directory;
}

export class UnitDirectory {
  readonly register: UnitRegister;
  readonly newAliases: { readonly unitId: UnitId; readonly alias: string }[] = [];
  /** Phrases that name nobody who is known, and are no single unit's. */
  readonly unknownGroups: string[] = [];
  readonly questions: PhraseQuestion[] = [];
  readonly #plan: NamingPlan;
  readonly #owers = new Map<string, readonly Ower[]>();

  constructor(plan: NamingPlan, known: KnownUnits, ids: IdSource) {
    this.#plan = plan;
    this.register = new UnitRegister(plan.year, known, ids);
  }

  /** Phrases that fit several units. */
  get ambiguousUnits(): readonly string[] {
    return this.questions.filter(({ kind }) => kind === "ambiguous").map(({ phrase }) => phrase);
  }

  /** The units that these phrases mean, in order and once each; made ones included. */
  unitsOf(phrases: readonly string[]): readonly UnitId[] {
    return [...new Set(this.owersOf(phrases).map(({ unitId }) => unitId))];
  }

  /** As `unitsOf`, with the posts that the phrases name. */
  owersOf(phrases: readonly string[]): readonly Ower[] {
    const all = phrases.flatMap((phrase) => this.#owers.get(phrase) ?? []);
    return [...new Map(all.map((ower) => [keyOfOwer(ower), ower])).values()];
  }

  /** Takes a person's word for what a phrase means; false when it does not hold any more. */
  take(phrase: string, meaning: PhraseMeaning): boolean {
    switch (meaning.kind) {
      case "unit": {
        const unitId = this.register.unitFor(meaning.unitId);
        if (unitId === null) return false;
        const before = this.register.find(phrase);
        if (before.kind !== "unit" || before.unit.id !== unitId) {
          this.newAliases.push({ unitId, alias: phrase });
        }
        this.#setUnits(phrase, [unitId]);
        return true;
      }
      case "group": {
        const known = meaning.unitIds.flatMap((id) => this.register.unitFor(id) ?? []);
        const made = meaning.newUnits.map((name) => this.register.unitNamed(name));
        const members = [...new Set([...known, ...made])];
        if (members.length === 0) return false;
        this.register.defineGroup(phrase, members);
        this.#setUnits(phrase, members);
        return true;
      }
      case "new-unit": {
        if (this.register.find(phrase).kind !== "unknown") return false;
        this.#setUnits(phrase, [this.register.make(phrase)]);
        return true;
      }
      default:
        return meaning satisfies never;
    }
  }

  resolve(phrase: string, owes: boolean): void {
    const meant = this.register.find(phrase);
    switch (meant.kind) {
      case "unit":
        this.#setUnits(phrase, [meant.unit.id]);
        break;
      case "group":
        this.#setUnits(phrase, meant.group.memberIds);
        if (owes && meant.group.memberIds.length === 0) this.#askGroup(phrase, owes);
        break;
      case "ambiguous":
        this.questions.push({ kind: "ambiguous", phrase, candidates: candidatesOf(meant) });
        break;
      case "unknown":
        this.#resolveUnknown(phrase, owes);
        break;
      default:
        meant satisfies never;
    }
  }

  #resolveUnknown(phrase: string, owes: boolean): void {
    if (isPostPhrase(phrase)) {
      if (!owes) return;
      const unitId = this.#unitOfPost(phrase);
      if (unitId) this.#setUnits(phrase, [unitId]);
      else this.#askGroup(phrase, owes);
    } else if (looksLikeGroup(phrase)) {
      // Support by whoever is concerned names nobody, and nobody is missed.
      if (owes || !isVague(phrase)) this.#askGroup(phrase, owes);
    } else if (isUnitPhrase(phrase)) {
      this.#askNearMiss(phrase);
      this.#setUnits(phrase, [this.register.make(phrase)]);
    } else if (owes) {
      this.#askGroup(phrase, owes);
    }
  }

  /** Whose post it is: the issuer's, else of whoever has it already, else the highest unit's. */
  #unitOfPost(post: string): UnitId | null {
    const { issuer } = this.#plan;
    const named = issuer ? this.register.find(issuer) : null;
    if (named?.kind === "unit") return named.unit.id;
    const present = this.register.unitWithPost(post) ?? this.register.highestUnit();
    if (present) return present;
    const isMade = issuer && named?.kind === "unknown" && isUnitPhrase(issuer);
    return isMade ? this.register.make(issuer) : null;
  }

  #askGroup(phrase: string, isOwing: boolean): void {
    this.unknownGroups.push(phrase);
    this.questions.push({ kind: "unknown-group", phrase, isOwing });
  }

  #askNearMiss(phrase: string): void {
    if (this.register.newUnits.length >= MOST_NEAR_MISSES) return;
    const near = nearMisses(phrase, this.register.units);
    if (near.length === 0) return;
    const candidates = near.map((unit) => ({
      id: this.register.isMade(unit) ? unitToBeMade(unit.name) : unit.id,
      name: unit.name,
    }));
    this.questions.push({ kind: "near-miss", phrase, candidates });
  }

  /** A post keeps its name, unless the phrase is a unit's own. */
  #setUnits(phrase: string, units: readonly UnitId[]): void {
    const [first] = units;
    const isPost = isPostPhrase(phrase) && !(first && isNameOf(phrase, this.register.byId(first)));
    const owers = units.map((unitId): Ower => {
      return { unitId, postId: isPost ? this.register.postIn(unitId, phrase).id : null };
    });
    this.#owers.set(phrase, owers);
  }
}

function isNameOf(phrase: string, unit: OrgUnit | null): boolean {
  return unit !== null && foldText(unit.name) === foldText(phrase);
}

function candidatesOf({ candidates }: Extract<UnitResolution, { kind: "ambiguous" }>) {
  return candidates.flatMap((each) =>
    each.kind === "unit" ? [{ id: each.unit.id, name: each.unit.name }] : [],
  );
}

interface SaidPhrase {
  readonly phrase: string;
  readonly owes: boolean;
}

/** Units and groups apart from posts. */
function partition(phrases: readonly SaidPhrase[]): readonly [SaidPhrase[], SaidPhrase[]] {
  const isPost = ({ phrase }: SaidPhrase) => isPostPhrase(phrase);
  return [phrases.filter((each) => !isPost(each)), phrases.filter(isPost)];
}

/** Every phrase once; `owes` when it leads a task or owes a report anywhere. */
function phrasesOf(plan: NamingPlan): SaidPhrase[] {
  const owing = [
    ...plan.tasks.flatMap(({ lead }) => lead),
    ...plan.reportPeriods.flatMap(({ owedBy }) => owedBy),
  ];
  const others = plan.tasks.flatMap(({ support, follow }) => [...support, ...follow]);
  const owes = new Set(owing);
  return [...new Set([...owing, ...others])].map((phrase) => ({ phrase, owes: owes.has(phrase) }));
}
