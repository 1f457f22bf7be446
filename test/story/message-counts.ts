/** What the story costs: how many messages, how long the longest is, and which steps took several. */

export class MessageCounts {
  longest = 0;
  #all = 0;
  readonly #steps: { readonly what: string; messages: number }[] = [];

  /** @param what somebody said or did, or who is told something by itself */
  begin(what: string): void {
    this.#steps.push({ what, messages: 0 });
  }

  note(text: string): void {
    this.#all += 1;
    this.longest = Math.max(this.longest, text.length);
    const step = this.#steps.at(-1);
    if (step) step.messages += 1;
  }

  /** To be read beside the transcripts. */
  report(): string {
    const several = this.#steps.filter(({ messages }) => messages > 1);
    return [
      `Tất cả: ${this.#all} tin`,
      `Tin dài nhất: ${this.longest} ký tự`,
      `Những bước cần nhiều hơn một tin: ${several.length}`,
      ...several.map(({ what, messages }) => `${messages} tin: ${what}`),
      "",
    ].join("\n");
  }
}
