import { z } from 'zod'
import { readRevision, type RevisionRow } from '../../../models/queries/pages/page-revisions.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'

/** The number of a revision in an address; what cannot be one is that of none. */
export const revisionNumber = z.string().transform((text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0))

export type FoundRevision = {
  readonly revision: RevisionRow
  readonly resource: { readonly type: 'page'; readonly id: string }
  readonly details: { readonly revision: number }
}

/** A page in one revision, the newest unless a number is given, as something to be recorded. @throws Refused */
export async function findRevision(
  { prepared }: Pick<Services, 'prepared'>,
  { id, number }: { readonly id: string; readonly number?: number },
): Promise<FoundRevision> {
  const revision = await readRevision(prepared, id, number)
  if (revision === undefined) {
    throw new Refused('no-such-thing')
  }
  return {
    revision,
    resource: { type: 'page', id: revision.page_id },
    details: { revision: revision.number },
  }
}

const reading = { action: 'page.edit', event: 'page.draft-viewed', subject: 'none' } as const

/** The newest revision of a page, to go on from. */
export const pageDraft = defineStaffQuery({
  ...reading,
  name: 'pages.draft',
  input: z.object({ id: idInAddress }),
  find: (services, _context, { id }) => findRevision(services, { id }),
  run: async (_services, _context, _receipt, { revision }) => revision,
})

/** A revision of a page by itself. */
export const pageRevision = defineStaffQuery({
  ...reading,
  name: 'pages.revision',
  input: z.object({ id: idInAddress, number: revisionNumber }),
  find: (services, _context, asked) => findRevision(services, asked),
  run: async (_services, _context, _receipt, { revision }) => revision,
})
