import { badRequest } from "./api-error.ts";

const DOWNLOAD_LIMIT = 20 * 1024 * 1024;

export type StoredFile = {
  readonly fileId: string;
  readonly uniqueId: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
  /** The smaller size that comes first in a photo's list, with other bytes. */
  readonly thumbnail?: StoredFile;
};

export type NewFile = { readonly name: string; readonly mime: string; readonly bytes: Buffer };

/** Files by `file_id`, and by download path once `getFile` has handed the path out. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #paths = new Map<string, StoredFile>();

  addDocument(file: NewFile): StoredFile {
    return this.#add("documents", file);
  }

  addPhoto(file: NewFile): StoredFile {
    const thumbnail = this.#add("thumbnails", { ...file, bytes: Buffer.from("a thumbnail") });
    return this.#add("photos", file, thumbnail);
  }

  find(fileId: string): StoredFile | undefined {
    return this.#files.get(fileId);
  }

  /** @throws ApiError 400 for an unknown file or one that is too big to download */
  prepareDownload(fileId: string): Record<string, unknown> {
    const file = this.#files.get(fileId);
    if (file === undefined) {
      throw badRequest("wrong file_id or the file is temporarily unavailable");
    }
    if (file.bytes.length > DOWNLOAD_LIMIT) throw badRequest("file is too big");
    const path = pathOf(file);
    this.#paths.set(path, file);
    return {
      file_id: file.fileId,
      file_unique_id: file.uniqueId,
      file_size: file.bytes.length,
      file_path: path,
    };
  }

  readDownload(path: string): Buffer | undefined {
    return this.#paths.get(path)?.bytes;
  }

  #add(folder: string, file: NewFile, thumbnail?: StoredFile): StoredFile {
    const serial = this.#files.size + 1;
    const stored = {
      ...file,
      fileId: `${folder}-${serial}-AgACAgUAAxkBAAI`,
      uniqueId: `AQAD${serial}`,
      ...(thumbnail === undefined ? {} : { thumbnail }),
    };
    this.#files.set(stored.fileId, stored);
    return stored;
  }
}

/** Telegram chooses the path itself; of the sender's name only a plain extension survives. */
function pathOf(file: StoredFile): string {
  const [folder, serial] = file.fileId.split("-");
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? "";
  return `${folder}/file_${serial}${folder === "documents" ? extension : ".jpg"}`;
}
