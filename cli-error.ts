import { CLI_ERRORS, type CliErrorCode } from "./bot/copy/command-line.ts";

/** A user's mistake: the command ends with status 1 and one Vietnamese sentence. */
export class CliError extends Error {
  readonly code: CliErrorCode;

  constructor(
    code: CliErrorCode,
    about: { readonly detail?: string; readonly cause?: unknown } = {},
  ) {
    const { detail, cause } = about;
    super(detail ? `${CLI_ERRORS[code]} ${detail}` : CLI_ERRORS[code], { cause });
    this.code = code;
  }
}
