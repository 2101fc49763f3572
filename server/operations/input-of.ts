import type { ZodType } from 'zod'
import type { Services } from '../services.ts'

/** What an operation takes, checked: of a query, what its address says; of a command, what was sent and what the address says. */
export type Input<Values> = ZodType<Values> | ((services: Services) => ZodType<Values>)

/** What an operation takes. */
export const inputOf = <Values>(services: Services, input: Input<Values>): ZodType<Values> =>
  typeof input === 'function' ? input(services) : input
