import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import type { MenuPageRow } from '../../models/queries/pages/pages.ts'
import { PageMenu } from '../../server/pages/page-menu.ts'
import { TestClock } from '../support/test-clock.ts'
import { actorOf } from './sample-actors.ts'

const row = (path: string, audience: MenuPageRow['audience'], position = 0): MenuPageRow => ({
  path,
  title: path,
  audience,
  position,
})

type Reading = { resolve(rows: readonly MenuPageRow[]): void; reject(error: Error): void }

/** A menu whose readings are answered when the test says so. */
function slowMenu() {
  const clock = new TestClock()
  const readings: Reading[] = []
  const errors: unknown[] = []
  const menu = new PageMenu({
    read: () =>
      new Promise((resolve, reject) => {
        readings.push({ resolve, reject })
      }),
    clock,
    onError: (error) => errors.push(error),
  })
  const shown = (role?: string) =>
    menu.entriesFor(role === undefined ? undefined : actorOf(role)).map(({ href }) => href)
  return { clock, readings, errors, menu, shown }
}

describe('the pages in the main menu', () => {
  it('are those of whom they are for', async () => {
    const { menu, readings, shown } = slowMenu()
    const ready = menu.refresh()
    readings[0]?.resolve([row('help', 'everyone'), row('news', 'signed_in'), row('rota', 'staff')])
    await ready
    assert.deepEqual(shown(), ['/pages/help'])
    assert.deepEqual(shown('patient'), ['/pages/help', '/pages/news'])
    for (const role of ['nurse', 'security_officer', 'audit_reviewer', 'admin_staff']) {
      assert.deepEqual(shown(role), ['/pages/help', '/pages/news', '/pages/rota'])
    }
  })

  it('stand after the house’s own entries, by their position', async () => {
    const { menu, readings } = slowMenu()
    const ready = menu.refresh()
    readings[0]?.resolve([row('help', 'everyone', 2)])
    await ready
    assert.deepEqual(menu.entriesFor(undefined), [{ href: '/pages/help', label: 'help', order: 1_002 }])
  })

  it('are read anew once they are 30 seconds old, behind the page that noticed', async () => {
    const { menu, readings, clock, shown } = slowMenu()
    const ready = menu.refresh()
    readings[0]?.resolve([row('old', 'everyone')])
    await ready
    clock.advance({ seconds: 29 })
    assert.deepEqual(shown(), ['/pages/old'])
    assert.equal(readings.length, 1)
    clock.advance({ seconds: 1 })
    assert.deepEqual(shown(), ['/pages/old'])
    assert.deepEqual(shown(), ['/pages/old'])
    assert.equal(readings.length, 2)
    readings[1]?.resolve([row('new', 'everyone')])
    await setImmediate()
    assert.deepEqual(shown(), ['/pages/new'])
  })

  it('keep the newest reading when an older one answers later', async () => {
    const { menu, readings, shown } = slowMenu()
    const first = menu.refresh()
    const second = menu.refresh()
    readings[1]?.resolve([row('after', 'everyone')])
    await second
    readings[0]?.resolve([row('before', 'everyone')])
    await first
    assert.deepEqual(shown(), ['/pages/after'])
  })

  it('stay as they were when the database does not answer, and try again after 30 seconds', async () => {
    const { menu, readings, errors, clock, shown } = slowMenu()
    const first = menu.refresh()
    readings[0]?.resolve([row('help', 'everyone')])
    await first
    const second = menu.refresh()
    readings[1]?.reject(new Error('away'))
    await second
    assert.equal(errors.length, 1)
    assert.deepEqual(shown(), ['/pages/help'])
    assert.equal(readings.length, 2)
    clock.advance({ seconds: 30 })
    shown()
    assert.equal(readings.length, 3)
    readings[2]?.resolve([])
  })
})
