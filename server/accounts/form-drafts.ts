import type { KeyObject } from 'node:crypto'
import { Op } from 'sequelize'
import { FormDraft } from '../../models/form-draft.ts'
import type { PreparedQueries } from '../../models/prepared.ts'
import { saveFormDraft } from '../../models/queries/save-form-draft.ts'
import { isKeepable, openFields, sealFields, type KeptFields } from './kept-fields.ts'

const keepMs = 24 * 3_600_000

const place = (userId: string, path: string) => ({
  table: 'form_drafts',
  column: 'content',
  row: `${userId}:${path}`,
})

/**
 * Half-written forms, kept while they are typed and when their session ended or was refused: sealed, for their own
 * person's eyes, for a day after the last word, or for a day after the person's hours begin again. What is sent is
 * forgotten.
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
   * @returns whether it was kept: no form stands at some addresses
   */
  async save(
    userId: string,
    path: string,
    fields: KeptFields,
    at: Date,
    { usableFrom = at }: { usableFrom?: Date | undefined } = {},
  ): Promise<boolean> {
    if (!isKeepable(path)) {
      return false
    }
    await saveFormDraft(this.#prepared, {
      userId,
      path,
      content: sealFields(fields, this.#key, place(userId, path)),
      at,
      keptUntil: new Date(usableFrom.getTime() + keepMs),
    })
    return true
  }

  /** What is kept for this form of this person, and since when. */
  async find(
    userId: string,
    path: string,
    at: Date,
  ): Promise<{ readonly fields: KeptFields; readonly savedAt: Date } | undefined> {
    const draft = await FormDraft.findOne({ where: { userId, path, keptUntil: { [Op.gt]: at } } })
    const fields = draft === null ? undefined : openFields(draft.content, this.#key, place(userId, path))
    return draft === null || fields === undefined ? undefined : { fields, savedAt: draft.savedAt }
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
