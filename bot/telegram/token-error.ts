/** Telegram knows no bot by this token: the only fault of Telegram's that should stop the start. */
export class TelegramTokenError extends Error {
  readonly code = "bad-token";

  constructor() {
    super("Telegram knows no bot by this token (or the API root is no Bot API server's)");
    this.name = "TelegramTokenError";
  }
}
