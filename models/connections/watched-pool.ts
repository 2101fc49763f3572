import pg from 'pg'
import type { HeldConnection } from './held-connection.ts'

type Connected = Parameters<pg.Pool['connect']>[0]

/** A pool of plain connections that keeps the rule of the one connection. */
export class WatchedPool extends pg.Pool {
  readonly #held: HeldConnection

  constructor(options: pg.PoolConfig, held: HeldConnection) {
    super(options)
    this.#held = held
  }

  override connect(): Promise<pg.PoolClient>
  override connect(done: NonNullable<Connected>): void
  override connect(done?: Connected): Promise<pg.PoolClient> | void {
    this.#held.mustBeNone('A plain connection')
    return done === undefined ? super.connect() : super.connect(done)
  }
}
