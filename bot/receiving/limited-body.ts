/** What somebody else sends us, no more of it than we can hold. */

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Null when it is more, in bytes. The size that was announced proves nothing: it is counted as it comes. */
export async function readUpTo(body: Chunks, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
