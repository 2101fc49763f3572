import type { KeyObject } from 'node:crypto'
import { Op } from 'sequelize'
import { FormDraft } from '../../models/accounts/form-draft.ts'
import type { PreparedQueries } from '../../models/prepared.ts'
import {
  forgetFormDrafts,
  forgetFormDraftsOfForm,
  formDraftsOfForm,
  formDraftsOnPage,
  noFormKey,
  saveFormDraft,
  type DraftBefore,
  type FormDraftRow,
} from '../../models/queries/accounts/form-drafts.ts'
import { isKeepable, openFields, saysSomething, sealFields, type KeptFields } from './kept-fields.ts'

const keepMs = 24 * 3_600_000

/** So many are kept of one person while they type, so that nobody fills the table. */
const atMost = 40

/** What was sent too late finds room where what is still on the screen does not any more. */
const atMostSent = 60

const place = (userId: string, path: string) => ({
  table: 'form_drafts',
  column: 'content',
  row: `${userId}:${path}`,
})

/** A form as it was opened: where it is sent to, where it stands, and which opening of it. */
export type OpenedForm = {
  readonly path: string
  readonly page: string
  readonly key?: string | undefined
  readonly before?: DraftBefore | undefined
  readonly sentAs?: string | undefined
}

/** What came of keeping a form: there may have been nothing to keep, or no room. */
export type DraftResult = 'kept' | 'nothing typed' | 'not kept'

/** What is kept of a form, and since when. */
export type Draft = {
  readonly id: string
  readonly path: string
  readonly page: string
  readonly fields: KeptFields
  readonly savedAt: Date
}

/**
 * Half-written forms, kept while they are typed and when their session ended or was refused: sealed, for their own
 * person's eyes, for a day after the last word, or for a day after the person's hours begin again. Each opened form has a
 * draft of its own. What is sent is forgotten.
 */
export class FormDrafts {
  readonly #prepared: PreparedQueries
  readonly #key: KeyObject

  constructor(prepared: PreparedQueries, key: KeyObject) {
    this.#prepared = prepared
    this.#key = key
  }

  /**
   * Keeps what was typed into an opened form, instead of what was kept of it before.
   * @param options.usableFrom when its owner can go on with it, where that is later than now
   * @param options.sent it was sent, and could not be taken
   */
  async save(
    userId: string,
    form: OpenedForm,
    fields: KeptFields,
    at: Date,
    { usableFrom = at, sent = false }: { usableFrom?: Date | undefined; sent?: boolean } = {},
  ): Promise<DraftResult> {
    const { path, page, key = noFormKey, before, sentAs } = form
    if (!isKeepable(path) || !isKeepable(page)) {
      return 'not kept'
    }
    if (!saysSomething(fields)) {
      await forgetFormDrafts(this.#prepared, { userId, path, key, before })
      return 'nothing typed'
    }
    const kept = await saveFormDraft(this.#prepared, {
      userId,
      path,
      page,
      key,
      before,
      sentAs,
      content: sealFields(fields, this.#key, place(userId, path)),
      at,
      keptUntil: new Date(Math.max(at.getTime(), usableFrom.getTime()) + keepMs),
      atMost: sent ? atMostSent : atMost,
    })
    return kept ? 'kept' : 'not kept'
  }

  /** What is kept of a form of this person, wherever it stands, the newest first. */
  async ofForm(userId: string, path: string, at: Date): Promise<readonly Draft[]> {
    return this.#open(userId, await formDraftsOfForm(this.#prepared, { userId, path, at }))
  }

  /** What is kept of the forms on a page that are sent elsewhere, the newest first. */
  async onPage(userId: string, page: string, at: Date): Promise<readonly Draft[]> {
    return this.#open(userId, await formDraftsOnPage(this.#prepared, { userId, page, at }))
  }

  /**
   * Forgets a form that was sent. One without a key is of a client that has one form at a time: whatever was kept of it
   * goes.
   */
  async forget(userId: string, { path, key, before }: Omit<OpenedForm, 'page'>): Promise<void> {
    await (key === undefined
      ? forgetFormDraftsOfForm(this.#prepared, { userId, path })
      : forgetFormDrafts(this.#prepared, { userId, path, key, before }))
  }

  /** Throws a draft away. @returns the page that its form stands on; undefined where this person has no such draft */
  async discard(userId: string, id: string): Promise<string | undefined> {
    const draft = await FormDraft.findOne({ where: { id, userId }, attributes: ['id', 'page'] })
    await draft?.destroy()
    return draft?.page
  }

  /** Removes what nobody came back for in time. */
  async prune(at: Date): Promise<void> {
    await FormDraft.destroy({ where: { keptUntil: { [Op.lte]: at } } })
  }

  #open(userId: string, rows: readonly FormDraftRow[]): readonly Draft[] {
    return rows.flatMap(({ id, path, page, content, saved_at: savedAt }) => {
      const fields = openFields(content, this.#key, place(userId, path))
      return fields === undefined ? [] : [{ id, path, page, fields, savedAt }]
    })
  }
}
