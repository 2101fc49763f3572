import { hash as argon2id } from '@node-rs/argon2'
import type { KeyObject } from 'node:crypto'
import { medicationSeeds } from '../../config/medications.ts'
import { CareTeamAssignment, type Relationship } from '../../models/patients/care-team-assignment.ts'
import { EmergencyAccessCode } from '../../models/emergency-access/emergency-access-code.ts'
import { newId } from '../../models/new-id.ts'
import { Medication } from '../../models/prescriptions/medication.ts'
import { Role } from '../../models/administration/role.ts'
import { SecurityProfile } from '../../models/accounts/security-profile.ts'
import { WardMember } from '../../models/wards/ward-member.ts'
import { Ward } from '../../models/wards/ward.ts'
import type { WardKind } from '../../server/ward-kinds.ts'
import { User } from '../../models/accounts/user.ts'
import { hashAccessCode } from '../../server/crypto/access-code.ts'
import { newTotpSeed } from '../../server/accounts/second-factor/totp.ts'
import { createPatient, type NewPatient } from '../../server/patients/create-patient.ts'
import type { PrescriptionContent } from '../../server/prescriptions/prescription-content.ts'
import { seedMedications } from '../../server/prescriptions/seed-medications.ts'
import { storePrescription, type PrescriptionHistory } from '../../server/prescriptions/store-prescription.ts'
import { createPage, type Author, type PageText } from '../../server/pages/create-page.ts'
import type { HookedPage } from '../../server/pages/hooks.ts'
import { publishRevision } from '../../server/pages/editing/publish-revision.ts'
import type { TestApp } from './test-app.ts'

export const password = 'seven brass kettles hum softly'

export type TestUser = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly totpSeed: string | null
  readonly accessCode: string | null
}

/**
 * A hash says itself what it costs to check, and the tests sign in thousands of times: so theirs costs next to nothing.
 * What people choose in a test is hashed as it is anywhere.
 */
const passwordHash = argon2id(password, { memoryCost: 8, timeCost: 1, parallelism: 1 })

let count = 0

type UserChanges = Partial<{
  username: string
  displayName: string
  patientId: string
  licenceExpiresOn: string | null
  trainingExpiresOn: string | null
  emergencyAccess: boolean
  allowedNetworks: string[]
  active: boolean
  /** Instead of one that costs next to nothing to check. */
  passwordHash: string
  /** False leaves the e-mail address to be confirmed. */
  emailConfirmed: boolean
  /** False leaves the second factor to be set up. */
  enrolled: boolean
}>

/** A user of a role, with a second factor where the role requires one, and an access code for clinicians. */
export async function makeUser(
  testApp: TestApp,
  roleName: string,
  changes: UserChanges = {},
): Promise<TestUser> {
  const { services, clock } = testApp
  const at = clock.now()
  count += 1
  const number = count
  const role = await Role.findOne({ where: { name: roleName }, rejectOnEmpty: true })
  const id = newId()
  const { username = `${roleName.replace('_', '-')}-${number}`, displayName = `${role.title} ${number}` } =
    changes
  await User.create({
    id,
    username,
    displayName,
    roleId: role.id,
    email: `${username}@example.org`,
    emailConfirmedAt: changes.emailConfirmed === false ? null : at,
    passwordHash: changes.passwordHash ?? (await passwordHash),
    passwordChangedAt: at,
    credentialsChangedAt: at,
    patientId: changes.patientId ?? null,
    active: changes.active ?? true,
    createdAt: at,
    updatedAt: at,
  })
  const totpSeed = role.mfaRequired && changes.enrolled !== false ? newTotpSeed() : null
  const emergencyAccess = changes.emergencyAccess ?? role.emergencyAccess
  await SecurityProfile.create({
    userId: id,
    totpSeed: totpSeed === null ? null : services.secondFactor.seal(id, totpSeed),
    totpConfirmedAt: totpSeed === null ? null : at,
    licenceExpiresOn: changes.licenceExpiresOn ?? null,
    trainingExpiresOn: changes.trainingExpiresOn ?? null,
    allowedNetworks: changes.allowedNetworks ?? [],
    emergencyAccess,
    createdAt: at,
    updatedAt: at,
  })
  const accessCode = emergencyAccess ? services.makeAccessCode(id, 0) : null
  if (accessCode !== null) {
    await EmergencyAccessCode.create({
      userId: id,
      codeHash: hashAccessCode(accessCode, services.purposeKeys['access-codes']),
      issuedAt: at,
    })
  }
  return { id, username, displayName, totpSeed, accessCode }
}

const nobody: NewPatient = {
  givenName: 'Palesa',
  familyName: 'Modise',
  birthDate: '1984-03-27',
  sex: 'female',
  nationalId: null,
  phone: null,
  email: null,
  address: null,
  medicalHistory: null,
  allergies: null,
}

/** A patient with sealed fields, key and search tokens, made as the product makes them. */
export async function makePatient(
  testApp: TestApp,
  changes: Partial<NewPatient> = {},
): Promise<{ id: string; recordNumber: string }> {
  const { services, clock } = testApp
  return services.sequelize.transaction((transaction) =>
    createPatient(services, transaction, { ...nobody, ...changes }, { at: clock.now(), registeredBy: null }),
  )
}

/** Puts someone into a patient's care team. */
export async function assignCare(
  testApp: TestApp,
  patientId: string,
  userId: string,
  changes: { relationship?: Relationship; startsAt?: Date; endsAt?: Date | null } = {},
): Promise<void> {
  const at = testApp.clock.now()
  await CareTeamAssignment.create({
    patientId,
    userId,
    relationship: changes.relationship ?? 'primary',
    startsAt: changes.startsAt ?? at,
    endsAt: changes.endsAt ?? null,
    createdAt: at,
  })
}

