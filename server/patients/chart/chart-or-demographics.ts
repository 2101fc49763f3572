import type { Action } from '../../access/actions.ts'
import type { Actor } from '../../access/actor.ts'

/** Clinicians open the chart; who may see demographics only gets those. */
export const chartOrDemographics = {
  of: ['chart.open', 'demographics.open'] as const,
  pick: (actor: Actor): Action =>
    actor.patientScope === 'demographics' ? 'demographics.open' : 'chart.open',
}
