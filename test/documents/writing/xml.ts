/** What the writers of flat OpenDocument files share. */
const PREFIX = "urn:oasis:names:tc:opendocument:xmlns:";

export const NAMESPACES = [
  ["office", `${PREFIX}office:1.0`],
  ["text", `${PREFIX}text:1.0`],
  ["table", `${PREFIX}table:1.0`],
  ["style", `${PREFIX}style:1.0`],
  ["number", `${PREFIX}datastyle:1.0`],
  ["fo", `${PREFIX}xsl-fo-compatible:1.0`],
  ["dc", "http://purl.org/dc/elements/1.1/"],
]
  .map(([name, uri]) => `xmlns:${name}="${uri}"`)
  .join(" ");

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
