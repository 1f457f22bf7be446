/** Where the visitor writes: text, a file, and what it replies to. */
import { byId } from "./element.js";
import { quoteOf } from "./entry-view.js";
import { words } from "./words.js";

const LARGEST_FILE_BYTES = 20 * 1024 * 1024;

/** @param {(draft: { text: string, file: File | null, replyTo: string | null }) => Promise<void>} send */
export function makeComposer(send) {
  const text = byId("message");
  const file = byId("file");
  let replyTo = null;
  let sending = false;

  function replyWith(entry) {
    replyTo = entry?.id ?? null;
    byId("quoted").hidden = entry === null;
    byId("quoted-text").textContent = entry ? quoteOf(entry) : "";
    text.focus();
  }

  function showFile() {
    const [chosen] = file.files;
    if (chosen && chosen.size > LARGEST_FILE_BYTES) {
      file.value = "";
      say(words.fileTooLarge);
    }
    byId("chosen-file").hidden = file.files.length === 0;
    byId("chosen-file-name").textContent = file.files[0]?.name ?? "";
    text.focus();
  }

  function dropFile() {
    file.value = "";
    showFile();
  }

  function fitHeight() {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
  }

  function clear() {
    text.value = "";
    fitHeight();
    dropFile();
    replyWith(null);
  }

  async function submit() {
    const draft = { text: text.value, file: file.files[0] ?? null, replyTo };
    if (sending || (draft.text.trim() === "" && !draft.file)) return text.focus();
    sending = true;
    say(null);
    byId("send").setAttribute("aria-busy", "true");
    try {
      await send(draft);
      // What was written meanwhile is not what was sent.
      if (text.value === draft.text) clear();
    } catch (refusal) {
      say(refusal.message);
    } finally {
      sending = false;
      byId("send").removeAttribute("aria-busy");
    }
    return undefined;
  }

  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  text.addEventListener("keydown", (event) => {
    // While a Vietnamese keyboard is composing, Enter ends the word, not the message.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  text.addEventListener("input", fitHeight);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && replyTo !== null) replyWith(null);
  });
  byId("attach").addEventListener("click", () => file.click());
  file.addEventListener("change", showFile);
  byId("drop-file").addEventListener("click", dropFile);
  byId("drop-reply").addEventListener("click", () => replyWith(null));

  return { replyWith, clear };
}

/** Tells of a mistake above the input; null takes it away. */
export function say(sentence) {
  const notice = byId("notice");
  notice.hidden = sentence === null;
  notice.textContent = sentence ?? "";
}
