/**
 * Statements that run for every message: built and compiled once, then only run with other values.
 * Building one takes longer than the database takes to run it.
 */
import type { Compilable, CompiledQuery, DialectAdapter } from "kysely";
import type { Connection } from "./sql-store.ts";

/** Stands for a value while the statement is built. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Values = Readonly<Record<string, unknown>>;

/**
 * @param build must hand the values on as they are, since it only sees places for them; it is called
 *   once for each database
 */
export function kept<Given extends Values, Row>(
  build: (db: Connection, values: Given) => Compilable<Row>,
): (db: Connection, values: Given) => Promise<readonly Row[]> {
  const compiled = new WeakMap<DialectAdapter, CompiledQuery<Row>>();

  function compiledFor(db: Connection): CompiledQuery<Row> {
    const { adapter } = db.getExecutor();
    const known = compiled.get(adapter);
    if (known) return known;
    const places = new Proxy({} as Given, { get: (_target, name) => new Place(String(name)) });
    const query = build(db, places).compile();
    compiled.set(adapter, query);
    return query;
  }

  return async (db, values) => {
    const query = compiledFor(db);
    const parameters = query.parameters.map((each) =>
      each instanceof Place ? values[each.name] : each,
    );
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
