/**
 * `npm run faults`: every fault that the service has to bear, tried at length on real processes,
 * real files and a Redis of its own; with what was due, sent, doubled, lost and unknown.
 */
import { parseArgs } from "node:util";
import { redisAvailable } from "../servers/redis.ts";
import { faultsOf, longSizes, play, type Scenario, type Sizes } from "./scenario.ts";
import { SCENARIOS } from "./scenarios.ts";
import { headerLine, rowOf } from "./table.ts";

const HELP = `npm run faults -- [options]
  --only <name>     one of ${SCENARIOS.map(({ name }) => name).join(", ")}; may be given again
  --messages <n>    messages due in a run (10000)
  --kills <n>       processes killed in a run (200)
  --updates <n>     updates that come in (2500)
  --days <n>        days of the office's year (365)
  --away <seconds>  how long Redis stays away (60)
  --seed <n>        makes the same choices again; moments differ from machine to machine
  --short           as small as in the tests
Slow scenarios take a share of the messages, kills and updates. The exit status is 1 if anything
is lost, doubled without a doubt on record, or not sound.
`;

interface Wish {
  readonly scenarios: readonly Scenario[];
  readonly sizes: Sizes | null;
  readonly seed: number;
}

const wish = readWish();
if (wish) process.exitCode = (await runAll(wish)) ? 0 : 1;
else process.stdout.write(HELP);

/** True when all went well. */
async function runAll({ scenarios, sizes, seed }: Wish): Promise<boolean> {
  process.stderr.write(`seed ${seed}\n`);
  process.stdout.write(`${headerLine()}\n`);
  let isWell = true;
  for (const scenario of scenarios) {
    if (scenario.needsRedis && !redisAvailable()) {
      process.stdout.write(`${scenario.name}: left out (install redis-server to run it)\n`);
      isWell = false;
      continue;
    }
    isWell = (await runOne(scenario, sizes, seed)) && isWell;
  }
  process.stdout.write(isWell ? "Nothing lost.\n" : "NOT WELL: see above.\n");
  return isWell;
}

async function runOne(scenario: Scenario, sizes: Sizes | null, seed: number): Promise<boolean> {
  const begun = performance.now();
  const say = (progress: string): void => {
    const seconds = Math.round((performance.now() - begun) / 1000);
    process.stderr.write(`${scenario.name} ${seconds} s: ${progress}\n`);
  };
  say(scenario.title);
  const size = sizes ? longSizes(scenario, sizes) : scenario.short;
  const tally = await play(scenario, size, seed, say);
  const seconds = (performance.now() - begun) / 1000;
  process.stdout.write(`${rowOf(scenario, tally, seconds)}\n`);
  return faultsOf(tally).length === 0;
}

/** Null when help is wanted. */
function readWish(): Wish | null {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", default: false },
      short: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      messages: { type: "string", default: "10000" },
      kills: { type: "string", default: "200" },
      updates: { type: "string", default: "2500" },
      days: { type: "string", default: "365" },
      away: { type: "string", default: "60" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  if (values.help) return null;
  const sizes: Sizes = {
    messages: wholeNumber("messages", values.messages),
    kills: wholeNumber("kills", values.kills),
    updates: wholeNumber("updates", values.updates),
    days: wholeNumber("days", values.days),
    awayMillis: 1_000 * wholeNumber("away", values.away),
  };
  const seed = wholeNumber("seed", values.seed);
  return { scenarios: wanted(values.only), sizes: values.short ? null : sizes, seed };
}

function wanted(names: readonly string[]): readonly Scenario[] {
  if (names.length === 0) return SCENARIOS;
  return names.map((name) => {
    const found = SCENARIOS.find((scenario) => scenario.name === name);
    if (!found) throw new Error(`there is no scenario "${name}"\n${HELP}`);
    return found;
  });
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is a whole number`);
  return value;
}
