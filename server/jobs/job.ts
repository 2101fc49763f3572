import type { JobHelpers } from 'graphile-worker'
import type { Services } from '../services.ts'

/** How late a job of a schedule is still done that fell due while no process ran: not at all, or within a day. */
type MadeUp = 'within-a-day'

/** A kind of job, with its schedule beside it where it runs by itself. */
export type Job = {
  /** The name under which it is queued. */
  readonly task: string
  readonly run: (services: Services, payload: unknown, helpers: JobHelpers) => Promise<void>
  /** The operations that it does, or does the rest of, by the same steps: for the house, where nobody is signed in. */
  readonly does?: readonly string[]
  /** When it runs by itself, as five fields of cron, in UTC. */
  readonly at?: string
  readonly madeUp?: MadeUp
}
