import type { RunsStatements } from '../../prepared.ts'

/** A code as a file gives it, with what it is found by. */
export type GivenCode = {
  readonly code: string
  readonly title: string
  readonly plainCode: string
  readonly plainTitle: string
}

/** What becomes of a code by an import. */
export type CodeChange = {
  readonly becomes: 'added' | 'changed' | 'withdrawn' | 'used-again'
  readonly system: string
  readonly code: string
  readonly title: string
  /** What its title was, where it changes. */
  readonly before: string | null
}

const lock = {
  name: 'diagnosis-codes-lock',
  text: "SELECT pg_advisory_xact_lock(hashtextextended('diagnosis-codes', 0))::text",
}

/** Holds the table until the transaction ends: one import at a time. */
export const lockDiagnosisCodes = async (statements: Pick<RunsStatements, 'run'>): Promise<void> => {
  await statements.run(lock, [])
}

const compare = {
  name: 'diagnosis-codes-compare',
  text: `
    WITH given AS (SELECT $1::text AS system, * FROM unnest($2::text[], $3::text[]) AS g (code, title))
    SELECT CASE WHEN d.code IS NULL THEN 'added' WHEN g.code IS NULL THEN 'withdrawn'
        WHEN d.withdrawn_at IS NOT NULL THEN 'used-again' ELSE 'changed' END AS becomes,
      coalesce(g.system, d.system) AS system, coalesce(g.code, d.code) AS code, coalesce(g.title, d.title) AS title,
      CASE WHEN g.title <> d.title THEN d.title END AS before
    FROM given g FULL JOIN diagnosis_codes d ON d.system = g.system AND d.code = g.code
    WHERE d.code IS NULL OR (g.code IS NULL AND d.withdrawn_at IS NULL)
      OR (g.code IS NOT NULL AND (d.withdrawn_at IS NOT NULL OR d.title <> g.title))
    ORDER BY 1, 3, 2`,
}

/** Says what an import would do: the table is then what the file says. */
export const compareDiagnosisCodes = (
  statements: Pick<RunsStatements, 'run'>,
  system: string,
  given: readonly GivenCode[],
): Promise<CodeChange[]> =>
  statements.run(compare, [system, given.map(({ code }) => code), given.map(({ title }) => title)])

const store = {
  name: 'diagnosis-codes-store',
  text: `
    INSERT INTO diagnosis_codes (system, code, title, plain_code, plain_title, added_at)
    SELECT $1, g.code, g.title, g.plain_code, g.plain_title, $6
    FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS g (code, title, plain_code, plain_title)
    ON CONFLICT (system, code) DO UPDATE SET title = excluded.title, plain_code = excluded.plain_code,
      plain_title = excluded.plain_title, withdrawn_at = NULL, changed_at = $6
    WHERE diagnosis_codes.title <> excluded.title OR diagnosis_codes.withdrawn_at IS NOT NULL`,
}

const withdraw = {
  name: 'diagnosis-codes-withdraw',
  text: `
    UPDATE diagnosis_codes d SET withdrawn_at = $3 WHERE d.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT FROM unnest($2::text[]) AS g (code) WHERE d.system = $1 AND g.code = d.code)`,
}

/** Makes the table what the file says: what it has no more is withdrawn, and stays for the records that name it. */
export async function storeDiagnosisCodes(
  statements: Pick<RunsStatements, 'run'>,
  system: string,
  given: readonly GivenCode[],
  at: Date,
): Promise<void> {
  const codes = given.map(({ code }) => code)
  await statements.run(store, [
    system,
    codes,
    given.map(({ title }) => title),
    given.map(({ plainCode }) => plainCode),
    given.map(({ plainTitle }) => plainTitle),
    at,
  ])
  await statements.run(withdraw, [system, codes, at])
}
