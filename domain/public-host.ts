/** Which hosts can be reached by everybody, and so are not inside somebody's own network. */

/** A host as `URL` writes it, an IPv6 address in brackets: every spelling of an address is one by then. */
export function isPublicHost(host: string): boolean {
  if (host.startsWith("[")) return isPublicIpv6(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/u.test(host)) return !INNER.some((range) => range.test(host));
  if (!host.includes(".")) return false;
  return !/(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)\.?$/iu.test(host);
}

/** RFC 1122, 1918, 2544, 3927, 5735, 6598, 6890: addresses that lead nowhere from outside. */
const INNER: readonly RegExp[] = [
  /^(?:0|10|127|22[4-9]|2[3-5]\d)\./u,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./u,
  /^169\.254\./u,
  /^172\.(?:1[6-9]|2\d|3[01])\./u,
  /^192\.(?:168|0\.0)\./u,
  /^198\.1[89]\./u,
];

/** Only the global range 2000::/3; mapped, local and private ones lie outside it. 6to4 holds any of IPv4. */
function isPublicIpv6(host: string): boolean {
  return /^[23]/u.test(host) && !host.startsWith("2002:");
}
