import type { PreparedQueries } from '../../../prepared.ts'
import { beforeNewest, placeOf, type MomentPlace, type PlacedRow } from '../../list-place.ts'

/** Something that a verification found. `ids` are the rows, as far as they can be named. */
export type Finding = {
  readonly kind:
    | 'row-altered'
    | 'row-missing'
    | 'row-not-in-tree'
    | 'leaf-missing'
    | 'leaf-altered'
    | 'tree-altered'
    | 'tail-missing'
    | 'leaf-past-the-tree'
    | 'signature-wrong'
    | 'checkpoint-altered'
    | 'witness-differs'
    | 'witness-unsigned'
    | 'further-findings'
  readonly from?: number
  /** Up to and including. */
  readonly to?: number
  readonly ids?: readonly string[]
}

export type Verification = PlacedRow & {
  readonly askedByName: string | null
  readonly askedAt: Date
  readonly size: number
  readonly checked: number
  readonly finishedAt: Date | null
  readonly outcome: 'whole' | 'altered' | 'failed' | null
  readonly findings: readonly Finding[]
  /** Leaves whose rows were removed after their export. */
  readonly hashOnly: number
}

const columns = `id, asked_by_name AS "askedByName", asked_at AS "askedAt", ${placeOf('asked_at')} AS place, size::float8 AS size,
  checked::float8 AS checked, finished_at AS "finishedAt", outcome, findings, hash_only::float8 AS "hashOnly"`

const latest = {
  name: 'latest-audit-verifications',
  text: `SELECT ${columns} FROM audit_verifications
    WHERE (asked_at, id) < ($1, $2::uuid) ORDER BY asked_at DESC, id DESC LIMIT $3`,
}

const add = {
  name: 'add-audit-verification',
  text: `INSERT INTO audit_verifications (id, asked_by, asked_by_name, asked_at) VALUES ($1, $2, $3, $4)`,
}

const progress = {
  name: 'audit-verification-progress',
  text: `UPDATE audit_verifications SET checked = $2, size = $3 WHERE id = $1`,
}

const finish = {
  name: 'finish-audit-verification',
  text: `UPDATE audit_verifications SET checked = $2, size = $3, outcome = $4, findings = $5, finished_at = $6, hash_only = $7
    WHERE id = $1`,
}

/** The newest verifications, or those before one of them, the newest first. */
export const readVerifications = (
  prepared: PreparedQueries,
  limit: number,
  before: MomentPlace = beforeNewest,
): Promise<Verification[]> => prepared.run<Verification>(latest, [before.at, before.id, limit])

/** Puts a verification on record that is about to begin. */
export async function addVerification(
  prepared: PreparedQueries,
  asked: { id: string; by: { id: string; name: string } | null; at: Date },
): Promise<void> {
  await prepared.run(add, [asked.id, asked.by?.id ?? null, asked.by?.name ?? null, asked.at])
}

/** Says how far it is. */
export async function tellVerificationProgress(
  prepared: PreparedQueries,
  id: string,
  checked: number,
  size: number,
): Promise<void> {
  await prepared.run(progress, [id, checked, size])
}

/** Says what came of it. */
export async function finishVerification(
  prepared: PreparedQueries,
  id: string,
  result: Pick<Verification, 'checked' | 'size' | 'outcome' | 'findings' | 'hashOnly'> & { at: Date },
): Promise<void> {
  const { checked, size, outcome, findings, hashOnly, at } = result
  await prepared.run(finish, [id, checked, size, outcome, JSON.stringify(findings), at, hashOnly])
}
