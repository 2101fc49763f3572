import type { KeyObject } from 'node:crypto'
import { Op } from 'sequelize'
import { FormDraft } from '../../models/form-draft.ts'
import type { PreparedQueries } from '../../models/prepared.ts'
import { saveFormDraft } from '../../models/queries/save-form-draft.ts'
import { openText, sealText } from '../crypto/envelope.ts'

const keepMs = 24 * 3_600_000

/** As long as the database takes an address; no form of ours has one that comes near it. */
const longestPath = 300

type Fields = Readonly<Record<string, string>>

const place = (userId: string, path: string) => ({
  table: 'form_drafts',
  column: 'content',
  row: `${userId}:${path}`,
})

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((field) => typeof field === 'string')

/**
 * Half-written forms of people whose session ended or was held: sealed, for their own eyes, for a day, or
 * for a day after their hours begin again.
 */
export class FormDrafts {
  readonly #prepared: PreparedQueries
  readonly #key: KeyObject

  constructor(prepared: PreparedQueries, key: KeyObject) {
    this.#prepared = prepared
    this.#key = key
  }

  /**
   * Keeps what was typed into the form at this path, instead of what was kept before.
   * @param options.usableFrom when its owner can go on with it, where that is later than now
   */
  async save(
    userId: string,
    path: string,
    fields: Fields,
    at: Date,
    { usableFrom = at }: { usableFrom?: Date | undefined } = {},
  ): Promise<void> {
    // No form stands at such an address: there is nothing that could be filled again.
    if (path.length > longestPath || !/^[\x21-\x7e]+$/.test(path)) {
      return
    }
    const content = sealText(JSON.stringify(fields), this.#key, place(userId, path))
    await saveFormDraft(this.#prepared, {
      userId,
      path,
      content,
      at,
      keptUntil: new Date(usableFrom.getTime() + keepMs),
    })
  }

  /** What is kept for this form of this person. */
  async find(userId: string, path: string, at: Date): Promise<Fields | undefined> {
    const draft = await FormDraft.findOne({ where: { userId, path, keptUntil: { [Op.gt]: at } } })
    if (draft === null) {
      return undefined
    }
    const fields: unknown = JSON.parse(openText(draft.content, this.#key, place(userId, path)))
    return isFields(fields) ? fields : undefined
  }

  /** Forgets a draft: the form was sent. */
  async forget(userId: string, path: string): Promise<void> {
    await FormDraft.destroy({ where: { userId, path } })
  }

  /** Removes what nobody came back for in time. */
  async prune(at: Date): Promise<void> {
    await FormDraft.destroy({ where: { keptUntil: { [Op.lte]: at } } })
  }
}
