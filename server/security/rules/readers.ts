import type { Search } from './detector.ts'
import { ask, openings } from './openings.ts'

type Row = { id: string; display_name: string; email: string | null }

const statement = `
  WITH ${openings}
  SELECT id, display_name, email FROM users
  WHERE id IN (SELECT actor_id FROM openings)`

const hex = (tokens: readonly Buffer[]) => tokens.map((token) => token.toString('hex'))

/**
 * Who opened something, with the keyed hashes of their e-mail address and of their last name as patients have them in the
 * search index; as JSON, for a query to compare with.
 */
export async function readersWithTokens(search: Search): Promise<string> {
  const { searching } = search.services.blindIndex
  const rows = await ask<Row>(search, statement)
  return JSON.stringify(
    rows.map(({ id, display_name: name, email }) => ({
      id,
      email: hex(searching.flatMap((index) => (email === null ? [] : (index.email(email) ?? [])))),
      surname: hex(searching.flatMap((index) => index.surnames(name.trim().split(/\s+/u).at(-1) ?? ''))),
    })),
  )
}

/** The readers of that JSON as rows `readers (id, email, surname)`. */
export const readers = `
  readers AS (
    SELECT id, ARRAY(SELECT decode(token, 'hex') FROM jsonb_array_elements_text(email) AS token) AS email,
      ARRAY(SELECT decode(token, 'hex') FROM jsonb_array_elements_text(surname) AS token) AS surname
    FROM jsonb_to_recordset($readers::jsonb) AS r (id uuid, email jsonb, surname jsonb)
  )`
