import { Sequelize, type Options, type Transaction, type TransactionOptions } from 'sequelize'
import type { HeldConnection } from './held-connection.ts'

type Work<Result> = (transaction: Transaction) => PromiseLike<Result>

/**
 * Sequelize, whose transactions and statements keep the rule of the one connection. `transaction: null` says of a statement
 * that it is apart on purpose: for commands that have a process, and one transaction at a time, to themselves.
 */
export class WatchedSequelize extends Sequelize {
  readonly #held: HeldConnection

  constructor(options: Options, held: HeldConnection) {
    super(options)
    this.#held = held
    this.addHook('beforePoolAcquire', (asked) => {
      if ('transaction' in asked && asked.transaction === null) {
        return
      }
      const model = 'model' in asked && typeof asked.model === 'function' ? asked.model.name : 'A statement'
      held.mustBeNone(`${model}${'type' in asked && asked.type !== undefined ? ` (${asked.type})` : ''}`)
    })
  }

  override transaction<Result>(options: TransactionOptions, work: Work<Result>): Promise<Result>
  override transaction<Result>(work: Work<Result>): Promise<Result>
  override transaction(options?: TransactionOptions): Promise<Transaction>
  override transaction<Result>(
    first?: TransactionOptions | Work<Result>,
    second?: Work<Result>,
  ): Promise<Result | Transaction> {
    const work = typeof first === 'function' ? first : second
    if (work === undefined) {
      throw new Error('a transaction is begun together with its work, so that it always ends')
    }
    const since = this.#held.here()
    return super.transaction(typeof first === 'object' ? first : {}, (transaction) =>
      this.#held.during(since, () => work(transaction)),
    )
  }
}
