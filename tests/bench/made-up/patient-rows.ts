import type { KeyObject } from 'node:crypto'
import { newId } from '../../../models/new-id.ts'
import { sealText } from '../../../server/crypto/envelope.ts'
import { sealPatientFields, searchTokens } from '../../../server/patients/create-patient.ts'
import type { Services } from '../../../server/services.ts'
import { conditions, madeUpPatient, notes, pick, reactions, reasons, scatter, substances } from './made-up.ts'

type Value = string | number | boolean | null | readonly string[]

/** Rows by table, each by column, as JSON that PostgreSQL reads back: bytes are `\x…`. Tables come in the order of their keys. */
export type Rows = Readonly<Record<string, Record<string, Value>[]>>

const day = 86_400_000

const bytes = (buffer: Buffer) => `\\x${buffer.toString('hex')}`

type Batch = {
  readonly services: Services
  readonly physicianId: string
  readonly at: Date
  readonly medicationIds: readonly string[]
  readonly indexes: readonly number[]
  readonly inCare: (index: number) => boolean
}

type Owner = { readonly id: string; readonly key: KeyObject; readonly index: number; readonly batch: Batch }

const list = <Row>(count: number, make: (number: number) => Row) =>
  Array.from({ length: count }, (_, number) => make(number))

const sealer =
  ({ key }: Owner, table: string, row: string) =>
  (column: string, text: string) =>
    bytes(sealText(text, key, { table, column, row }))

const daysBefore = (at: Date, days: number) => new Date(at.getTime() - days * day).toISOString()

function allergyRows(owner: Owner) {
  return list(1 + (owner.index % 2), (number) => {
    const id = newId()
    const seal = sealer(owner, 'allergies', id)
    const recorded = daysBefore(owner.batch.at, 400 + number)
    return {
      id,
      patient_id: owner.id,
      substance: seal('substance', pick(substances, owner.index + number)),
      reaction: seal('reaction', pick(reactions, owner.index + number)),
      criticality: number === 0 ? 'high' : 'low',
      status: 'active',
      recorded_at: recorded,
      created_at: recorded,
    }
  })
}

function conditionRows(owner: Owner) {
  return list(1 + (owner.index % 2), (number) => {
    const id = newId()
    const recorded = daysBefore(owner.batch.at, 300 + number * 40)
    return {
      id,
      patient_id: owner.id,
      description: sealer(owner, 'conditions', id)('description', pick(conditions, owner.index + number)),
      status: number === 0 ? 'active' : 'resolved',
      onset: recorded,
      recorded,
      recorded_at: recorded,
      created_at: recorded,
    }
  })
}

function encounterRows(owner: Owner) {
  return list(2, (number) => {
    const id = newId()
    const seal = sealer(owner, 'encounters', id)
    const occurred = daysBefore(owner.batch.at, 3 + (scatter(owner.index) % 60) + number * 90)
    return {
      id,
      patient_id: owner.id,
      author_id: owner.batch.physicianId,
      kind: 'ambulatory',
      occurred_at: occurred,
      reason: seal('reason', pick(reasons, owner.index + number)),
      notes: seal('notes', pick(notes, owner.index + number)),
      diagnoses: seal('diagnoses', pick(conditions, owner.index + number)),
      created_at: occurred,
    }
  })
}

/** None of them was signed here: a signature is not made up. */
function prescriptionRows(owner: Owner) {
  return list(2, (number) => {
    const id = newId()
    const created = daysBefore(owner.batch.at, 20 + number * 200)
    return {
      id,
      patient_id: owner.id,
      medication_id: pick(owner.batch.medicationIds, owner.index + number),
      prescriber_id: owner.batch.physicianId,
      status: number === 0 ? 'draft' : 'completed',
      dose: '1 tablet',
      route: 'oral',
      frequency: 'once daily',
      quantity: 30,
      repeats: 0,
      expires_on: '2099-12-31',
      instructions: sealer(owner, 'prescriptions', id)('instructions', 'Take in the morning with water.'),
      created_at: created,
      updated_at: created,
    }
  })
}

const camelToSnake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function patientRow(owner: Owner) {
  const values = madeUpPatient(owner.index)
  const sealed = Object.entries(sealPatientFields(owner.id, owner.key, values)).map(
    ([name, value]) => [camelToSnake(name), value === null ? null : bytes(value.toColumn())] as const,
  )
  const tokens = searchTokens(owner.batch.services.blindIndex.writing, values)
  const created = owner.batch.at.toISOString()
  return {
    id: owner.id,
    sex: values.sex,
    ...Object.fromEntries(sealed),
    index_key_id: tokens.indexKeyId,
    national_id_index: tokens.nationalIdIndex === null ? null : bytes(tokens.nationalIdIndex),
    exact_tokens: tokens.exactTokens.map(bytes),
    name_tokens: tokens.nameTokens.map(bytes),
    created_at: created,
    updated_at: created,
  }
}

/** The rows of some patients and of all that belongs to them. */
export function createPatientRows(batch: Batch): Rows {
  const { services, physicianId, indexes, inCare } = batch
  const at = batch.at.toISOString()
  const made = indexes.map((index) => {
    const id = newId()
    const { key, wrapped } = services.patientKeys.make(id)
    return { owner: { id, key, index, batch }, wrapped }
  })
  const owners = made.map(({ owner }) => owner)
  return {
    patients: owners.map(patientRow),
    patient_keys: made.map(({ owner, wrapped }) => ({
      patient_id: owner.id,
      root_key_id: wrapped.rootKeyId,
      wrapped: bytes(wrapped.wrapped),
      created_at: at,
    })),
    care_team_assignments: owners
      .filter(({ index }) => inCare(index))
      .map(({ id }) => ({
        id: newId(),
        patient_id: id,
        user_id: physicianId,
        relationship: 'primary',
        starts_at: at,
        created_at: at,
      })),
    allergies: owners.flatMap(allergyRows),
    conditions: owners.flatMap(conditionRows),
    encounters: owners.flatMap(encounterRows),
    prescriptions: owners.flatMap(prescriptionRows),
  }
}
