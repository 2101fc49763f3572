import { findPatients, type Findable, type Sought } from '../../models/queries/find-patients.ts'
import type { Actor } from '../access/actor.ts'
import type { BlindIndex } from '../crypto/blind-index.ts'
import type { Services } from '../services.ts'

export const pageSize = 25

/** The tokens of what was typed: it may be a name, a record number, a national id, a phone number or an e-mail address. */
export function soughtFrom(blindIndex: BlindIndex, text: string): Sought | undefined {
  const typed = text.trim()
  if (typed === '') {
    return undefined
  }
  const exact = blindIndex.searching.flatMap((index) => [
    index.nationalId(typed),
    index.phone(typed),
    index.email(typed),
  ])
  const [nameTokens, formerNameTokens] = blindIndex.searching.map((index) => index.nameQueryTokens(typed))
  return {
    recordNumber: typed.toUpperCase(),
    exactTokens: exact.filter((token) => token !== undefined),
    nameTokens: nameTokens ?? [],
    ...(formerNameTokens === undefined ? {} : { formerNameTokens }),
  }
}

const findableBy = (actor: Actor): Findable =>
  actor.patientScope === 'demographics' ? { kind: 'everyone' } : { kind: 'in-care-of', userId: actor.id }

export type SearchResult = {
  readonly patientIds: readonly string[]
  /** The cursor of the next page, where there is one. */
  readonly next: string | undefined
}

/** Finds the patients that the actor may list, by what was typed. Nothing is opened. */
export async function searchPatients(
  services: Services,
  actor: Actor,
  asked: { text: string; after: string; at: Date },
): Promise<SearchResult> {
  const rows = await findPatients(services.prepared, {
    findable: findableBy(actor),
    sought: soughtFrom(services.blindIndex, asked.text),
    after: asked.after,
    limit: pageSize + 1,
    at: asked.at,
  })
  const shown = rows.slice(0, pageSize)
  return {
    patientIds: shown.map((row) => row.id),
    next: rows.length > pageSize ? shown.at(-1)?.record_number : undefined,
  }
}
