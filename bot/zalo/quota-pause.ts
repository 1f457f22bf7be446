/**
 * How long to ask for nothing after a 429. The platform does not tell, nor whether it is the moment
 * or the month that is full: each time longer, until something gets through.
 */

const FIRST_SECONDS = 60;
const LONGEST_SECONDS = 900;

export interface QuotaPause {
  /** In seconds. Calls that were on their way when the pause began do not make it longer. */
  begin(): number;
  /** A message got through. */
  end(): void;
}

export function makeQuotaPause(): QuotaPause {
  let seconds = 0;
  let isOn = false;
  return {
    begin() {
      if (isOn) return seconds;
      seconds = seconds === 0 ? FIRST_SECONDS : Math.min(seconds * 2, LONGEST_SECONDS);
      isOn = true;
      setTimeout(() => {
        isOn = false;
      }, seconds * 1000).unref();
      return seconds;
    },
    end() {
      if (!isOn) seconds = 0;
    },
  };
}
