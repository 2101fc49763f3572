import type { Request } from 'express'
import { readRevision, type RevisionRow } from '../../models/queries/page-revisions.ts'
import { NotFound } from '../http/errors.ts'
import { isId } from '../is-id.ts'
import type { Services } from '../services.ts'

/** The page that an editing address names. @throws NotFound where it cannot be one */
export function pageIdOf(req: Request): string {
  const { id } = req.params
  if (typeof id !== 'string' || !isId(id)) {
    throw new NotFound()
  }
  return id
}

/** The number of the revision that an address names. @throws NotFound where it cannot be one */
export function revisionNumberOf(req: Request): number {
  const { number } = req.params
  if (typeof number !== 'string' || !/^[1-9]\d{0,8}$/.test(number)) {
    throw new NotFound()
  }
  return Number(number)
}

/** A page in one revision, the newest unless a number is given, as something to be recorded. @throws NotFound */
export async function findRevision(
  services: Services,
  req: Request,
  number?: number,
): Promise<{ revision: RevisionRow; resource: { type: 'page'; id: string }; details: { revision: number } }> {
  const revision = await readRevision(services.prepared, pageIdOf(req), number)
  if (revision === undefined) {
    throw new NotFound()
  }
  return {
    revision,
    resource: { type: 'page', id: revision.page_id },
    details: { revision: revision.number },
  }
}
