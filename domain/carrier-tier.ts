/** What one bot of a channel carries. */
export interface CarrierTier {
  /** As the platform calls it: `Zalo Basic`. */
  readonly name: string;
  /** Messages a month, both ways. */
  readonly perMonth: number;
  readonly people: number;
  /** A longer text goes out in parts, each of which counts. */
  readonly charactersAMessage: number;
}
