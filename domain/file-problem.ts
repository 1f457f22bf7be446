/** Why a file is not taken as evidence. */
export type FileProblem =
  | { readonly code: "empty" }
  | { readonly code: "too-large"; readonly limitMegabytes: number }
  /** Encrypted as a whole: whoever reviews it could not open it. */
  | { readonly code: "encrypted" }
  | { readonly code: "archive" }
  /** `.csv`, `.tsv`: a spreadsheet program runs what stands in its cells. */
  | { readonly code: "sheet-text" }
  /** A web page, a picture that holds commands, a script, a program; a document that runs or fetches something. */
  | { readonly code: "runs" }
  /** Nothing that an office hands in, or damaged. */
  | { readonly code: "unknown-format" };
