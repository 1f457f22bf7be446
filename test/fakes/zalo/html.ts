import { badRequest } from "./api-error.ts";

const TAGS = new Set(["b", "strong", "i", "em", "u", "s"]);
const CHARACTERS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
};

/** @throws ApiError 400 for a tag that is unknown, open or out of order, and for a bare `<` or `&` */
export function readHtml(raw: string): string {
  const open: string[] = [];
  const shown = raw.replaceAll(/<(\/?)([a-z]*)>|[<&][^<&;\s]*;?/g, (piece, slash, name) => {
    const character = CHARACTERS[piece];
    if (character !== undefined) return character;
    const isEnd = slash === "/";
    const isGood = TAGS.has(String(name)) && (!isEnd || open.pop() === name);
    if (!isGood) throw badRequest(`can't parse html: unexpected ${piece}`);
    if (!isEnd) open.push(String(name));
    return "";
  });
  if (open.length > 0) throw badRequest(`can't parse html: unclosed ${open.join(", ")}`);
  return shown;
}
