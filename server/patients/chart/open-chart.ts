import type { KeyObject } from 'node:crypto'
import {
  readChartRows,
  type ChartRows,
  type EncounterRow,
} from '../../../models/queries/patients/chart-rows.ts'
import type { Chart, ChartEncounter, NewestEntries } from '../../../views/patients/chart.ts'
import type { Receipt } from '../../audit/record.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { openDeath } from '../deaths/open-death.ts'
import { openCondition, openSafety } from '../open-entries.ts'
import { importedFrom } from './open-imported.ts'
import { openPrescription, openSupplied } from './open-prescriptions.ts'
import { contactFacts, parseOtherDetails } from '../demographics/other-details.ts'
import { openEncounterContent } from '../encounters/encounter-content.ts'
import { fieldOpener } from '../sealed-fields.ts'
import { openIdentity } from '../identity.ts'
import { bodyMassOf } from '../vital-signs/growth/body-mass.ts'
import { openChartResults } from '../results/open-results.ts'
import { openLatest, openReading } from '../vital-signs/open-vital-signs.ts'

function newest<Row extends { total: number }, Entry>(
  rows: readonly Row[] | null,
  open: (row: Row) => Entry,
): NewestEntries<Entry> {
  const list = rows ?? []
  return { total: list[0]?.total ?? 0, entries: list.map(open) }
}

/** Opens one encounter's sealed fields. @throws HiddenSectionError where the decision hides encounters */
export function openEncounter(receipt: Receipt, row: EncounterRow, key: KeyObject): ChartEncounter {
  receipt.mustShow('encounters')
  const open = fieldOpener(key, 'encounters', row.id)
  return {
    id: row.id,
    kind: row.kind,
    occurredAt: new Date(row.occurred_at),
    occurredOn: row.occurred_on,
    state: row.state,
    author: row.author,
    reason: open.optional('reason', row.reason),
    notes: open.optional('notes', row.notes),
    diagnoses: open.optional('diagnoses', row.diagnoses),
    content: openEncounterContent(key, row.id, row.content),
    amendsId: row.amends_id,
    amendedById: row.amended_by_id,
  }
}

function openRows(
  receipt: Receipt,
  row: ChartRows,
  key: KeyObject,
): Omit<Chart, 'imported' | 'bodyMass' | 'supplied'> {
  const open = fieldOpener(key, 'patients', row.id)
  const allergyNotes = open.optional('allergies', row.allergies)
  const allergies = openSafety(receipt, key, row, allergyNotes)
  const others = parseOtherDetails(open.optional('other_details', row.other_details))
  return {
    identity: {
      ...openIdentity(row, key),
      death: openDeath(open, row),
      allergies,
    },
    contact: {
      nationalId: open.optional('national_id', row.national_id),
      phone: open.optional('phone', row.phone),
      email: open.optional('email', row.email),
      address: open.optional('address', row.address),
      others: contactFacts(others),
    },
    deceased: row.deceased,
    medicalHistory: open.optional('medical_history', row.medical_history),
    further: others.further,
    allergyNotes,
    allergies,
    otherAllergies: row.other_allergies,
    otherConditions: row.other_conditions,
    conditions: {
      now: (row.condition_rows ?? []).map((condition) => openCondition(receipt, key, condition)),
      before: newest(row.past_condition_rows, (condition) => openCondition(receipt, key, condition)),
    },
    vitals: openLatest(receipt, key, row.observation_rows),
    results: openChartResults(receipt, key, row),
    unacknowledged: (row.unacknowledged_rows ?? []).map((one) => ({
      ...openReading(receipt, key, one),
      version: one.version,
    })),
    encounters: newest(row.encounter_rows, (encounter) => openEncounter(receipt, encounter, key)),
    prescriptions: {
      now: (row.prescription_rows ?? []).map((prescription) => openPrescription(key, prescription)),
      before: newest(row.past_prescription_rows, (prescription) => openPrescription(key, prescription)),
    },
    careTeam: row.care_team_rows ?? [],
  }
}

/**
 * Opens a chart as it was read. The receipt proves that the disclosure is recorded.
 * @param row what is stored; undefined where the patient is gone
 * @throws Refused where the patient is gone; SealBrokenError where a field was changed outside MedGuard
 */
export function openChartRows(
  services: Services,
  receipt: Receipt,
  patientId: string,
  row: ChartRows | undefined,
): Chart {
  receipt.mustCover(
    patientId,
    'identity',
    'contact',
    'safety',
    'history',
    'encounters',
    'observations',
    'prescriptions',
  )
  if (row?.id !== patientId) {
    throw new Refused('no-such-thing')
  }
  const key = services.patientKeys.open(patientId, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const opened = openRows(receipt, row, key)
  const bodyMass = bodyMassOf(opened.vitals, opened.identity, services.time.timeZone)
  return { ...opened, bodyMass, supplied: openSupplied(services, row, key), imported: importedFrom(row, key) }
}

/** Reads and opens a chart. @throws as openChartRows does */
export const openChart = async (services: Services, receipt: Receipt, patientId: string): Promise<Chart> =>
  openChartRows(
    services,
    receipt,
    patientId,
    await readChartRows(services.prepared, { patientId, at: services.clock.now() }),
  )
