import { CompiledQuery, type Compilable } from 'kysely';
import { directSqliteOf, type SqlValue } from './direct-sqlite.ts';
import type { Trx } from './run-transaction.ts';
import type { Database } from './schema.ts';

/** A query whose SQL is written once for each dialect, not once for each run. */
export interface PreparedQuery<P extends object, R> {
  run(db: Database | Trx, values: P): Promise<R[]>;
  /** The query with its values, to be made together with others (write-together.ts). */
  bind(values: P): Bound;
}

/** What a query is in the dialect of that database. */
export type Bound = (db: Database | Trx) => { sql: string; parameters: readonly SqlValue[] };

/** Stands for the value of that name while a query is built. */
export type ValueOf<P> = <K extends keyof P>(name: K) => P[K];

class Place {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/**
 * Prepares a query of the launch: building one with Kysely costs more than running it. `build` is called once with a
 * function that stands for the value of that name.
 */
export function prepareQuery<P extends Readonly<Record<keyof P, SqlValue>>, R = unknown>(
  build: (db: Database, value: ValueOf<P>) => Compilable<R>,
): PreparedQuery<P, R> {
  const prepared = new WeakMap<object, { sql: string; query: CompiledQuery['query']; places: readonly unknown[] }>();
  // Kysely passes values on as they are: what comes back among the parameters says where each one belongs.
  const placeOf = <K extends keyof P>(name: K) => new Place(name) as unknown as P[K];

  function bindFor(db: Database | Trx, values: P) {
    const { adapter } = db.getExecutor();
    let known = prepared.get(adapter);
    if (!known) {
      const { sql, query, parameters } = build(db, placeOf).compile();
      known = { sql, query, places: parameters };
      prepared.set(adapter, known);
    }
    const parameters = known.places.map((place) =>
      place instanceof Place ? values[place.name as keyof P] : (place as SqlValue),
    );
    return { sql: known.sql, query: known.query, parameters };
  }

  return {
    bind: (values) => (db) => bindFor(db, values),
    async run(db, values) {
      const { sql, query, parameters } = bindFor(db, values);
      const direct = directSqliteOf(db);
      if (direct?.isFree()) return direct.run(sql, parameters) as R[];
      const compiled = { ...CompiledQuery.raw(sql, [...parameters]), query } as CompiledQuery<R>;
      return (await db.executeQuery(compiled)).rows;
    },
  };
}
