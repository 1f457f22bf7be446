/** Where the visitor writes: text, a file, and what it replies to. */
import { byId } from "./element.js";
import { quoteOf } from "./entry-view.js";
import { words } from "./words.js";

const LARGEST_FILE_BYTES = 20 * 1024 * 1024;

export class Composer {
  #form = byId("composer");
  #text = byId("message");
  #file = byId("file");
  #send;
  #replyTo = null;
  #sending = false;

  /** @param {(draft: { text: string, file: File | null, replyTo: string | null }) => Promise<void>} send */
  constructor(send) {
    this.#send = send;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.#text.addEventListener("keydown", (event) => this.#pressed(event));
    this.#text.addEventListener("input", () => this.#fitHeight());
    byId("attach").addEventListener("click", () => this.#file.click());
    this.#file.addEventListener("change", () => {
      this.#showFile();
      this.#text.focus();
    });
    byId("drop-file").addEventListener("click", () => {
      this.#dropFile();
      this.#text.focus();
    });
    byId("drop-reply").addEventListener("click", () => this.replyWith(null));
  }

  /** Writes to a message from now on; null: to none. */
  replyWith(entry) {
    this.#quote(entry);
    this.#text.focus();
  }

  clear() {
    this.#text.value = "";
    this.#fitHeight();
    this.#dropFile();
    this.#quote(null);
  }

  #quote(entry) {
    this.#replyTo = entry?.id ?? null;
    byId("quoted").hidden = entry === null;
    byId("quoted-text").textContent = entry ? quoteOf(entry) : "";
  }

  #pressed(event) {
    if (event.key === "Escape" && this.#replyTo !== null) this.#quote(null);
    // While a Vietnamese keyboard is composing, Enter ends the word, not the message.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.#submit();
  }

  async #submit() {
    const draft = {
      text: this.#text.value,
      file: this.#file.files[0] ?? null,
      replyTo: this.#replyTo,
    };
    if (this.#sending || (draft.text.trim() === "" && !draft.file)) return;
    this.#setSending(true);
    say(null);
    try {
      await this.#send(draft);
      // What was written meanwhile is not what was sent.
      if (this.#text.value === draft.text) this.clear();
    } catch (refusal) {
      say(refusal.message);
    } finally {
      this.#setSending(false);
      if (this.#form.contains(document.activeElement)) this.#text.focus();
    }
  }

  #setSending(sending) {
    this.#sending = sending;
    byId("send").toggleAttribute("data-busy", sending);
  }

  #showFile() {
    const [chosen] = this.#file.files;
    if (chosen && chosen.size > LARGEST_FILE_BYTES) {
      this.#file.value = "";
      say(words.fileTooLarge);
    }
    byId("chosen-file").hidden = this.#file.files.length === 0;
    byId("chosen-file-name").textContent = this.#file.files[0]?.name ?? "";
  }

  #dropFile() {
    this.#file.value = "";
    this.#showFile();
  }

  #fitHeight() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight + 2}px`;
  }
}

/** Tells of a mistake above the input; null takes it away. */
export function say(sentence) {
  const notice = byId("notice");
  notice.hidden = sentence === null;
  notice.textContent = sentence ?? "";
}
