import { z } from 'zod'
import { fault } from './fault.ts'

/** The field in which a form carries what it was filled from. Who sends none changes whatever stands there. */
export const filledFrom = z.string().max(8_000, fault('http.fault.load-page-again')).optional()
