import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accountsEvents } from '../../server/accounts/events.ts'
import { administrationEvents } from '../../server/administration/events.ts'
import { events } from '../../server/audit/events.ts'
import { auditEvents } from '../../server/audit/own-events.ts'
import { dashboardEvents } from '../../server/dashboard/events.ts'
import { diagnosesEvents } from '../../server/diagnoses/events.ts'
import { emergencyAccessEvents } from '../../server/emergency-access/events.ts'
import { facilityEvents } from '../../server/facility/events.ts'
import { byTask, scheduleOf } from '../../server/jobs/jobs.ts'
import { keysEvents } from '../../server/keys/events.ts'
import { pagesEvents } from '../../server/pages/events.ts'
import { patientsEvents } from '../../server/patients/events.ts'
import { prescriptionsEvents } from '../../server/prescriptions/events.ts'
import { processEvents } from '../../server/process-events.ts'
import { securityEvents } from '../../server/security/events.ts'
import { wardsEvents } from '../../server/wards/events.ts'
import { importsOf } from './imports.ts'
import { readSources } from './sources.ts'

const sources = readSources()

/** What only gathers, and what each room calls the list that it brings. */
const gatherers = [
  { center: 'server/audit/events.ts', list: /^server\/(?:[\w-]+\/(?:own-)?events|process-events)\.ts$/ },
  { center: 'server/jobs/jobs.ts', list: /^server\/[\w-]+\/jobs\.ts$/ },
  { center: 'server/mail/message-kinds.ts', list: /^server\/[\w-]+\/mail-kinds\.ts$/ },
  { center: 'server/main-menu.ts', list: /^server\/[\w-]+\/menu\.ts$/ },
]

const run = () => Promise.resolve()

describe('a room brings its own', () => {
  for (const { center, list } of gatherers) {
    it(`and ${center} gathers every list, and names nothing of any room`, () => {
      const source = sources.find(({ file }) => file === center)
      assert.ok(source)
      const gathered = importsOf(source).map(({ to }) => to)
      const brought = sources.map(({ file }) => file).filter((file) => file !== center && list.test(file))
      assert.ok(brought.length > 3)
      assert.deepEqual(
        brought.filter((file) => !gathered.includes(file)),
        [],
      )
      const rest = source.text.replaceAll(/^import .*$|^export type \{.*$|\/\*\*[\s\S]*?\*\//gm, '')
      assert.doesNotMatch(rest, /'[\w.-]+':|task: '|paths\.|label: '/)
    })
  }

  it('event: no two rooms have one of the same name', () => {
    const rooms = [
      accountsEvents,
      administrationEvents,
      auditEvents,
      dashboardEvents,
      diagnosesEvents,
      emergencyAccessEvents,
      facilityEvents,
      keysEvents,
      pagesEvents,
      patientsEvents,
      prescriptionsEvents,
      processEvents,
      securityEvents,
      wardsEvents,
    ]
    const names = rooms.flatMap((room) => Object.keys(room))
    assert.equal(new Set(names).size, names.length)
    assert.deepEqual(names.toSorted(), Object.keys(events).toSorted())
  })

  it('job, with its schedule beside it; two of the same name do not start', () => {
    assert.deepEqual(
      scheduleOf([
        { task: 'asked-for', run },
        { task: 'at-night', run, at: '1 2 * * *', madeUp: 'within-a-day' },
        { task: 'now-and-then', run, at: '*/5 * * * *' },
      ]),
      [
        { task: 'at-night', match: '1 2 * * *', options: { backfillPeriod: 86_400_000 } },
        { task: 'now-and-then', match: '*/5 * * * *', options: { backfillPeriod: 0 } },
      ],
    )
    const one = { task: 'one', run }
    assert.deepEqual([...byTask([one]).keys()], ['one'])
    assert.throws(() => byTask([one, one]), /two jobs are called one/)
  })
})
