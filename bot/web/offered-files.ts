/** Files and pictures that went out with messages, kept for the page to fetch; the oldest go. */

const MOST_FILES = 200;
const MOST_BYTES = 64 * 1024 * 1024;

export interface OfferedFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** Shown on the page; anything else is downloaded. */
  readonly inline: boolean;
}

export class OfferedFiles {
  readonly #files = new Map<string, OfferedFile>();
  #bytes = 0;

  /** @param id one that nobody can guess: whoever knows it may have the file */
  offer(id: string, file: OfferedFile): void {
    this.#files.set(id, file);
    this.#bytes += file.bytes.length;
    for (const [oldest, { bytes }] of this.#files) {
      if (this.#files.size <= MOST_FILES && this.#bytes <= MOST_BYTES) return;
      this.#files.delete(oldest);
      this.#bytes -= bytes.length;
    }
  }

  get(id: string): OfferedFile | null {
    return this.#files.get(id) ?? null;
  }

  clear(): void {
    this.#files.clear();
    this.#bytes = 0;
  }
}
