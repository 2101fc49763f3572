import type pg from 'pg'

/** Stored hashes of one level that stand side by side: level 0 are leaves, others the complete subtrees that are kept. */
export type HashRun = { readonly level: number; readonly from: number; readonly to: number }

/** What can be asked: a pool, or one of its clients. */
export type Queryable = pg.Pool | pg.ClientBase

const text = `
  SELECT run.number::int AS run, stored.place::text AS place, stored.hash
  FROM unnest($1::int[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS run (level, first, past, number)
  CROSS JOIN LATERAL (
    SELECT node_index AS place, hash FROM audit_nodes
    WHERE level = run.level AND node_index >= run.first AND node_index < run.past
    UNION ALL
    SELECT leaf_index, hash FROM audit_leaves
    WHERE run.level = 0 AND leaf_index >= run.first AND leaf_index < run.past
  ) AS stored
  ORDER BY run.number, stored.place`

/** The hashes of every run, from left to right, in one statement. What is not stored is missing from its run. */
export async function readHashRuns(asking: Queryable, runs: readonly HashRun[]): Promise<Buffer[][]> {
  const found: Buffer[][] = runs.map(() => [])
  if (runs.length > 0) {
    const { rows } = await asking.query<{ run: number; place: string; hash: Buffer }>(text, [
      runs.map(({ level }) => level),
      runs.map(({ from }) => from),
      runs.map(({ to }) => to),
    ])
    for (const { run, hash } of rows) {
      found[run - 1]?.push(hash)
    }
  }
  return found
}
