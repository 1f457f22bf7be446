/** The duties of one section: whose each of its lines is, and which lines are nobody's. */
import { endsSentence, type OutlineLine } from "../text/outline.ts";
import { isSameKind, levelOf, type Marker } from "../text/markers.ts";
import { roleOfLabel } from "../remedial/remedial-labels.ts";
import {
  assignsToUnit,
  readOwnedDuty,
  readOrder,
  readOwnerHeading,
  readPostDuty,
  type OwnedDuty,
} from "./owners.ts";
import { isPostPhrase } from "../units/posts.ts";
import type { Section } from "./sections.ts";

export interface Duty {
  /** As written; null where it names nobody, in a list of duties by post. */
  readonly owners: readonly string[] | null;
  readonly text: string;
}

export interface SectionDuties {
  readonly duties: readonly Duty[];
  /** What gives work to a unit, but stands under no heading of one. */
  readonly strays: readonly string[];
}

/** The heading, or the line with an owner of its own, that later lines may stand below. */
interface Owner {
  readonly names: readonly string[];
  readonly line: OutlineLine;
  /** `Phòng Nội vụ: chủ trì …` holds its duty itself; only what is bulleted below it is more. */
  readonly isInline: boolean;
  /** The first line below it, whose marker the others have. */
  readonly first: OutlineLine | null;
  readonly last: OutlineLine | null;
}

/** A conclusion that only says how things stand. */
const PRAISE =
  /^(?:đánh giá cao|ghi nhận|biểu dương|hoan nghênh|cảm ơn|cơ bản|thống nhất (?:với|về|đánh giá)|nhất trí|đồng ý|nhìn chung|(?:trong )?thời gian qua|về (?:kết quả|đánh giá))(?!\p{L})/iu;

export function readSectionDuties(section: Section): SectionDuties {
  const duties: Duty[] = [];
  const strays: string[] = [];
  const roster = rosterOf(section.lines);
  let owner = section.owner ? headedBy(section.owner) : null;
  for (const line of section.lines) {
    const heading = headedBy(line);
    const owned = heading ? null : readOwned(line, roster);
    if (heading) owner = heading;
    else if (isIntroduction(line)) owner = owner?.isInline ? null : owner;
    else if (owned && !(owner && isNested(line, owner))) {
      duties.push({ owners: owned.owners, text: owned.duty });
      owner = ownerBelow(owner, line, owned.owners);
    } else if (owner && isUnder(line, owner)) {
      const isPart = duties.length > 0 && isNested(line, owner);
      if (isPart) duties.push(withPart(duties.pop(), line.text));
      else duties.push({ owners: owner.names, text: line.text });
      owner = isPart ? owner : withLine(owner, line);
    } else {
      owner = null;
      if (isOnRoster(line, roster)) duties.push({ owners: null, text: line.text });
      else if (isStray(line, roster)) strays.push(line.text);
    }
  }
  return { duties, strays };
}

/** The marker of a list of duties that each begin with a post or unit; null where there is none. */
type Roster = Marker | null;

/** Two lines of such a list make it one; then a line that names nobody is a duty of it too. */
function rosterOf(lines: readonly OutlineLine[]): Roster {
  if (lines.some((line) => readOwnerHeading(line))) return null;
  const owned = lines.filter(
    ({ text }) => readOwnedDuty(text) ?? readOrder(text) ?? readPostDuty(text),
  );
  const [first] = owned.filter(({ text }) => !isLabelled(text));
  const alike = owned.filter(({ marker }) => first && isSameKind(marker, first.marker));
  return first && alike.length > 1 ? first.marker : null;
}

function isOnRoster(line: OutlineLine, roster: Roster): boolean {
  if (roster === null || !isSameKind(line.marker, roster)) return false;
  if (PRAISE.test(line.text)) return false;
  return !line.text.endsWith(":") && !isLabelled(line.text) && !isStray(line, roster);
}

function isStray({ marker, text }: OutlineLine, roster: Roster): boolean {
  if (text.endsWith(":") || isLabelled(text)) return false;
  if (assignsToUnit(text)) return true;
  const isListed = marker.kind !== "none" && (roster === null || isSameKind(marker, roster));
  return isListed && (roster ? isPostPhrase(text) : readPostDuty(text) !== null);
}

/** `…, UBND huyện yêu cầu:` announces the lines below it. */
function isIntroduction({ marker, text }: OutlineLine): boolean {
  return marker.kind === "none" && text.endsWith(":");
}

function inlineOwner(names: readonly string[], line: OutlineLine): Owner {
  return { names, line, isInline: true, first: null, last: null };
}

/** A line with an owner of its own in the list of another's leaves that list open. */
function ownerBelow(above: Owner | null, line: OutlineLine, names: readonly string[]): Owner {
  const isListed = above !== null && !above.isInline && isUnder(line, above);
  return isListed ? withLine(above, line) : inlineOwner(names, line);
}

function withLine(owner: Owner, line: OutlineLine): Owner {
  return { ...owner, first: owner.first ?? line, last: line };
}

function headedBy(line: OutlineLine): Owner | null {
  const names = readOwnerHeading(line);
  return names && { names, line, isInline: false, first: null, last: null };
}

function readOwned({ text }: OutlineLine, roster: Roster): OwnedDuty | null {
  if (isLabelled(text)) return null;
  return readOwnedDuty(text) ?? (roster ? (readOrder(text) ?? readPostDuty(text)) : null);
}

/** The labels of a remedial plan (`Đơn vị chủ trì: …`) name no owner of a duty. */
function isLabelled(text: string): boolean {
  const colon = text.indexOf(":");
  return colon > 0 && roleOfLabel(text.slice(0, colon)) !== null;
}

function isUnder({ marker }: OutlineLine, owner: Owner): boolean {
  const above = owner.line.marker;
  if (marker.kind === "none") return !owner.isInline;
  if (above.kind === "none") return marker.kind !== "section";
  if (isSameKind(marker, above)) return isRestarted({ marker }, owner);
  return levelOf(marker) > levelOf(above);
}

/** `1.` below the heading `3. Phòng Nội vụ` counts the unit's own duties, and `2.` goes on. */
function isRestarted({ marker }: Pick<OutlineLine, "marker">, owner: Owner): boolean {
  const [number] = marker.path.slice(-1);
  const [above] = owner.line.marker.path.slice(-1);
  if (number === undefined || above === undefined) return false;
  const last = owner.last && isSameKind(owner.last.marker, marker) ? owner.last : null;
  const next = (last?.marker.path.at(-1) ?? 0) + 1;
  return number === next && number !== above + 1;
}

/** Bullets of a lower kind than the first duty's are parts of the duty above them. */
function isNested({ marker }: OutlineLine, { first }: Owner): boolean {
  if (!first || marker.kind === "none" || first.marker.kind === "none") return false;
  return levelOf(marker) > levelOf(first.marker);
}

function withPart(duty: Duty | undefined, part: string): Duty {
  const text = duty?.text ?? "";
  const gap = endsSentence(text) || text.endsWith(",") ? " " : "; ";
  return { owners: duty?.owners ?? null, text: `${text}${gap}${part}` };
}
