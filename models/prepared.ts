import pg from 'pg'
import type { Sequelize } from 'sequelize'

/** A statement that PostgreSQL plans once for each connection; its name must be unique in the program. */
export type Statement = { readonly name: string; readonly text: string }

/** Runs prepared statements on Sequelize's own pool: for the few reads and writes that every request makes. */
export class PreparedQueries {
  readonly #sequelize: Sequelize

  constructor(sequelize: Sequelize) {
    this.#sequelize = sequelize
  }

  /** @throws the driver's error; a connection that broke is dropped by the pool. */
  async run<Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const { connectionManager } = this.#sequelize
    const connection = await connectionManager.getConnection({ type: 'write' })
    try {
      // Sequelize types its connections as plain objects; for this dialect they are pg clients.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const client = connection as pg.Client
      const { rows } = await client.query<Row>({
        name: statement.name,
        text: statement.text,
        values: [...values],
        types: pg.types,
      })
      return rows
    } finally {
      connectionManager.releaseConnection(connection)
    }
  }

  /** Lends a plain connection for several statements, a transaction say. What throws must have ended it. */
  async hold<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const { connectionManager } = this.#sequelize
    const connection = await connectionManager.getConnection({ type: 'write' })
    try {
      // Sequelize types its connections as plain objects; for this dialect they are pg clients.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return await work(connection as pg.Client)
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
    const [row] = await this.run<Row>(statement, values)
    if (row === undefined) {
      throw new Error(`the statement ${statement.name} gave no row`)
    }
    return row
  }
}
