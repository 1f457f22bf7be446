/** Where the server tells operators what went wrong: ids only, nothing that anybody wrote. */
export interface WebLog {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}
