import type { PreparedQueries, RunsStatements } from '../../prepared.ts'

/** A product as the catalogue has it. */
export type CatalogueRow = {
  readonly id: string
  readonly name: string
  /** Null for what stands in the catalogue by its name alone. */
  readonly generic: string | null
  readonly strength: string | null
  readonly form: string | null
  readonly schedule: number | null
  readonly code_system: string
  readonly code: string
  readonly also_called: string | null
  readonly product_key: string | null
  readonly active: boolean
  readonly withdrawn_at: Date | null
  /** By which the list is sorted; no two rows share it. */
  readonly place: string
}

const columns = `m.id, m.name, m.generic, m.strength, m.form, m.schedule, m.code_system, m.code, m.also_called, m.product_key, m.active, m.withdrawn_at,
  coalesce(m.sort_key, lower(m.name) || ' ' || m.id) AS place`

const listStatement = {
  name: 'catalogue-list',
  text: `SELECT ${columns} FROM medications m
    WHERE (m.product_key IS NOT NULL OR m.active) AND ($2::boolean IS NULL OR m.active = $2)
      AND coalesce(m.search_text, lower(m.name || ' ' || m.code)) LIKE ALL ($1::text[])
      AND coalesce(m.sort_key, lower(m.name) || ' ' || m.id) COLLATE "C" > $3
    ORDER BY coalesce(m.sort_key, lower(m.name) || ' ' || m.id) COLLATE "C" LIMIT $4`,
}

const escaped = (word: string): string => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/**
 * Products of the catalogue that have all of these words, sorted by their names.
 * @param asked.words as they are written in `search_text`: lower case, without marks
 * @param asked.active undefined for those that are withdrawn too
 */
export const listCatalogue = (
  prepared: PreparedQueries,
  asked: { words: readonly string[]; active: boolean | undefined; after: string; limit: number },
): Promise<CatalogueRow[]> =>
  prepared.run<CatalogueRow>(listStatement, [
    asked.words.map(escaped),
    asked.active ?? null,
    asked.after,
    asked.limit,
  ])

const allStatement = {
  name: 'catalogue-products',
  text: `SELECT ${columns} FROM medications m WHERE m.product_key IS NOT NULL ORDER BY m.sort_key COLLATE "C"`,
}

/** Every product of the catalogue, those that are withdrawn among them. */
export const readCatalogue = (statements: RunsStatements): Promise<CatalogueRow[]> =>
  statements.run<CatalogueRow>(allStatement, [])

const lockStatement = {
  name: 'catalogue-lock',
  text: `SELECT pg_advisory_xact_lock(hashtextextended('catalogue of medicines', 0))::text`,
}

/** Lets imports of the catalogue take turns: what is read after this stays until the transaction ends. */
export async function lockCatalogue(statements: RunsStatements): Promise<void> {
  await statements.run(lockStatement, [])
}

const addStatement = {
  name: 'catalogue-add',
  text: `INSERT INTO medications (id, name, code_system, code, generic, strength, form, schedule, also_called, product_key, sort_key,
      search_text, active, created_at)
    SELECT x.id, x.name, x."codeSystem", x.code, x.generic, x.strength, x.form, x.schedule, x."alsoCalled", x."productKey", x."sortKey",
      x."searchText", true, $2
    FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, name text, "codeSystem" text, code text, generic text, strength text, form text,
      schedule smallint, "alsoCalled" text, "productKey" text, "sortKey" text, "searchText" text)`,
}

const changeStatement = {
  name: 'catalogue-change',
  text: `UPDATE medications m SET code = x.code, schedule = x.schedule, also_called = x."alsoCalled", search_text = x."searchText",
      active = true, withdrawn_at = NULL
    FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, code text, schedule smallint, "alsoCalled" text, "searchText" text)
    WHERE m.id = x.id`,
}

const withdrawStatement = {
  name: 'catalogue-withdraw',
  text: `UPDATE medications SET active = false, withdrawn_at = $2 WHERE id = ANY ($1::uuid[])`,
}

const keepStatement = {
  name: 'catalogue-keep-changes',
  text: `INSERT INTO medication_changes (id, medication_id, change, before, after, changed_by, changed_at)
    SELECT x.id, x."medicationId", x.change, x.before, x.after, $2, $3
    FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "medicationId" uuid, change text, before jsonb, after jsonb)`,
}

type NewRow = {
  readonly id: string
  readonly name: string
  readonly codeSystem: string
  readonly code: string
  readonly generic: string
  readonly strength: string
  readonly form: string
  readonly schedule: number
  readonly alsoCalled: string
  readonly productKey: string
  readonly sortKey: string
  readonly searchText: string
}

/** What the catalogue is changed by: each kind at once, however many there are. */
export type CatalogueWrite = {
  readonly added: readonly NewRow[]
  readonly changed: readonly Pick<NewRow, 'id' | 'code' | 'schedule' | 'alsoCalled' | 'searchText'>[]
  readonly withdrawn: readonly string[]
  readonly kept: readonly {
    readonly id: string
    readonly medicationId: string
    readonly change: string
    readonly before: object | null
    readonly after: object
  }[]
}

/** Writes what changes of the catalogue, and what was before and after. @param by null where the house does it */
export async function writeCatalogue(
  statements: RunsStatements,
  { added, changed, withdrawn, kept }: CatalogueWrite,
  { by, at }: { readonly by: string | null; readonly at: Date },
): Promise<void> {
  if (added.length > 0) {
    await statements.run(addStatement, [JSON.stringify(added), at])
  }
  if (changed.length > 0) {
    await statements.run(changeStatement, [JSON.stringify(changed)])
  }
  if (withdrawn.length > 0) {
    await statements.run(withdrawStatement, [withdrawn, at])
  }
  await statements.run(keepStatement, [JSON.stringify(kept), by, at])
}
