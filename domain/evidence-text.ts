/** What the words of a message offer as evidence: a link, a document's number and date, a note. */
import { readDocumentReference, type DocumentReference } from "./document-reference.ts";
import type { LinkProblem } from "./evidence.ts";
import { isPublicHost } from "./public-host.ts";
import { fail, ok, type Result } from "./result.ts";
import type { LocalDate } from "./time.ts";

export interface OfferedEvidence {
  readonly url: string | null;
  readonly reference: DocumentReference | null;
  /** The words besides the link, without invisible characters. */
  readonly note: string;
}

/** What begins like a link; a web address also where it is glued to the word before it. */
const LINK =
  /(?:https?:\/\/|(?<![\p{L}\d])(?:https?:|ftp:|file:\/|tg:\/\/|javascript:|mailto:|data:[a-z]+\/|www\.))[^\s<>"]+/iu;
const BARE_HOST =
  /(?<![\p{L}\d@./-])(?:[a-z\d-]+\.)+(?:vn|com|net|org|edu|gov|info|io)(?![\p{L}\d-]|\.[\p{L}\d])(?::\d+)?(?:[/?#][^\s<>"]*)?/iu;
const LONGEST_NOTE = 1000;
const SCHEMES_THAT_ARE_LINKS = /^(?:https?|ftp|file|javascript|data|mailto|tg):/iu;

/** True for words that offer evidence: with a link, or with a document's number. */
export function isEvidenceText(text: string): boolean {
  return findLink(text) !== null || hasNumber(readDocumentReference(text));
}

function hasNumber(reference: DocumentReference | null): boolean {
  return reference !== null && reference.number !== null;
}

/** Reads the offer; fails for a link that nobody else could open, or that hides where it leads. */
export function readOfferedEvidence(
  text: string,
  today: LocalDate | null = null,
): Result<OfferedEvidence, LinkProblem> {
  const words = text.normalize("NFC");
  const link = findLink(words);
  const note = words
    .replace(link ?? "", " ")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NOTE);
  const reference = readDocumentReference(words, today);
  if (link === null) return ok({ url: null, reference, note });
  const url = readPublicLink(link);
  return url.ok ? ok({ url: url.value, reference, note }) : url;
}

/** A web address that any colleague can open; its normal form. */
function readPublicLink(link: string): Result<string, LinkProblem> {
  const withScheme = SCHEMES_THAT_ARE_LINKS.test(link) ? link : `https://${link}`;
  const trimmed = withoutSentenceEnd(withScheme);
  if (!URL.canParse(trimmed)) return fail("not-a-link");
  const url = new URL(trimmed);
  if (url.protocol !== "http:" && url.protocol !== "https:") return fail("not-web");
  if (url.username || url.password) return fail("has-login");
  return isPublicHost(url.hostname) ? ok(url.href) : fail("not-public");
}

function findLink(text: string): string | null {
  return LINK.exec(text)?.[0] ?? BARE_HOST.exec(text)?.[0] ?? null;
}

/** A bracket that the address opened itself belongs to it. */
function withoutSentenceEnd(link: string): string {
  const closing = link.includes("(") ? /[.,;:!?\]}'"»”]+$/u : /[.,;:!?)\]}'"»”]+$/u;
  return link.replace(closing, "");
}
