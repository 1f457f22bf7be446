/** The words that come from outside: titles, names, reasons, file names. */
export interface Words {
  readonly title: string;
  readonly label: string;
  readonly unit: string;
  readonly post: string;
  readonly area: string;
  readonly reason: string;
  readonly fileName: string;
}
