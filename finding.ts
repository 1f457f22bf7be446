/** One thing that `doctor` has looked at. */
export interface Finding {
  readonly check: string;
  /** `warning` asks for attention; `failed` keeps the product from working. */
  readonly state: "ok" | "warning" | "failed";
  readonly detail: string;
}
