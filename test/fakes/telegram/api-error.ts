/** What the Bot API answers instead of a result. The HTTP status equals `error_code`. */
export class ApiError extends Error {
  readonly status: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(status: number, description: string, parameters?: Record<string, number>) {
    super(description);
    this.name = "ApiError";
    this.status = status;
    this.parameters = parameters;
  }

  body(): Record<string, unknown> {
    return errorBody(this.status, this.message, this.parameters);
  }
}

export function errorBody(
  status: number,
  description: string,
  parameters?: Readonly<Record<string, number>>,
): Record<string, unknown> {
  const body = { ok: false, error_code: status, description };
  return parameters === undefined ? body : { ...body, parameters };
}

export function badRequest(reason: string): ApiError {
  return new ApiError(400, `Bad Request: ${reason}`);
}

export function conflict(reason: string): ApiError {
  return new ApiError(409, `Conflict: ${reason}`);
}

/** @param seconds whole seconds the client has to wait */
export function tooManyRequests(seconds: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

export function migratedTo(chatId: number): ApiError {
  return new ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
    migrate_to_chat_id: chatId,
  });
}
