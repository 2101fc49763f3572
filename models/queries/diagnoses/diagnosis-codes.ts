import type { RunsStatements } from '../../prepared.ts'

/** A code of the table, with what it stands for. */
export type DiagnosisCodeRow = { readonly system: string; readonly code: string; readonly title: string }

/** Where a code stands among what was found: how well it fits, how far it is within that (by the length of its title), and which it is. */
export type FoundPlace = {
  readonly rank: number
  readonly far: number
  readonly plain_code: string
  readonly system: string
}

/** What is looked for. */
export type CodeSearch = {
  /** The beginning of a code, in capitals without a dot; '' where no code is looked for. */
  readonly code: string
  /** Words as a text search takes them; '' where none are looked for. */
  readonly words: string
  /** Beginnings of codes that a common name stands for. */
  readonly meant: readonly string[]
}

/** Before whatever can be found. */
export const beforeFound: FoundPlace = { rank: -1, far: 0, plain_code: '', system: '' }

/** What begins with a text comes before the text with this after it: no code has it. */
const after = '~'

const search = {
  name: 'diagnosis-codes-search',
  text: `
    WITH hits AS (
      SELECT d.*, CASE WHEN d.plain_code = $1 THEN 0 ELSE 1 END AS rank, length(d.title) AS far FROM diagnosis_codes d
      WHERE $1 <> '' AND d.plain_code >= $1 AND d.plain_code < $1 || '${after}' AND d.withdrawn_at IS NULL
      UNION ALL
      SELECT d.*, CASE WHEN d.plain_code = m.code THEN 2 ELSE 4 END, CASE WHEN d.plain_code = m.code THEN m.place ELSE length(d.title) END
      FROM unnest($3::text[]) WITH ORDINALITY AS m (code, place)
      JOIN diagnosis_codes d ON d.plain_code >= m.code COLLATE "C" AND d.plain_code < (m.code || '${after}') COLLATE "C"
      WHERE d.withdrawn_at IS NULL
      UNION ALL
      SELECT d.*, 3, length(d.title) FROM diagnosis_codes d
      WHERE $2 <> '' AND d.words @@ to_tsquery('simple', $2) AND d.withdrawn_at IS NULL
    ), found AS (
      SELECT DISTINCT ON (system, code) system, code, title, plain_code, rank, far::int AS far FROM hits
      ORDER BY system, code, rank, far
    )
    SELECT system, code, title, plain_code, rank, far FROM found
    WHERE (rank, far, plain_code, system) > ($4::int, $5::int, $6::text, $7::text)
    ORDER BY rank, far, plain_code, system LIMIT $8`,
}

/** Finds codes that are in use, the best first, so many after a place. */
export const searchDiagnosisCodes = (
  statements: Pick<RunsStatements, 'run'>,
  { code, words, meant }: CodeSearch,
  { rank, far, plain_code, system }: FoundPlace,
  limit: number,
): Promise<(DiagnosisCodeRow & FoundPlace)[]> =>
  statements.run(search, [code, words, meant, rank, far, plain_code, system, limit])

const named = {
  name: 'diagnosis-codes-named',
  text: `
    SELECT d.system, d.code, d.title, d.withdrawn_at IS NOT NULL AS withdrawn
    FROM unnest($1::text[], $2::text[]) AS g (system, code)
    JOIN diagnosis_codes d ON d.system = g.system AND d.code = g.code`,
}

/** Reads codes by their systems and codes, those that were withdrawn too. */
export const readDiagnosisCodes = (
  statements: Pick<RunsStatements, 'run'>,
  asked: readonly { readonly system: string; readonly code: string }[],
): Promise<(DiagnosisCodeRow & { readonly withdrawn: boolean })[]> =>
  statements.run(named, [asked.map(({ system }) => system), asked.map(({ code }) => code)])

const counts = {
  name: 'diagnosis-codes-count',
  text: `
    SELECT system, count(*) FILTER (WHERE withdrawn_at IS NULL)::int AS used,
      count(*) FILTER (WHERE withdrawn_at IS NOT NULL)::int AS withdrawn,
      max(greatest(added_at, changed_at, withdrawn_at)) AS changed_at
    FROM diagnosis_codes GROUP BY system ORDER BY system`,
}

/** What the table holds of one system. */
export type CodesOfSystem = {
  readonly system: string
  readonly used: number
  readonly withdrawn: number
  readonly changed_at: Date
}

/** How many codes of each system there are. */
export const countDiagnosisCodes = (statements: Pick<RunsStatements, 'run'>): Promise<CodesOfSystem[]> =>
  statements.run(counts, [])
