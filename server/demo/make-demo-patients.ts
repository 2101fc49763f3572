import type { KeyObject } from 'node:crypto'
import { Allergy } from '../../models/patients/allergy.ts'
import { AllergyStatement } from '../../models/patients/allergy-statement.ts'
import { Condition, type ConditionStatus } from '../../models/patients/condition.ts'
import { newId } from '../../models/new-id.ts'
import { PatientKey } from '../../models/patients/patient-key.ts'
import { Patient } from '../../models/patients/patient.ts'
import { RecordTie } from '../../models/patients/record-tie.ts'
import { User } from '../../models/accounts/user.ts'
import { sealPatientFields, searchTokens } from '../patients/create-patient.ts'
import { fieldSealer } from '../patients/sealed-fields.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople } from './demo-staff.ts'
import { accountHolder } from './records/care.ts'
import { drawPatients, type DemoPatient } from './records/draw-patient.ts'

/** A patient that was stored, with the key for what else is sealed for them. */
export type StoredPatient = DemoPatient & {
  readonly id: string
  readonly key: KeyObject
  /** When it was registered. */
  readonly createdAt: Date
}

/** Makes the patients with their keys, allergies and conditions, and ties the account `patient` to the first of them. */
export async function makeDemoPatients(load: DemoLoad, people: DemoPeople): Promise<StoredPatient[]> {
  const { services, transaction } = load
  const clerk = people.named('clerk')
  const made = drawPatients().map((patient, position) => {
    const id = newId()
    const createdAt = load.moment(patient.registeredDaysAgo, 7 * 60 + 40 + ((position * 37) % 420))
    return { ...patient, ...services.patientKeys.make(id), id, createdAt }
  })
  await Patient.bulkCreate(
    made.map(({ id, key, values, recordNumber, createdAt }) => ({
      id,
      recordNumber,
      sex: values.sex,
      ...sealPatientFields(id, key, values),
      ...searchTokens(services.blindIndex.writing, values),
      registeredBy: clerk.id,
      createdAt,
      updatedAt: createdAt,
    })),
    { transaction },
  )
  await PatientKey.bulkCreate(
    made.map(({ id, wrapped, createdAt }) => ({ patientId: id, ...wrapped, createdAt })),
    { transaction },
  )
  await Allergy.bulkCreate(made.flatMap(allergiesOf), { transaction })
  await AllergyStatement.bulkCreate(
    made.flatMap((patient, position) => statementsOf(patient, position, people.named('nurse').id)),
    { transaction },
  )
  await Condition.bulkCreate(
    made.flatMap((patient) => conditionsOf(load, patient)),
    { transaction },
  )
  const holder = made[accountHolder]
  const account = await User.findOne({ where: { username: 'patient' }, transaction })
  if (holder !== undefined && account !== null) {
    await account.update({ patientId: holder.id }, { transaction })
    const tie = await RecordTie.create(
      {
        patientId: holder.id,
        kind: 'self',
        document: 'identity-card',
        codeExpiresAt: account.createdAt,
        invitedAt: account.createdAt,
      },
      { transaction },
    )
    await tie.update({ userId: account.id, acceptedAt: account.createdAt }, { transaction })
  }
  for (const { id, createdAt } of made) {
    load.journal.write(clerk, createdAt, {
      event: 'patient.registered',
      outcome: 'success',
      method: 'POST',
      route: '/patients/new',
      patientId: id,
      resource: { type: 'patient', id },
      purposeOfUse: 'operations',
      rule: 'permission',
    })
  }
  return made
}

function allergiesOf({ id: patientId, key, allergies, createdAt }: StoredPatient) {
  return allergies.map(({ substance, reaction, criticality, category }) => {
    const id = newId()
    const seal = fieldSealer(key, 'allergies', id)
    return {
      id,
      patientId,
      substance: seal.required('substance', substance),
      reaction: seal.required('reaction', reaction),
      criticality,
      category,
      status: 'active' as const,
      verification: 'confirmed' as const,
      recorded: createdAt.toISOString(),
      recordedAt: createdAt,
      createdAt,
    }
  })
}

/** Of those without an allergy two in three were asked; nobody has asked the others yet. */
function statementsOf(
  { id: patientId, allergies, visits, createdAt }: StoredPatient,
  position: number,
  nurseId: string,
) {
  return allergies.length > 0 || visits.length === 0 || position % 3 === 0
    ? []
    : [
        {
          patientId,
          says: 'none-known' as const,
          scope: position % 7 === 1 ? ('medication' as const) : ('any' as const),
          recorded: createdAt.toISOString(),
          recordedAt: createdAt,
          recordedBy: nurseId,
          createdAt,
        },
      ]
}

/** How exactly people remember when something began: the day, the month or the year. */
const rememberedLengths = ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'].map(({ length }) => length)

function conditionsOf(load: DemoLoad, patient: StoredPatient) {
  const { id: patientId, key, stories, registeredDaysAgo, createdAt } = patient
  const day = (at: Date) => load.services.time.isoDate(at)
  return stories.map((story, position) => {
    const id = newId()
    const { condition } = story
    const status: ConditionStatus = story.status ?? 'active'
    const seal = fieldSealer(key, 'conditions', id)
    return {
      id,
      patientId,
      description: seal.required('description', condition.description),
      code: seal.required('code', condition.code),
      status,
      verification: 'confirmed' as const,
      onset: day(load.moment(registeredDaysAgo + 40 * position, 0)).slice(
        0,
        rememberedLengths[(registeredDaysAgo + position) % rememberedLengths.length],
      ),
      abatement: status === 'active' ? null : day(load.moment(Math.floor(registeredDaysAgo / 3), 11 * 60)),
      recorded: createdAt.toISOString(),
      recordedAt: createdAt,
      createdAt,
    }
  })
}
