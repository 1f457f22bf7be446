import { badRequest } from "./api-error.ts";

const DELIMITERS = ["**", "~~", "*", "_", "`"] as const;

type Delimiter = (typeof DELIMITERS)[number];

/** An address is shown as it stands; a star ends it, so that a bold one can be closed. */
const ADDRESS = /https?:\/\/[^\s*]+/y;
const CODE = /`([^`\n]+)`/y;
const LINK = /\[([^\]\n]*)\]\(([^)\n]*)\)/y;
const TAG = /<\/?[a-z][^>\n]*>/iy;
const HEADING_OR_QUOTE = /(?:#{1,6} |> ?)/y;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/**
 * The text as a person reads it: marks are taken away, and so is whatever else acts as mark-up and
 * was not escaped (a heading's `#`, a quote's `>`, a tag, the address behind a link's words), which
 * shows in the text that is left.
 *
 * @throws ApiError 400 when a mark is left open, closes the wrong one, or holds nothing
 */
export function readMarkdown(raw: string): string {
  return new MarkdownReader(raw).read();
}

class MarkdownReader {
  readonly #raw: string;
  readonly #open: { readonly mark: Delimiter; readonly at: number }[] = [];
  #at = 0;
  #shown = "";

  constructor(raw: string) {
    this.#raw = raw;
  }

  read(): string {
    while (this.#at < this.#raw.length) this.#step();
    this.#requireClosed();
    return this.#shown;
  }

  #step(): void {
    const character = this.#raw[this.#at] ?? "";
    if (character === "\n") this.#requireClosed();
    if (character === "\\" && /[!-/:-@[-`{-~]/.test(this.#raw[this.#at + 1] ?? "")) {
      this.#shown += this.#raw[this.#at + 1];
      this.#at += 2;
      return;
    }
    if (this.#isLineStart() && this.#match(HEADING_OR_QUOTE)) return;
    const address = this.#match(ADDRESS);
    if (address) return void (this.#shown += address[0]);
    const words = this.#match(CODE) ?? this.#match(LINK);
    if (words) return void (this.#shown += words[1] ?? "");
    if (this.#match(TAG)) return;
    const mark = this.#markHere();
    if (mark) return this.#turn(mark);
    this.#shown += character;
    this.#at += 1;
  }

  #isLineStart(): boolean {
    return this.#at === 0 || this.#raw[this.#at - 1] === "\n";
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#raw);
    if (found) this.#at += found[0].length;
    return found;
  }

  #markHere(): Delimiter | undefined {
    const top = this.#open.at(-1)?.mark;
    const isBoldBelow = this.#open.some(({ mark }) => mark === "**");
    if (top === "*" && isBoldBelow && this.#raw[this.#at] === "*") return "*";
    const mark = DELIMITERS.find((each) => this.#raw.startsWith(each, this.#at));
    const isInsideWord =
      WORD_CHARACTER.test(this.#raw[this.#at - 1] ?? "") &&
      WORD_CHARACTER.test(this.#raw[this.#at + 1] ?? "");
    return mark === "_" && isInsideWord ? undefined : mark;
  }

  #turn(mark: Delimiter): void {
    const top = this.#open.at(-1);
    const before = this.#raw[this.#at - 1] ?? "";
    const after = this.#raw[this.#at + mark.length] ?? "";
    if (top?.mark === mark) {
      if (top.at + mark.length === this.#at) throw unreadable(`empty ${mark}`, top.at);
      if (/\s/.test(before)) throw unreadable(`a blank before the closing ${mark}`, this.#at);
      this.#open.pop();
    } else if (this.#open.some((each) => each.mark === mark)) {
      throw unreadable(`${mark} closes before ${top?.mark ?? ""}`, this.#at);
    } else {
      if (/\s/.test(after)) throw unreadable(`a blank after the opening ${mark}`, this.#at);
      this.#open.push({ mark, at: this.#at });
    }
    this.#at += mark.length;
  }

  #requireClosed(): void {
    const left = this.#open.at(-1);
    if (left) throw unreadable(`unclosed ${left.mark}`, left.at);
  }
}

function unreadable(what: string, at: number): Error {
  return badRequest(`can't parse markdown: ${what} at offset ${at}`);
}
