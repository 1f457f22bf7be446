/** Which hosts can be reached by everybody, and so are not inside somebody's own network. */

/** A host as `URL` writes it, an IPv6 address in brackets: every spelling of an address is one by then. */
export function isPublicHost(host: string): boolean {
  if (host.startsWith("[")) return isPublicIpv6(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/u.test(host)) return isPublicIpv4(host.split(".").map(Number));
  if (!host.includes(".")) return false;
  return !/(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)\.?$/iu.test(host);
}

/** RFC 1122, 1918, 3927, 5735, 6598: addresses that lead nowhere from outside. */
function isPublicIpv4([first = 0, second = 0]: readonly number[]): boolean {
  if (first === 0 || first === 10 || first === 127 || first >= 224) return false;
  if (first === 100 && second >= 64 && second <= 127) return false;
  if (first === 169 && second === 254) return false;
  if (first === 172 && second >= 16 && second <= 31) return false;
  return !(first === 192 && second === 168);
}

/** Only the global range 2000::/3; mapped, local and private ones lie outside it. */
function isPublicIpv6(host: string): boolean {
  return /^[23]/u.test(host);
}
