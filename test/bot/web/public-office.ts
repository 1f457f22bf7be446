/**
 * The sample office on a channel that takes no files, and a web server that stands behind a proxy:
 * what is published there and what is given there goes through the real intake and database.
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { onTestFinished } from "vitest";
import type { Intake } from "../../../bot/conversation/intake.ts";
import { makeWebServer } from "../../../bot/web/web-server.ts";
import type { Attachment, Incoming, IncomingBody } from "../../../domain/channel.ts";
import type { ChatId, FileHash, PersonId } from "../../../domain/ids.ts";
import type { PublicLink } from "../../../domain/message-stores.ts";
import type { FileStore } from "../../../domain/upkeep-stores.ts";
import { plusMillis } from "../../../domain/time.ts";
import { makePublicAddresses, makePublicDoor, makePublisher } from "../../../public-addresses.ts";
import { NUMBERED, openConversation, type Conversation } from "../conversation/support.ts";

/** As an operator's proxy has it, which strips the path. */
const PUBLIC_URL = "https://cchc.example.vn/dondoc";

export interface PublicOffice extends Conversation {
  /** Where the server listens. */
  readonly url: string;
  /** What the operators' log was told by the web server. */
  readonly log: readonly string[];
  /** An address as it was given out, as it is reached behind the proxy. */
  local(address: string): string;
  /** The address within the words of a message, as it is reached behind the proxy. */
  addressIn(text: string): string;
  /** An address for a chat as the conversation makes it: half an hour, one file. */
  uploadLink(chatId: ChatId): Promise<string>;
  publish(attachment: Attachment): Promise<string | null>;
  /** What is known of an address as long as it stands. */
  find(address: string): Promise<PublicLink | null>;
  /** The updates that are stored for files given by an address. */
  uploads(): Promise<readonly Pick<Incoming, "key" | "chatId" | "body">[]>;
  /** What storing the next file, or reading the next one, fails with. */
  failNext(error: Error): void;
  /** From now on no update can be stored, as on a full disk; what it resolves to mends it. */
  breakInbox(): Promise<() => Promise<void>>;
  /** How often the server has looked an address up. */
  looks(): number;
  /** How many files were stored by the server. */
  fileCount(): number;
}

export async function openPublicOffice(): Promise<PublicOffice> {
  const conversation = await openConversation({ traits: NUMBERED, publicUrl: PUBLIC_URL });
  const { sample, stores } = conversation;
  const log: string[] = [];
  const watched = watchFiles(conversation.files);
  const opened = { office: sample.office, files: watched.files };
  const addresses = makePublicAddresses(PUBLIC_URL)!;
  // The intake is another one after a restart.
  const receiveUpload: Intake["receiveUpload"] = (tokenHash, given) =>
    conversation.intake.receiveUpload(tokenHash, given);
  const door = makePublicDoor(opened, { receiveUpload }, PUBLIC_URL)!;
  let looks = 0;
  const links: typeof door.links = {
    use: (tokenHash, now) => door.links.use(tokenHash, now),
    async find(tokenHash, now) {
      const link = await door.links.find(tokenHash, now);
      looks += 1;
      return link;
    },
  };
  const server = makeWebServer({
    log: { error: (fields, message) => log.push(`${message} ${JSON.stringify(fields)}`) },
    readiness: () => Promise.resolve({ ready: true, checks: {} }),
    webhooks: new Map(),
    publicDoor: { ...door, links },
    demo: null,
  });
  const { url } = await server.start(0, "127.0.0.1");
  onTestFinished(() => server.stop(1_000));
  const local = (address: string): string => address.replace(PUBLIC_URL, url);
  return {
    ...conversation,
    get intake() {
      return conversation.intake;
    },
    url,
    log,
    local,
    addressIn(text) {
      const address = /https:\/\/\S+/u.exec(text)?.[0];
      if (address === undefined) throw new Error(`no address in: ${text}`);
      return local(address);
    },
    async uploadLink(chatId) {
      const token = addresses.newToken();
      const person = await stores.people.linkedPerson(sample.bot.id, chatId);
      const personId = person?.id ?? ("nobody" as PersonId);
      await stores.publicLinks.add({
        tokenHash: addresses.hashOf(token),
        purpose: { do: "upload", botId: sample.bot.id, chatId, personId },
        expiresAt: plusMillis(sample.clock.now(), 1_800_000),
        usesLeft: 1,
      });
      return local(addresses.uploadUrl(token));
    },
    publish: makePublisher(opened, PUBLIC_URL),
    find: (address) =>
      stores.publicLinks.find(addresses.hashOf(address.split("/").at(-1)!), sample.clock.now()),
    async uploads() {
      const rows = await sample.database.kysely
        .selectFrom("inbox")
        .select(["key", "chat_id", "body"])
        .where("key", "like", "upload %")
        .execute();
      return rows.map(({ key, chat_id: chatId, body }) => {
        return { key, chatId, body: JSON.parse(body ?? "null") as IncomingBody };
      });
    },
    failNext: watched.failNext,
    async breakInbox() {
      const { kysely } = sample.database;
      await sql`create trigger full_disk before insert on inbox
        begin select raise(abort, 'disk is full'); end`.execute(kysely);
      return async () => void (await sql`drop trigger full_disk`.execute(kysely));
    },
    looks: () => looks,
    fileCount: watched.count,
  };
}

function watchFiles(real: FileStore) {
  let fault: Error | null = null;
  const stored = new Set<FileHash>();
  function failOnce(): void {
    const thrown = fault;
    fault = null;
    if (thrown) throw thrown;
  }
  const files: FileStore = {
    async get(hash) {
      failOnce();
      return real.get(hash);
    },
    async put(bytes) {
      failOnce();
      const hash = await real.put(bytes);
      stored.add(hash);
      return hash;
    },
    remove: (hash) => real.remove(hash),
  };
  return { files, count: () => stored.size, failNext: (error: Error) => void (fault = error) };
}

export function hashOfBytes(bytes: Uint8Array): FileHash {
  return createHash("sha256").update(bytes).digest("hex") as FileHash;
}

/** A form as a browser sends it. */
export function formWith(
  file: { readonly name: string; readonly bytes: Uint8Array } | null,
  note = "",
): FormData {
  const form = new FormData();
  if (file) form.append("file", new File([Uint8Array.from(file.bytes)], file.name));
  form.append("note", note);
  return form;
}
