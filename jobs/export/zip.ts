/** A zip that is written file by file: only one of them is ever held in memory. */
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

export interface ZipWriter {
  /** @param path within the zip, with `/`; not twice the same */
  add(path: string, bytes: Uint8Array): Promise<void>;
}

/**
 * Ends the output. Throws when it cannot be written, and what `work` throws.
 *
 * @param mtime what every file in it says that it is of
 */
export async function writeZip(
  output: Writable,
  mtime: Date,
  work: (zip: ZipWriter) => Promise<void>,
): Promise<void> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, output);
  const broken = written.then(() => new Promise<never>(() => {}));
  try {
    await Promise.race([work(writerOf(zip, mtime)), broken]);
  } catch (error) {
    output.destroy();
    await written.catch(() => undefined);
    throw error;
  }
  zip.end();
  await written;
}

/** The next is taken when this one has been read to its end. */
function writerOf(zip: ZipFile, mtime: Date): ZipWriter {
  return {
    add: (path, bytes) =>
      new Promise((resolve, reject) => {
        zip.addReadStreamLazy(path, { mtime, compress: true }, (open) => {
          const stream = Readable.from([Buffer.from(bytes)]);
          stream.once("end", resolve).once("error", reject);
          open(null, stream);
        });
      }),
  };
}
