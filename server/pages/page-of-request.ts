import type { Request } from 'express'
import { readRevision, type RevisionRow } from '../../models/queries/page-revisions.ts'
import { NotFoundError } from '../http/errors.ts'
import { idIn, textIn } from '../http/id-in.ts'
import type { Services } from '../services.ts'

/** The page that an editing address names. */
export const pageIdOf = (req: Request): string => idIn({ req })

/** The number of the revision that an address names. @throws NotFoundError where it cannot be one */
export function revisionNumberOf(req: Request): number {
  const number = textIn({ req }, 'number')
  if (!/^[1-9]\d{0,8}$/.test(number)) {
    throw new NotFoundError()
  }
  return Number(number)
}

/** A page in one revision, the newest unless a number is given, as something to be recorded. @throws NotFoundError */
export async function findRevision(
  services: Services,
  req: Request,
  number?: number,
): Promise<{ revision: RevisionRow; resource: { type: 'page'; id: string }; details: { revision: number } }> {
  const revision = await readRevision(services.prepared, pageIdOf(req), number)
  if (revision === undefined) {
    throw new NotFoundError()
  }
  return {
    revision,
    resource: { type: 'page', id: revision.page_id },
    details: { revision: revision.number },
  }
}
