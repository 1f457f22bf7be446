/** Tin trên trang web: one message as the page shows it; everything here survives JSON. */
import type { Line, Outgoing, Span } from "../../domain/channel.ts";
import { dateIn, timeIn, type Instant, type LocalDate, type LocalTime } from "../../domain/time.ts";

export interface WebEntry {
  /** The platform's id of the message; a person's own has the key of its update. */
  readonly id: string;
  readonly from: "bot" | "person";
  /** When, by the office's wall clock. */
  readonly day: LocalDate;
  readonly time: LocalTime;
  readonly lines: readonly (readonly WebSpan[])[];
  readonly choices: readonly (readonly WebChoice[])[];
  readonly picture: { readonly url: string; readonly alt: string } | null;
  /** Without an address it is one that the person sent. */
  readonly file: { readonly name: string; readonly url: string | null } | null;
  /** The message that a person's own replies to. */
  readonly replyTo: string | null;
}

export interface WebSpan {
  readonly kind: "text" | "bold" | "italic" | "link";
  readonly text: string;
  /** Of a link alone: surely http or https. */
  readonly href?: string;
}

export interface WebChoice {
  readonly label: string;
  readonly id: string;
}

/** What the office's wall clock shows. */
export interface WallTime {
  readonly day: LocalDate;
  readonly time: LocalTime;
}

export function wallTime(instant: Instant, zone: string): WallTime {
  return { day: dateIn(instant, zone), time: timeIn(instant, zone) };
}

/** A message of the bot, without what goes along with it. */
export function botEntry(id: string, at: WallTime, outgoing: Outgoing): WebEntry {
  return {
    id,
    from: "bot",
    ...at,
    lines: outgoing.lines.map(webLine),
    choices: outgoing.choices.map((row) =>
      row.map(({ label, id: choice }) => ({ label, id: choice })),
    ),
    picture: null,
    file: null,
    replyTo: null,
  };
}

/** What a person wrote or sent, shown back to him. */
export function ownEntry(
  id: string,
  at: WallTime,
  said: {
    readonly text: string;
    readonly fileName: string | null;
    readonly replyTo: string | null;
  },
): WebEntry {
  const lines = said.text === "" ? [] : said.text.split(/\r\n|\r|\n/u);
  return {
    id,
    from: "person",
    ...at,
    lines: lines.map((text) => [{ kind: "text", text }]),
    choices: [],
    picture: null,
    file: said.fileName === null ? null : { name: said.fileName, url: null },
    replyTo: said.replyTo,
  };
}

function webLine(line: Line): readonly WebSpan[] {
  return line.map(webSpan);
}

function webSpan(span: Span): WebSpan {
  if (typeof span === "string") return { kind: "text", text: span };
  if ("bold" in span) return { kind: "bold", text: span.bold };
  if ("italic" in span) return { kind: "italic", text: span.italic };
  // Any other scheme could run something on the page's behalf.
  if (!/^https?:\/\//iu.test(span.link)) return { kind: "text", text: span.text };
  return { kind: "link", text: span.text, href: span.link };
}
