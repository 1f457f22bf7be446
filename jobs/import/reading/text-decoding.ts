/** Bytes as text, in the encodings that office programs write. */

const UTF_8_MARK = [0xef, 0xbb, 0xbf];
const UTF_16_MARKS = { "utf-16le": [0xff, 0xfe], "utf-16be": [0xfe, 0xff] } as const;

/** Reads UTF-8 with or without its mark, and UTF-16 with one; null for what is no text in these. */
export function decodeText(bytes: Uint8Array): string | null {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (error) {
    // A decoder refuses only what is not in its encoding.
    if (error instanceof TypeError) return null;
    throw error;
  }
  return text.includes("\0") ? null : text;
}

function encodingOf(bytes: Uint8Array): string {
  const begins = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins(UTF_8_MARK)) return "utf-8";
  for (const [encoding, mark] of Object.entries(UTF_16_MARKS)) if (begins(mark)) return encoding;
  return "utf-8";
}
