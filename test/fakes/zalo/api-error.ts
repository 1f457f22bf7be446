/** What the platform answers instead of a result; its HTTP status may be 200 all the same. */
export class ApiError extends Error {
  /** `error_code` in the answer. */
  readonly code: number;

  constructor(code: number, description: string) {
    super(description);
    this.name = "ApiError";
    this.code = code;
  }

  body(): Record<string, unknown> {
    return { ok: false, description: this.message, error_code: this.code };
  }
}

export function badRequest(reason: string): ApiError {
  return new ApiError(400, `Bad Request: ${reason}`);
}

/** How an empty poll ends: nothing is wrong. */
export function requestTimeout(): ApiError {
  return new ApiError(408, "Request timeout");
}

/** The platform does not say until when, nor whether it is the pace or the month that is full. */
export function quotaExceeded(): ApiError {
  return new ApiError(429, "Quota exceeded");
}
