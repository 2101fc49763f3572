import type { KeyObject } from 'node:crypto'
import { Op } from 'sequelize'
import type { PreparedQueries } from '../../models/prepared.ts'
import { keepSetAsideForm } from '../../models/queries/accounts/keep-set-aside-form.ts'
import { SetAsideForm, type SetAsideBecause } from '../../models/accounts/set-aside-form.ts'
import { isKeepable, openFields, saysSomething, sealFields, type KeptFields } from './kept-fields.ts'

const keepMs = 24 * 3_600_000

/** So many are kept for one person: whoever has their cookie fills no table. */
const atMost = 20

const place = (userId: string, path: string, fromAddress: string) => ({
  table: 'set_aside_forms',
  column: 'content',
  row: `${userId}:${path}:${fromAddress}`,
})

/** Where a form came from that is kept apart, and when; not what stands in it. */
export type SetAside = Pick<SetAsideForm, 'id' | 'path' | 'page' | 'fromAddress' | 'because' | 'postedAt'>

const facts = ['id', 'path', 'page', 'fromAddress', 'because', 'postedAt'] as const

/**
 * Forms that came with somebody's session but perhaps not from them: from a network where it was held, or after it had been
 * ended elsewhere. They are sealed, kept for a day, and get into no form unless their person asks for it.
 */
export class SetAsideForms {
  readonly #prepared: PreparedQueries
  readonly #key: KeyObject

  constructor(prepared: PreparedQueries, key: KeyObject) {
    this.#prepared = prepared
    this.#key = key
  }

  /** Keeps a form apart. @returns whether it was kept: there is room for some only */
  async keep(form: {
    userId: string
    path: string
    page: string
    fromAddress: string
    because: SetAsideBecause
    fields: KeptFields
    at: Date
  }): Promise<boolean> {
    const { userId, path, page, fromAddress, because, fields, at } = form
    if (!isKeepable(path) || !isKeepable(page) || !saysSomething(fields)) {
      return false
    }
    return keepSetAsideForm(this.#prepared, {
      userId,
      path,
      page,
      fromAddress,
      because,
      content: sealFields(fields, this.#key, place(userId, path, fromAddress)),
      at,
      keptUntil: new Date(at.getTime() + keepMs),
      atMost,
    })
  }

  /** What is kept apart for a person, the newest first; nothing is opened. @param address for the forms that stand there or are sent there */
  async list(userId: string, at: Date, address?: string): Promise<readonly SetAside[]> {
    return SetAsideForm.findAll({
      attributes: [...facts],
      where: {
        userId,
        keptUntil: { [Op.gt]: at },
        ...(address === undefined ? {} : { [Op.or]: [{ path: address }, { page: address }] }),
      },
      order: [
        ['postedAt', 'DESC'],
        ['id', 'DESC'],
      ],
    })
  }

  /** What was typed into a form that is kept apart for this person; undefined where there is none. */
  async open(userId: string, id: string, at: Date): Promise<KeptFields | undefined> {
    const kept = await SetAsideForm.findOne({ where: { id, userId, keptUntil: { [Op.gt]: at } } })
    return kept === null
      ? undefined
      : openFields(kept.content, this.#key, place(userId, kept.path, kept.fromAddress))
  }

  /** Removes what nobody looked at in time. */
  async prune(at: Date): Promise<void> {
    await SetAsideForm.destroy({ where: { keptUntil: { [Op.lte]: at } } })
  }
}
