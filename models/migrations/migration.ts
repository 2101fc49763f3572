/** Runs SQL text (one or many statements) inside the migration's transaction. */
export type RunSql = (text: string) => Promise<unknown>

/** One step of the schema. `up` and `down` each run in a transaction of their own. */
export type Migration = {
  readonly name: string
  up(sql: RunSql): Promise<unknown>
  down(sql: RunSql): Promise<unknown>
}