/** A ward or a team, made by nobody. */
export async function makeWard(
  testApp: TestApp,
  { name = 'Ward 3', kind = 'ward' }: { name?: string; kind?: WardKind } = {},
): Promise<string> {
  const ward = await Ward.create({
    kind,
    name,
    nameKey: name.toLowerCase(),
    createdBy: null,
    createdAt: testApp.clock.now(),
  })
  return ward.id
}

/** Puts somebody on a ward, from now on where nothing else is said. */
export async function putOnWard(
  testApp: TestApp,
  wardId: string,
  userId: string,
  { startsAt, endsAt }: { startsAt?: Date; endsAt?: Date } = {},
): Promise<string> {
  const at = testApp.clock.now()
  const member = await WardMember.create({
    wardId,
    userId,
    capacity: 'member',
    startsAt: startsAt ?? at,
    ...(endsAt === undefined ? {} : { endsAt, endedHow: 'in-time' }),
    addedBy: null,
    createdAt: startsAt !== undefined && startsAt < at ? startsAt : at,
  })
  return member.id
}

/** A usual medicine of the catalogue, by its ATC code; the catalogue is filled where it does not have it yet. */
export async function makeMedication(
  testApp: TestApp,
  code = 'J01CA04',
): Promise<{ id: string; name: string }> {
  const known = await Medication.findOne({
    attributes: ['id', 'name'],
    where: { name: medicationSeeds.find((seed) => seed.code === code)?.name ?? '' },
  })
  const medication = known ?? (await seedMedications(testApp.clock.now())).get(code)
  if (medication === undefined) {
    throw new Error(`there is no medicine ${code} in the catalogue`)
  }
  return { id: medication.id, name: medication.name }
}

type PrescriptionChanges = Partial<
  Pick<
    PrescriptionContent,
    | 'dose'
    | 'route'
    | 'frequency'
    | 'quantity'
    | 'repeats'
    | 'expiresOn'
    | 'instructions'
    | 'repeatAfterDays'
    | 'overrideReason'
    | 'overrideOf'
  >
> & {
  /** ATC code. */
  readonly medication?: string
  readonly status?: 'draft' | 'approved' | 'dispensed' | 'cancelled'
  readonly signedAt?: Date
  readonly at?: Date
  /** Who dispensed it, where it was: every one of its dispensings. */
  readonly pharmacistId?: string
}

/** A prescription with sealed instructions and, once approved, sealed signed content, made as the product makes them. */
export async function makePrescription(
  testApp: TestApp,
  asked: { patientId: string; prescriberId: string } & PrescriptionChanges,
): Promise<{ id: string; content: PrescriptionContent }> {
  const { services, clock } = testApp
  const { patientId, prescriberId, status = 'draft', at = clock.now(), signedAt = at, pharmacistId } = asked
  const prescriber = await User.findByPk(prescriberId, { rejectOnEmpty: true })
  const medication = await makeMedication(testApp, asked.medication)
  const content: PrescriptionContent = {
    patientId,
    medicationId: medication.id,
    medicationName: medication.name,
    dose: asked.dose ?? '1 capsule',
    route: asked.route ?? 'oral',
    frequency: asked.frequency ?? 'three times a day',
    quantity: asked.quantity ?? 21,
    repeats: asked.repeats ?? 0,
    expiresOn: asked.expiresOn ?? '2026-04-04',
    instructions: asked.instructions ?? null,
    prescriberId,
    prescriberName: prescriber.displayName,
    repeatAfterDays: asked.repeatAfterDays ?? null,
    overrideReason: asked.overrideReason ?? null,
    overrideOf: asked.overrideOf ?? null,
  }
  const history: PrescriptionHistory = {
    ...(status === 'draft' ? {} : { signedAt }),
    ...(status === 'dispensed'
      ? {
          dispensings: Array.from({ length: (content.repeats ?? 0) + 1 }, () => ({
            pharmacistId: pharmacistId ?? prescriberId,
            quantity: content.quantity ?? 1,
            dispensedAt: signedAt,
          })),
        }
      : {}),
    ...(status === 'cancelled'
      ? { cancelled: { at: signedAt, by: prescriberId, reason: 'Not needed' } }
      : {}),
  }
  const id = await services.sequelize.transaction(async (transaction) =>
    storePrescription(content, await services.patientKeys.load(patientId, transaction), transaction, {
      at,
      history,
    }),
  )
  return { id, content }
}

/** A page as the product makes it: published, unless it is to stay a draft. */
export async function makePage(
  testApp: TestApp,
  page: { path: string } & Partial<PageText>,
  changes: { author?: Author; draft?: boolean } = {},
): Promise<HookedPage> {
  const { services, clock } = testApp
  const text = {
    title: `Title of ${page.path}`,
    body: 'Words.',
    audience: 'everyone',
    inMenu: false,
  } as const
  const author = changes.author ?? { id: null, displayName: 'MedGuard' }
  return services.sequelize.transaction(async (transaction) => {
    const made = await createPage(services, transaction, { ...text, ...page }, { author })
    return changes.draft === true
      ? made
      : publishRevision(services, transaction, { pageId: made.id, at: clock.now() })
  })
}

/** The key of a patient, to seal what a test writes past the product, or open what it reads. */
export const keyOf = (testApp: Pick<TestApp, 'services'>, patientId: string): Promise<KeyObject> =>
  testApp.services.sequelize.transaction((transaction) =>
    testApp.services.patientKeys.load(patientId, transaction),
  )
