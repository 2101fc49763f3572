import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Actor, PatientScope } from '../../server/access/actor.ts'
import { audienceRefusal, audiences, mayRead, type Audience } from '../../server/access/audience.ts'
import { actorOf, roleNames } from '../pages/sample-actors.ts'

const staff = roleNames.filter((name) => name !== 'patient')
const scopes: readonly PatientScope[] = ['care_team', 'prescribed', 'demographics', 'own', 'none']

describe('the audience of a page', () => {
  for (const role of staff) {
    it(`lets the role ${role} read everything`, () => {
      assert.deepEqual(
        audiences.map((audience) => mayRead(audience, actorOf(role))),
        [true, true, true],
      )
    })
  }

  it('lets patients read all but what is for staff', () => {
    assert.deepEqual(
      audiences.map((audience) => mayRead(audience, actorOf('patient'))),
      [true, true, false],
    )
  })

  it('lets strangers read what is for everyone, and nothing else', () => {
    assert.deepEqual(
      audiences.map((audience) => mayRead(audience, undefined)),
      [true, false, false],
    )
  })

  it('follows what a role sees, not its name or permissions: a renamed patients’ role is still no staff', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...scopes),
        fc.constantFrom(...roleNames),
        (name, scope, like) => {
          const actor: Actor = { ...actorOf(like), role: { name, title: name }, patientScope: scope }
          assert.equal(mayRead('staff', actor), scope !== 'own')
        },
      ),
    )
  })

  it('never grows when somebody is let in less: who may read a narrower one may read every wider one', () => {
    const readers = [undefined, ...roleNames.map(actorOf)]
    fc.assert(
      fc.property(fc.constantFrom(...readers), (reader) => {
        const [everyone, signedIn, forStaff] = audiences.map((audience) => mayRead(audience, reader))
        assert.ok(everyone)
        assert.ok(signedIn || !forStaff)
      }),
    )
  })

  it('is nobody where the database holds a word that it does not know', () => {
    const unknown: Audience = JSON.parse('"EVERYONE"')
    assert.equal(mayRead(unknown, actorOf('physician')), false)
  })

  it('hides what is for others instead of saying so', () => {
    const refusal = audienceRefusal(actorOf('patient'))
    assert.equal(refusal.status, 404)
    assert.equal(refusal.code, 'not-found')
    assert.equal(refusal.offerEmergencyAccessTo, undefined)
  })
})
