import { readSecurityOverview } from '../../../models/queries/security/security-overview.ts'
import { standstillsOf } from '../../audit/standstills.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** What a security officer begins with: what is open, and what stands still. */
export const securityOverview = defineStaffQuery({
  name: 'security.overview',
  action: 'security.read',
  event: 'security.viewed',
  subject: 'none',
  input: nothingTaken,
  find: async () => ({}),
  run: async (services, { at, proof }) => {
    const { SESSION_IDLE_MINUTES, SESSION_TIMEOUT_HOURS } = services.environment
    const before = (milliseconds: number) => new Date(at.getTime() - milliseconds)
    const overview = await readSecurityOverview(services.prepared, {
      at,
      since: before(24 * hourMs),
      seenSince: before(SESSION_IDLE_MINUTES * minuteMs),
      startedSince: before(SESSION_TIMEOUT_HOURS * hourMs),
    })
    return { overview, standing: await standstillsOf(services), permissions: proof.actor.permissions }
  },
})
