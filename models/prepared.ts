import pg from 'pg'
import type { Sequelize, Transaction } from 'sequelize'
import { HeldConnection } from './connections/held-connection.ts'
import { KeyWithRows } from './sealing/key-with-rows.ts'

/** A statement that PostgreSQL plans once for each connection; its name must be unique in the program. */
export type Statement = { readonly name: string; readonly text: string }

/** What runs prepared statements: on a connection of the pool for each, or all on that of a transaction. */
export type RunsStatements = Pick<PreparedQueries, 'run' | 'one'>

async function runOn<Row extends pg.QueryResultRow>(
  connection: object,
  statement: Statement | { readonly text: string },
  values: readonly unknown[],
): Promise<Row[]> {
  // Sequelize types its connections as plain objects; for this dialect they are pg clients.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const client = connection as pg.Client
  const { rows } = await client.query<Row>({ ...statement, values: [...values], types: pg.types })
  return rows
}

function onlyRow<Row>(statement: Statement, [row]: readonly Row[]): Row {
  if (row === undefined) {
    throw new Error(`the statement ${statement.name} gave no row`)
  }
  return row
}

/** Runs prepared statements on Sequelize's own pool: for the few reads and writes that every request makes. */
export class PreparedQueries {
  readonly #sequelize: Sequelize
  readonly #held: HeldConnection
  readonly #keys: KeyWithRows

  constructor(sequelize: Sequelize, held = new HeldConnection(false), keys = new KeyWithRows(false)) {
    this.#sequelize = sequelize
    this.#held = held
    this.#keys = keys
  }

  /**
   * For those who gather what several ask for: who asks from inside a transaction must not wait for another connection.
   * @throws SecondConnectionError
   */
  mustHoldNone(what: string): void {
    this.#held.mustBeNone(what)
  }

  /** @throws the driver's error; a connection that broke is dropped by the pool. */
  run<Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return this.#read<Row>(statement, statement.name, values)
  }

  /** Runs a statement that is planned anew for its values, where the best plan depends on them. @throws as run does */
  plan<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.#read<Row>({ text }, 'A planned statement', values)
  }

  async #read<Row extends pg.QueryResultRow>(
    statement: Statement | { readonly text: string },
    what: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    this.#held.mustBeNone(what)
    const { connectionManager } = this.#sequelize
    const connection = await connectionManager.getConnection({ type: 'write' })
    try {
      const rows = await runOn<Row>(connection, statement, values)
      this.#keys.mustCome({ what, text: statement.text }, rows)
      return rows
    } finally {
      connectionManager.releaseConnection(connection)
    }
  }

  /** The same statements on the connection of a transaction under way: they see it, and end with it. */
  within(transaction: Transaction): RunsStatements {
    const run = <Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]) => {
      const connection: unknown = Reflect.get(transaction, 'connection')
      if (typeof connection !== 'object' || connection === null) {
        throw new Error(`the transaction of ${statement.name} is over`)
      }
      return runOn<Row>(connection, statement, values)
    }
    return {
      run,
      one: async <Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]) =>
        onlyRow(statement, await run<Row>(statement, values)),
    }
  }

  /** Lends a plain connection for several statements, a transaction say. What throws must have ended it. */
  async hold<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const { connectionManager } = this.#sequelize
    const since = this.#held.here()
    const connection = await connectionManager.getConnection({ type: 'write' })
    try {
      // Sequelize types its connections as plain objects; for this dialect they are pg clients.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return await this.#held.during(since, () => work(connection as pg.Client))
    } finally {
      connectionManager.releaseConnection(connection)
    }
  }

  /**
   * Does work in one transaction on a plain connection: commits what it did, or takes it all back where it throws.
   * @throws what the work threw
   */
  transaction<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    return this.hold(async (client) => {
      await client.query('BEGIN')
      try {
        const result = await work(client)
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
  }

  /** Runs a statement that always gives one row. @throws where it gave none, and as run does */
  async one<Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row> {
    return onlyRow(statement, await this.run<Row>(statement, values))
  }
}
