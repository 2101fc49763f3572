import { readChartRows, type ChartRows } from '../../models/queries/patients/chart-rows.ts'
import type { Chart, ContactDetails } from '../../views/patients/chart.ts'
import type { Demographics } from '../../views/patients/demographics/demographics-page.tsx'
import { nothingTaken } from '../operations/input.ts'
import { definePatientQuery } from '../operations/operation.ts'
import { chartOrDemographics } from './chart/chart-or-demographics.ts'
import { maskedId } from './chart/masked-id.ts'
import { openChartRows } from './chart/open-chart.ts'
import { openDemographics } from './demographics/open-demographics.ts'

/** A record as far as its reader may see it. */
export type OpenedRecord =
  | { readonly shows: 'chart'; readonly record: Chart }
  | { readonly shows: 'demographics'; readonly record: Demographics }

/** National ids are shown whole by an operation of their own, so that the log says who looked at one. */
const withMaskedId = <Opened extends { readonly contact: ContactDetails }>(opened: Opened): Opened => ({
  ...opened,
  contact: { ...opened.contact, nationalId: maskedId(opened.contact.nationalId) },
})

/** Opens a chart, or who the patient is and how to reach them for those who may see no more. */
export const chartQuery = definePatientQuery<object, OpenedRecord, ChartRows | undefined>({
  name: 'patients.chart',
  action: chartOrDemographics,
  event: 'chart.viewed',
  subject: 'patient',
  input: nothingTaken,
  stored: async (services, { proof }) =>
    proof.clearance.decision.obligations.hides.includes('history')
      ? undefined
      : readChartRows(services.prepared, { patientId: proof.patientId, at: services.clock.now() }),
  run: async (services, { proof }, receipt, _values, stored) =>
    receipt.shows('history')
      ? {
          shows: 'chart',
          record: withMaskedId(openChartRows(services, receipt, proof.patientId, await stored())),
        }
      : {
          shows: 'demographics',
          record: withMaskedId(await openDemographics(services, receipt, proof.patientId)),
        },
})

/** The national id in full. */
export const nationalIdQuery = definePatientQuery({
  name: 'patients.national-id',
  action: chartOrDemographics,
  event: 'national-id.viewed',
  subject: 'patient',
  input: nothingTaken,
  run: async (services, { proof }, receipt) => {
    const { identity, contact } = await openDemographics(services, receipt, proof.patientId)
    return { identity, nationalId: contact.nationalId }
  },
})
