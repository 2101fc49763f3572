import { countFindings } from '../../../models/queries/security/findings.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { readDetectorSettings } from './detector-settings.ts'
import { detectors } from './detectors.ts'

const dayMs = 24 * 3_600_000
const countedDays = 30

/** What looks for unusual access, with what the facility set and what came of it. */
export const detectorsQuery = defineStaffQuery({
  name: 'security.detectors',
  action: 'security.read',
  event: 'detectors.viewed',
  subject: 'none',
  input: nothingTaken,
  find: async () => ({}),
  run: async (services, { proof, at }) => {
    const [held, counts] = await Promise.all([
      readDetectorSettings(detectors),
      countFindings(services.prepared, new Date(at.getTime() - countedDays * dayMs)),
    ])
    return {
      days: countedDays,
      detectors: held.map(({ detector, settings }) => ({
        detector,
        settings,
        counts: counts.find(({ kind }) => kind === detector.kind),
      })),
      mayChange: proof.actor.permissions.has('facility.manage'),
    }
  },
})
