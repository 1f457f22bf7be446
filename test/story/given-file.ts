/** A file given where an address of ours leads to, as a browser does it. */
import type { SentFile } from "./phones/phone.ts";

const ADDRESS = /https?:\/\/\S+\/u\/\w+/u;

/** The address in a message; null where it has none. */
export function uploadAddress(text: string): string | null {
  return ADDRESS.exec(text)?.[0] ?? null;
}

/** Throws when the page does not take it. */
export async function giveFile(address: string, { name, bytes }: SentFile): Promise<void> {
  const page = await fetch(address);
  if (!page.ok) throw new Error(`the page of the address answers ${page.status}`);
  const form = new FormData();
  form.append("file", new Blob([Buffer.from(bytes)]), name);
  const taken = await fetch(address, { method: "POST", body: form });
  if (!taken.ok) throw new Error(`the page took no file: ${taken.status} ${await taken.text()}`);
}
