/** Whether two values say the same, field by field. */
export function isSame<Value>(one: Value, other: Value): boolean {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const entries = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return (
    entries.length === others.size &&
    entries.every(([name, value]) => others.has(name) && isSame(value as unknown, others.get(name)))
  );
}
