/** A slash at the end of a setting does not matter. */
export function withoutSlash(apiRoot: string): string {
  return apiRoot.replace(/\/+$/u, "");
}
