import { z } from 'zod'
import { readFinding, readFindingEvents, type FindingRow } from '../../../models/queries/security/findings.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { detectors } from './detectors.ts'
import { factsOf } from './finding-facts.ts'
import { logOfFinding } from './finding-log.ts'

/** @throws Refused where there is no such finding */
export async function findFinding({ prepared }: Pick<Services, 'prepared'>, id: string): Promise<FindingRow> {
  const finding = await readFinding(prepared, id)
  if (finding === undefined) {
    throw new Refused('no-such-thing')
  }
  return finding
}

/** What a detector found: the evidence, and what became of it. */
export const findingQuery = defineStaffQuery({
  name: 'security.finding',
  action: 'security.read',
  event: 'alert.viewed',
  subject: 'none',
  input: z.object({ id: idInAddress }),
  find: async ({ prepared }, _context, { id }) => {
    const finding = await findFinding({ prepared }, id)
    const facts = factsOf(finding.details)
    const events = await readFindingEvents(prepared, facts)
    const named = [finding.patient_id, ...events.map(({ patient_id: patientId }) => patientId)]
    return {
      finding,
      facts,
      events,
      patientIds: [...new Set(named.filter((patientId) => patientId !== null))],
      resource: { type: 'alert', id: finding.id },
    }
  },
  run: async (services, { proof: { actor } }, _receipt, { finding, facts, events }) => {
    const detector = detectors.find(({ kind }) => kind === finding.kind)
    return {
      finding,
      facts,
      events,
      title: detector?.title ?? finding.kind,
      says: detector?.says,
      logHref: logOfFinding(services, actor, finding),
      own: finding.user_id === actor.id,
    }
  },
})
