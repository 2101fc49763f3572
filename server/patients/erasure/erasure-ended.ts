import type { ErasureOutcome, ErasureRequest } from '../../../models/erasure-request.ts'
import { Overtaken, type Next } from '../../overtaken/overtaken.ts'

/** What is told of a request for erasure that is over: how it ended, by whom and when. */
export const erasureEnded = (
  { id, patientId, decidedBy: by, decidedAt: at }: ErasureRequest,
  outcome: ErasureOutcome,
  next: Next,
): Overtaken =>
  new Overtaken(
    {
      what: outcome === 'erased' ? 'record' : 'request',
      done: outcome,
      by,
      asPatient: outcome === 'withdrawn',
      at,
    },
    { next, about: { patientId, resource: { type: 'erasure-request', id } } },
  )
