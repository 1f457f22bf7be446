/** What the office's people have been told, as a test reads it. */
import type { Bundle, BundleSection } from "../../../domain/content.ts";
import type { Message } from "../../../domain/message.ts";
import { dateIn, timeIn } from "../../../domain/time.ts";
import type { Rehearsal } from "./rehearsal.ts";

const ALL = 1_000_000;

export interface Told {
  /** The day and the time that a clock in the office showed: `2023-03-24`, `07:30`. */
  readonly day: string;
  readonly time: string;
  readonly post: string;
  readonly kind: Message["kind"];
  /** `due: NV-002 Kế hoạch`; the sections in order, their items by name. */
  readonly sections: readonly string[];
  readonly message: Message;
}

/** Every push that a channel has taken, in order of time, of one person or of all. */
export async function toldTo(rehearsal: Rehearsal, post?: string): Promise<readonly Told[]> {
  const { stores, sample } = rehearsal;
  const { zone } = sample.office.calendar;
  const posts = new Map((await stores.people.all()).map((person) => [person.id, person.post]));
  const messages = await stores.messages.list({ status: "sent", limit: ALL });
  return messages
    .flatMap((message): Told[] => {
      if (message.kind === "reply" || !message.sentAt || !message.personId) return [];
      const told = {
        day: dateIn(message.sentAt, zone),
        time: timeIn(message.sentAt, zone),
        post: posts.get(message.personId) ?? "",
        kind: message.kind,
        sections: bundleOf(message)?.sections.map(sectionText) ?? [],
        message,
      };
      return post === undefined || told.post === post ? [told] : [];
    })
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** One line each: `2023-03-24 07:30 morning, due: NV-002 Kế hoạch`. */
export async function linesTo(rehearsal: Rehearsal, post: string): Promise<readonly string[]> {
  return (await toldTo(rehearsal, post)).map(lineOf);
}

/** Those of a person's lines that speak of something: `NV-002 Kế hoạch`. */
export async function linesAbout(
  rehearsal: Rehearsal,
  post: string,
  name: string,
): Promise<readonly string[]> {
  const told = await toldTo(rehearsal, post);
  return told.flatMap(({ sections, ...rest }) => {
    const about = sections.filter((section) => itemsIn(section).includes(name));
    const names = about.map((section) => `${section.split(": ")[0]}`);
    return about.length > 0 ? [`${rest.day} ${rest.time} ${rest.kind}, ${names.join(", ")}`] : [];
  });
}

export function lineOf({ day, time, kind, sections }: Told): string {
  return [`${day} ${time} ${kind}`, ...sections].join(", ");
}

export function bundleOf({ content }: Message): Bundle | null {
  return content && "bundle" in content ? content.bundle : null;
}

function sectionText({ name, items }: BundleSection): string {
  const names = items.map(({ code, label }) => `${code ?? ""} ${label}`.trim());
  return `${name}: ${names.join(" + ")}`;
}

function itemsIn(section: string): readonly string[] {
  return section.slice(section.indexOf(": ") + 2).split(" + ");
}

function keyOf({ message, post }: Told): string {
  return `${message.sentAt} ${post} ${message.kind}`;
}
