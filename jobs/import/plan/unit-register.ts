/** Units, posts and groups: those that there are, and those that a plan makes. */
import type { IdSource, UnitId } from "../../../domain/ids.ts";
import { existedIn, type OrgUnit, type Post, type UnitGroup } from "../../../domain/org.ts";
import { nameToBeMade } from "../../../domain/plan-import.ts";
import { foldText } from "../../../domain/text.ts";
import {
  indexUnits,
  sameUnitName,
  unitCalled,
  type UnitIndex,
} from "../../../domain/unit-names.ts";

/** Units, groups and posts as they are stored. */
export interface KnownUnits {
  readonly units: readonly OrgUnit[];
  readonly groups: readonly UnitGroup[];
  readonly posts: readonly Post[];
}

export class UnitRegister {
  readonly newUnits: OrgUnit[] = [];
  readonly newPosts: Post[] = [];
  /** Those that there were in the plan's year, and those made for it. */
  readonly units: OrgUnit[];
  readonly #ids: IdSource;
  readonly #index: UnitIndex;
  readonly #byId: Map<UnitId, OrgUnit>;
  readonly #posts: Map<string, Post>;
  readonly #groups: UnitGroup[];
  readonly #savedGroups = new Set<number>();

  constructor(year: number, known: KnownUnits, ids: IdSource) {
    this.#ids = ids;
    this.units = known.units.filter((unit) => existedIn(unit, year));
    this.#index = indexUnits(this.units, known.groups);
    this.#byId = new Map(known.units.map((unit) => [unit.id, unit]));
    this.#posts = new Map(known.posts.map((post) => [keyOfPost(post), post]));
    this.#groups = [...known.groups];
  }

  /** Those that are new, or have another phrase or other members than before. */
  get savedGroups(): readonly UnitGroup[] {
    return this.#groups.filter((_, place) => this.#savedGroups.has(place));
  }

  find(phrase: string) {
    return this.#index.resolve(phrase);
  }

  byId(id: UnitId): OrgUnit | null {
    return this.#byId.get(id) ?? null;
  }

  isMade(unit: OrgUnit): boolean {
    return this.newUnits.includes(unit);
  }

  /** The unit that a correction names; made, if it is to be. Null when there is none such. */
  unitFor(id: UnitId): UnitId | null {
    const name = nameToBeMade(id);
    return name === null ? (this.byId(id)?.id ?? null) : this.unitNamed(name);
  }

  unitNamed(name: string): UnitId {
    const known = this.find(name);
    return known.kind === "unit" ? known.unit.id : this.make(name);
  }

  make(name: string): UnitId {
    const unit = unitCalled(name, this.#ids.next());
    this.#index.add(unit);
    this.units.push(unit);
    this.#byId.set(unit.id, unit);
    this.newUnits.push(unit);
    return unit.id;
  }

  /** The one unit that has a post of this name; null where none or several have. */
  unitWithPost(name: string): UnitId | null {
    const having = [...this.#posts.values()].filter((post) => sameUnitName(post.name, name));
    const units = new Set(having.map(({ unitId }) => unitId));
    const [only] = units;
    return only && units.size === 1 ? only : null;
  }

  /** The one that stands above others and below none, else the only one that stands below none. */
  highestUnit(): UnitId | null {
    const parents = new Set(this.units.map(({ parentId }) => parentId));
    const roots = this.units.filter(({ parentId }) => parentId === null);
    const above = roots.filter(({ id }) => parents.has(id));
    const [only, ...others] = above.length > 0 ? above : roots;
    return only && others.length === 0 ? only.id : null;
  }

  postIn(unitId: UnitId, name: string): Post {
    const key = keyOfPost({ unitId, name });
    const known = this.#posts.get(key);
    if (known) return known;
    const post: Post = { id: this.#ids.next(), unitId, name };
    this.#posts.set(key, post);
    this.newPosts.push(post);
    return post;
  }

  /** The group of the phrase gets these members; else one that has just these gets the phrase. */
  defineGroup(phrase: string, members: readonly UnitId[]): void {
    const meant = this.find(phrase);
    const own = meant.kind === "group" ? meant.group.id : null;
    const place = this.#groups.findIndex((group) =>
      own ? group.id === own : isSameSet(group.memberIds, members),
    );
    const group = this.#groups[place];
    if (!group) {
      const made = { id: this.#ids.next<"GroupId">(), phrases: [phrase], memberIds: members };
      this.#savedGroups.add(this.#groups.push(made) - 1);
      return;
    }
    if (isSameSet(group.memberIds, members) && (own || group.phrases.includes(phrase))) return;
    const phrases = own ? group.phrases : [...group.phrases, phrase];
    this.#groups[place] = { ...group, phrases, memberIds: members };
    this.#savedGroups.add(place);
  }
}

function keyOfPost({ unitId, name }: Pick<Post, "unitId" | "name">): string {
  return `${unitId} ${foldText(name)}`;
}

function isSameSet(one: readonly UnitId[], other: readonly UnitId[]): boolean {
  const set = new Set(one);
  return set.size === new Set(other).size && other.every((id) => set.has(id));
}
