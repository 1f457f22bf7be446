/**
 * Telegram's view of a link in a button or in `<a href>`: http, https or tg, and a host with a dot
 * (so `http://localhost:8080` is refused and `http://127.0.0.1:8080` is not).
 *
 * @returns the reason why the link is refused, or undefined when it is fine
 */
export function findUrlFault(link: string): string | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `http://${link}`;
  if (!URL.canParse(withScheme)) return "URL host is invalid";
  const url = new URL(withScheme);
  if (url.protocol === "tg:") return undefined;
  if (url.protocol !== "http:" && url.protocol !== "https:") return "Unsupported URL protocol";
  if (!url.hostname.includes(".") && !url.hostname.startsWith("[")) return "Wrong HTTP URL";
  return undefined;
}
