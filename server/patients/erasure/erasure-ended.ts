import type { ErasureOutcome, ErasureRequest } from '../../../models/erasure-request.ts'
import { Overtaken } from '../../overtaken/overtaken.ts'

/** What is told of a request for erasure that is over: how it ended, by whom and when. */
export const erasureEnded = (
  { id, patientId, decidedBy: by, decidedAt: at }: ErasureRequest,
  outcome: ErasureOutcome,
  next: { readonly href: string; readonly label: string },
): Overtaken =>
  new Overtaken(
    { what: outcome === 'erased' ? 'This record' : 'This request', done: outcome, by, at },
    { next, about: { patientId, resource: { type: 'erasure-request', id } } },
  )
