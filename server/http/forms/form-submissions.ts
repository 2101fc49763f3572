import type { KeyObject } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Sequelize, Transaction } from 'sequelize'
import { z } from 'zod'
import type { PreparedQueries } from '../../../models/prepared.ts'
import {
  findFormSubmission,
  forgetFormSubmission,
  pruneFormSubmissions,
  saveFormAnswer,
  takeFormSubmission,
  type FormPlace,
} from '../../../models/queries/http/form-submissions.ts'
import { openText, sealText } from '../../crypto/envelope.ts'
import { Turns } from '../../turns.ts'
import { readNotice, storeNotice } from '../../../views/words/notice.ts'
import type { Redirect } from '../answer.ts'

const keepMs = 24 * 3_600_000

/** Another process answers within moments of its commit; after these it has died in between. */
const answerWaits = 40
const answerWaitMs = 50

const answerShape = z
  .object({ to: z.string(), notice: z.unknown() })
  .transform(({ to, notice }): Redirect => {
    const read = readNotice(notice)
    return read === undefined ? { to } : { to, notice: read }
  })

const sealedAt = (column: 'content' | 'answer', { userId, path, key }: FormPlace) => ({
  table: 'form_submissions',
  column,
  row: `${userId}:${path}:${key}`,
})

/** A form that was taken before: what it said, as a digest, when, and how it was answered where that is known. */
export type TakenForm = { readonly content: string; readonly at: Date; readonly answer: Redirect | undefined }

/** Another process has taken this very form in the meantime. Thrown inside the transaction of the second one. */
export class FormTakenError extends Error {}

/**
 * Forms that carry a key, so that one sent twice counts once: its key is taken in the transaction of its change, and its
 * answer is kept, sealed, for a day.
 */
export class FormSubmissions {
  readonly #prepared: PreparedQueries
  readonly #sequelize: Sequelize
  readonly #key: KeyObject
  readonly #turns = new Turns()

  constructor(options: { prepared: PreparedQueries; sequelize: Sequelize; key: KeyObject }) {
    this.#prepared = options.prepared
    this.#sequelize = options.sequelize
    this.#key = options.key
  }

  /**
   * Lets one request of this process at a time answer the same form; the others wait without a connection.
   * @param answer the next one has its turn when it ends, however it ends
   */
  async inTurn<Value>(place: FormPlace, answer: () => Promise<Value>): Promise<Value> {
    return this.#turns.inTurn(sealedAt('content', place).row, answer)
  }

  /** What is known of this form. One that another process is just answering is waited for. */
  async find(place: FormPlace): Promise<TakenForm | undefined> {
    let row = await findFormSubmission(this.#prepared, place)
    for (let waited = 0; row?.answer === null && waited < answerWaits; waited += 1) {
      await wait(answerWaitMs)
      row = await findFormSubmission(this.#prepared, place)
    }
    if (row === undefined) {
      return undefined
    }
    const { answer } = row
    return {
      content: openText(row.content, this.#key, sealedAt('content', place)),
      at: row.taken_at,
      answer:
        answer === null
          ? undefined
          : answerShape.parse(JSON.parse(openText(answer, this.#key, sealedAt('answer', place)))),
    }
  }

  /** Takes the form in the transaction of its change. @throws FormTakenError where it was taken in the meantime */
  async take(transaction: Transaction, place: FormPlace, content: string, at: Date): Promise<void> {
    const sealed = sealText(content, this.#key, sealedAt('content', place))
    if (!(await takeFormSubmission(this.#sequelize, transaction, place, { content: sealed, at }))) {
      throw new FormTakenError()
    }
  }

  /** Keeps how the form was answered. */
  async answered(place: FormPlace, content: string, at: Date, { to, notice }: Redirect): Promise<void> {
    await saveFormAnswer(this.#prepared, place, {
      content: sealText(content, this.#key, sealedAt('content', place)),
      answer: sealText(
        JSON.stringify({ to, notice: notice === undefined ? null : storeNotice(notice) }),
        this.#key,
        sealedAt('answer', place),
      ),
      at,
    })
  }

  /** Forgets a form that led to nothing after all. */
  async forget(place: FormPlace): Promise<void> {
    await forgetFormSubmission(this.#prepared, place)
  }

  /** Removes what is older than a day. */
  async prune(at: Date): Promise<void> {
    await pruneFormSubmissions(this.#prepared, new Date(at.getTime() - keepMs))
  }
}
