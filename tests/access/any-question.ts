import fc from 'fast-check'
import { actions, type Action } from '../../server/access/actions.ts'
import type { Actor, Circumstances, PatientScope, PatientRelationship } from '../../server/access/actor.ts'
import { permissions, type Permission } from '../../server/access/permissions.ts'
import { actorOf } from '../pages/sample-actors.ts'

export const allActions = Object.keys(actions).filter((name): name is Action => name in actions)
export const allPermissions: Permission[] = [...permissions]
const scopes: readonly PatientScope[] = ['care_team', 'prescribed', 'demographics', 'own', 'none']
/** The moment that all of it is asked at. */
export const now = new Date('2026-03-04T10:00:00Z')

const day = fc.constantFrom(null, '2026-03-03', '2026-03-04', '2027-01-01')
const windows = fc.constantFrom(
  [],
  [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '22:00' }],
  [{ days: [5, 6], from: '22:00', to: '06:00' }],
)
const exceptions = fc.constantFrom(
  [],
  [{ from: new Date(now.getTime() - 1), until: new Date(now.getTime() + 3_600_000), windows: [] }],
)
const networks = fc.constantFrom([], ['10.0.0.0/8'], ['192.0.2.0/24', 'nonsense'])
const patientId = fc.constantFrom('one', 'other')

export const anyActor: fc.Arbitrary<Actor> = fc
  .record({
    permissions: fc.subarray(allPermissions).map((held) => new Set(held)),
    patientScope: fc.constantFrom(...scopes),
    accessWindows: windows,
    roleNetworks: networks,
    userNetworks: networks,
    licenceExpiresOn: day,
    trainingExpiresOn: day,
    trainingGraceDays: fc.constantFrom(0, 1, 30),
    hourExceptions: exceptions,
    emergencyAccess: fc.boolean(),
    ownPatientId: fc.option(patientId),
    grants: fc.array(
      fc.record({
        id: fc.constant('grant'),
        patientId: fc.option(patientId),
        recordNumber: fc.constant('MG-1'),
        reasonCode: fc.constant('other'),
        extended: fc.boolean(),
        endsAt: fc.constantFrom(new Date(now.getTime() - 1), new Date(now.getTime() + 60_000)),
      }),
      { maxLength: 2 },
    ),
  })
  .map((changes) => ({ ...actorOf('physician'), ...changes }))

const anyRelationship: fc.Arbitrary<PatientRelationship | undefined> = fc.option(
  fc.record({
    patientId,
    recordNumber: fc.constant('MG-1'),
    careTeam: fc.constantFrom('primary' as const, 'covering' as const, null),
    activePrescription: fc.boolean(),
  }),
  { nil: undefined },
)

export const anyCircumstances: fc.Arbitrary<Circumstances> = fc.record({
  at: fc.constant(now),
  local: fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    minutes: fc.integer({ min: 0, max: 1439 }),
    date: fc.constant('2026-03-04'),
  }),
  address: fc.constantFrom('10.0.0.1', '192.0.2.7', '2001:db8::1', '0.0.0.0'),
  administrationNetworks: networks,
})

/** Whatever anybody can ask of the decision. */
export const question = [anyActor, fc.constantFrom(...allActions), anyCircumstances, anyRelationship] as const
