/** An operator's log: English, ids only. */
type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export interface Log {
  readonly debug?: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
