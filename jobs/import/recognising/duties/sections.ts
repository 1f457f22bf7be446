/** The sections of a directive: what stands under which heading, and which of them give duties. */
import { foldText } from "../../../../domain/text.ts";
import {
  endsText,
  isAppendixTitle,
  isBelow,
  isHeading,
  isInCapitals,
  openingEnd,
} from "../text/headings.ts";
import { levelOf } from "../text/markers.ts";
import type { OutlineLine } from "../text/outline.ts";
import { readOwnerHeading } from "./owners.ts";

/**
 * `standing` (Tổ chức thực hiện) says how any plan is carried out; `background` (Kết quả, Mục đích,
 * Tồn tại) what was or should be.
 */
export type SectionKind = "duties" | "standing" | "background";

export interface Section {
  /** Its heading without number; empty for what stands under none. */
  readonly title: string;
  readonly kind: SectionKind;
  /** The unit's heading that it stands below, where a unit's duties have headings of their own. */
  readonly owner: OutlineLine | null;
  readonly lines: readonly OutlineLine[];
}

interface OpenSection extends Section {
  readonly lines: OutlineLine[];
}

interface Heading {
  readonly title: string;
  readonly level: number;
}

/** Headings in capitals stand with the numerals; others without a number below everything. */
const CAPITALS_LEVEL = 1;
const PLAIN_LEVEL = 9;

const STANDING =
  /^(?:to chuc(?: va)?(?: trien khai)? thuc hien|trien khai thuc hien|to chuc trien khai|dieu khoan thi hanh|che do (?:thong tin,? )?bao cao)(?: (?:ke hoach|chi thi|cong van|thong bao|quyet dinh)[^:]*)?$/u;
const BACKGROUND =
  /^(?:ket qua|danh gia|thuc trang|tinh hinh|nhung ton tai|ton tai|han che|nguyen nhan|uu diem|khuyet diem|mat (?:tich cuc|duoc|han che)|dac diem|kien nghi|de xuat|muc dich|muc tieu|yeu cau$|quan diem|can cu|pham vi|doi tuong|kinh phi|noi dung danh gia|diem so)/u;
const REMEDY = /giai phap|khac phuc|phuong huong/u;

/** Reads the sections that follow a document's opening; recipients and signatures are left out. */
export function readSections(lines: readonly OutlineLine[]): readonly Section[] {
  const reading = new SectionReading();
  for (let at = openingEnd(lines); at < lines.length; at += 1) reading.take(lines, at);
  return reading.sections;
}

class SectionReading {
  readonly sections: OpenSection[] = [opened("", [], null)];
  #headings: readonly Heading[] = [];
  #owner: OutlineLine | null = null;
  #isClosed = false;

  take(lines: readonly OutlineLine[], at: number): void {
    const line = lines[at];
    if (!line) return;
    if (isAppendixTitle(line)) this.#beginAppendix();
    else if (endsText(line)) this.#isClosed = true;
    else if (!this.#isClosed || line.marker.kind === "section") {
      this.#isClosed = false;
      const isOwner = readOwnerHeading(line) !== null;
      const leadsOwners = isOwner && isOnlyAbove(lines, at);
      const last = this.sections.at(-1)?.lines.at(-1);
      if (leadsOwners || (!isOwner && isHeading(line, lines[at + 1], this.#owner, last))) {
        this.#beginSection(line);
        return;
      }
      if (isOwner) this.#beginOwner(line);
      this.sections.at(-1)?.lines.push(line);
    }
  }

  #beginAppendix(): void {
    [this.#headings, this.#owner, this.#isClosed] = [[], null, false];
    this.#open();
  }

  #beginSection(line: OutlineLine): void {
    this.#headings = nested(this.#headings, line);
    if (line.marker.kind === "none" || !isBelow(line, this.#owner)) this.#owner = null;
    this.#open();
  }

  /** A unit's heading ends the sections below the unit before it. */
  #beginOwner(line: OutlineLine): void {
    const above = this.#headings.filter(({ level }) => level < levelOf(line.marker));
    this.#owner = null;
    if (above.length < this.#headings.length) {
      this.#headings = above;
      this.#open();
    }
    this.#owner = line;
  }

  #open(): void {
    const title = this.#headings.at(-1)?.title ?? "";
    this.sections.push(opened(title, this.#headings, this.#owner));
  }
}

/** `NHIỆM VỤ CỦA TỪNG ĐƠN VỊ` with nothing below it but the headings of those units. */
function isOnlyAbove(lines: readonly OutlineLine[], at: number): boolean {
  const isIntroduction = ({ marker, text }: OutlineLine) =>
    marker.kind === "none" && text.endsWith(":");
  const [own, ...below] = lines.slice(at, at + 3);
  const next = below.find((line) => readOwnerHeading(line) || !isIntroduction(line));
  if (!own || !next || !readOwnerHeading(next)) return false;
  return next === below[0] || levelOf(next.marker) > levelOf(own.marker);
}

function opened(
  title: string,
  headings: readonly Heading[],
  owner: OutlineLine | null,
): OpenSection {
  const kinds = headings.map((heading) => kindOf(heading.title));
  const kind = kinds.find((each) => each === "standing") ?? kinds.find((each) => each !== "duties");
  return { title, kind: kind ?? "duties", owner, lines: [] };
}

function kindOf(title: string): SectionKind {
  const folded = foldText(title);
  if (STANDING.test(folded)) return "standing";
  return BACKGROUND.test(folded) && !REMEDY.test(folded) ? "background" : "duties";
}

function nested(headings: readonly Heading[], { marker, text }: OutlineLine): Heading[] {
  const isCapitals = marker.kind === "none" && isInCapitals(text);
  const own = marker.kind === "none" ? PLAIN_LEVEL : levelOf(marker);
  const level = isCapitals ? CAPITALS_LEVEL : own;
  const above = headings.filter((heading) => heading.level < level);
  return [...above, { title: text.replace(/[.:\s]+$/u, ""), level }];
}
