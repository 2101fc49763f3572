import { deeds } from './deeds.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoPeople } from './demo-staff.ts'
import { originOf } from './journal.ts'
import type { StoredPatient } from './make-demo-patients.ts'

const minuteMs = 60_000

/** An evening on which the front desk went through far more records than work brings: the detectors find it. */
export function journalCuriosity(
  load: DemoLoad,
  people: DemoPeople,
  patients: readonly StoredPatient[],
): void {
  const clerk = people.named('clerk')
  const evening = load.moment(2, 16 * 60 + 20).getTime()
  for (const [index, { id }] of patients.slice(0, 46).entries()) {
    load.journal.write(clerk, new Date(evening + index * 11_000), deeds.demographics(id))
  }
}

/** Sign-ins that failed: a stranger guessing, and people who mistyped. Minutes are before loading. */
export function journalTrouble(load: DemoLoad, people: DemoPeople): void {
  const before = (minutes: number) => new Date(load.at.getTime() - minutes * minuteMs)
  const fail = (minutes: number, address: string, claimedName: string, rule: string) => {
    load.journal.writeLoose(before(minutes), {
      event: rule === 'limited' ? 'sign-in.limited' : 'sign-in.failed',
      outcome: 'failure',
      claimedName,
      rule,
      origin: originOf(
        { event: 'sign-in.failed', outcome: 'failure', method: 'POST', route: '/login' },
        address,
      ),
    })
  }
  const guesser = '203.0.113.44'
  for (const [attempt, name] of [
    'administrator',
    'root',
    'admin',
    'admin',
    'admin',
    'admin',
    'admin',
  ].entries()) {
    fail(311 - attempt * 0.4, guesser, name, name === 'admin' ? 'wrong-password' : 'unknown-user')
  }
  fail(308, guesser, 'admin', 'limited')
  fail(1_660, '10.20.5.41', 'nurse', 'wrong-password')
  fail(4_480, '10.20.9.77', 'physician', 'wrong-password')
  fail(7_350, '198.51.100.24', 'patient', 'wrong-password')
  const nurse = people.named('nurse')
  load.journal.write(nurse, before(2_890), {
    event: 'second-factor.failed',
    method: 'POST',
    route: '/login/mfa',
    outcome: 'failure',
    rule: 'wrong-code',
  })
}
