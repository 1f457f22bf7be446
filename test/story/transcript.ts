/** The story as it is read aloud: who says what, and what stands on the screen, by day and time. */
import { INVITE_ALPHABET, INVITE_LENGTH } from "../../domain/org.ts";
import { dateIn, timeIn, weekdayOf, type Instant, type LocalDate } from "../../domain/time.ts";
import { MessageCounts } from "./message-counts.ts";
import type { Shown } from "./phones/phone.ts";

const WEEKDAYS = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
const BAR = "  │ ";
const LONGEST_SAID = 300;

const CODE = new RegExp(
  `(?<![\\p{L}\\d])[${INVITE_ALPHABET}]{${INVITE_LENGTH}}(?![\\p{L}\\d])`,
  "gu",
);
/** An address that is good once: this machine's, with its secret part. */
const ADDRESS = /https?:\/\/127\.0\.0\.1:\d+\/([uf])\/\w+/gu;

export class Transcript {
  readonly #zone: string;
  #lines: string[] = [];
  #day: LocalDate | null = null;
  #title = "";
  #messages = 0;
  readonly counts = new MessageCounts();

  constructor(zone: string) {
    this.#zone = zone;
  }

  heading(title: string): void {
    this.#lines.push(`# ${title}`);
    this.#title = title;
    this.#day = null;
  }

  /** What the channel cannot do, so that the story goes round it. */
  remark(words: string): void {
    this.#lines.push("", `(${words})`);
  }

  said(at: Instant, who: string, words: string): void {
    const [first = "", ...more] = short(words).split("\n");
    this.#at(at, `${who}: ${first}`);
    this.#lines.push(...more.map((line) => `       ${line}`));
  }

  did(at: Instant, who: string, what: string): void {
    this.#at(at, `${who} ${what}`);
  }

  /** A message that came by itself. */
  came(at: Instant, who: string, shown: Shown, hasButtons: boolean): void {
    this.#at(at, `→ ${who}`);
    this.answered(shown, hasButtons);
  }

  /** @param hasButtons false where what can be chosen stands in the text already */
  answered({ text, choices, attached }: Shown, hasButtons: boolean): void {
    this.counts.note(text);
    this.#messages += 1;
    this.#lines.push("");
    if (attached) this.#lines.push(`${BAR}‹${attached}›`);
    if (text !== "") this.#lines.push(...text.split("\n").map((line) => `${BAR}${line}`.trimEnd()));
    if (!hasButtons) return;
    for (const row of choices)
      this.#lines.push(`${BAR}${row.map((each) => `[${each}]`).join(" ")}`);
  }

  /** Everything since the last time, with what is made anew in each run left out. */
  cut(): string {
    const text = [...this.#lines, "", `— ${this.#messages} tin —`, ""].join("\n");
    this.#lines = [];
    this.#messages = 0;
    return withoutSecrets(text);
  }

  #at(at: Instant, what: string): void {
    const day = dateIn(at, this.#zone);
    if (day !== this.#day) {
      this.#day = day;
      const [year, month, date] = day.split("-");
      const name = WEEKDAYS[weekdayOf(day) - 1] ?? "";
      this.#lines.push("", `— ${name}, ${date}/${month}/${year} —`);
    }
    this.#lines.push("", `${timeIn(at, this.#zone)}  ${what}`);
    this.counts.begin(`${this.#title} – ${what}`);
  }
}

/** Without what is made anew in each run. */
export function withoutSecrets(text: string): string {
  return text.replace(CODE, "«mã mời»").replace(ADDRESS, "https://dondoc.vi-du.vn/$1/…");
}

function short(words: string): string {
  const characters = [...words];
  if (characters.length <= LONGEST_SAID) return words;
  return `${characters.slice(0, LONGEST_SAID).join("")}… (${characters.length} ký tự)`;
}
