import { fileURLToPath } from "node:url";

export type DatabaseLocation =
  /** Null for a database in memory. */
  | { readonly dialect: "sqlite"; readonly file: string | null }
  | { readonly dialect: "postgres"; readonly url: string };

/**
 * Reads `file:data/dondoc.sqlite` (from the working directory), `file:///an/absolute/path`,
 * `:memory:` or `file::memory:`, and `postgres://…`. Throws for anything else, without repeating
 * the address: it may hold a password.
 */
export function readDatabaseUrl(url: string): DatabaseLocation {
  if (url === ":memory:" || url === "file::memory:") return { dialect: "sqlite", file: null };
  if (/^postgres(ql)?:\/\//u.test(url)) return { dialect: "postgres", url };
  if (url.startsWith("file://")) return { dialect: "sqlite", file: fileURLToPath(url) };
  if (url.startsWith("file:") && url.length > "file:".length) {
    return { dialect: "sqlite", file: url.slice("file:".length) };
  }
  throw new Error("A database's address starts with file: or postgres://, or is :memory:");
}
