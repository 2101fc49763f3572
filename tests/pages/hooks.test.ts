import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { registerMainMenu } from '../../server/main-menu.ts'
import { Hooks, type HookedPage, type MenuEntry } from '../../server/pages/hooks.ts'
import { actorOf } from './sample-actors.ts'

const page: HookedPage = { id: 'page', path: 'help', title: 'Help', audience: 'everyone', revision: 1 }
const occasion = {
  origin: { requestId: 'request', address: '10.0.0.1', method: 'GET', route: '/pages/*path' },
  at: new Date('2026-03-04T08:00:00Z'),
}

const entry = (href: string, order: number): MenuEntry => ({ href, label: href, order })

const menuOf = (hooks: Hooks, role: string | undefined, path = '/') =>
  hooks.menuFor(role === undefined ? undefined : actorOf(role), path)

describe('the hooks', () => {
  it('run one after the other, in the order of registration', async () => {
    const hooks = new Hooks()
    const ran: string[] = []
    hooks.on('before_serve_page', async () => {
      await Promise.resolve()
      ran.push('first')
    })
    hooks.on('before_serve_page', async ({ path }) => {
      ran.push(`second of ${path}`)
    })
    hooks.on('after_serve_page', async () => {
      ran.push('of another name')
    })
    await hooks.run('before_serve_page', page, undefined, occasion)
    assert.deepEqual(ran, ['first', 'second of help'])
  })

  it('stop at the first that throws, and say what it threw', async () => {
    const hooks = new Hooks()
    const ran: string[] = []
    hooks.on('before_serve_page', () => Promise.reject(new Error('no paper in the printer')))
    hooks.on('before_serve_page', async () => {
      ran.push('second')
    })
    await assert.rejects(hooks.run('before_serve_page', page, undefined, occasion), /no paper/)
    assert.deepEqual(ran, [])
  })
})

describe('the main menu', () => {
  it('is handed from hook to hook, which add to it and take from it, and is sorted by order', () => {
    const hooks = new Hooks()
    hooks.on('construct_main_menu', (entries) => [...entries, entry('/c', 3), entry('/a', 1)])
    hooks.on('construct_main_menu', (entries) => [...entries, entry('/b', 2)])
    hooks.on('construct_main_menu', (entries) => entries.filter(({ href }) => href !== '/c'))
    assert.deepEqual(
      menuOf(hooks, 'nurse').map(({ href }) => href),
      ['/a', '/b'],
    )
  })

  it('offers each role what it may open, none of them nothing, and strangers nothing of the house', () => {
    const hooks = new Hooks()
    registerMainMenu(hooks)
    const labels = (role?: string) => menuOf(hooks, role).map(({ label }) => label)
    assert.ok(labels('physician').includes('Patients'))
    assert.ok(labels('admin_staff').includes('Pages'))
    assert.ok(!labels('physician').includes('Pages'))
    assert.ok(labels('security_officer').includes('Alerts'))
    assert.ok(labels('audit_reviewer').includes('Audit log'))
    assert.deepEqual(labels(), [])
  })

  it('marks the nearest entry above the current address, and only that', () => {
    const hooks = new Hooks()
    hooks.on('construct_main_menu', () =>
      ['/', '/break-glass', '/break-glass/reviews', '/pages/help'].map((href, order) => ({
        href,
        label: href,
        order,
      })),
    )
    const currentAt = (path: string) =>
      menuOf(hooks, 'audit_reviewer', path)
        .filter(({ current }) => current)
        .map(({ href }) => href)
    assert.deepEqual(currentAt('/'), ['/'])
    assert.deepEqual(currentAt('/break-glass'), ['/break-glass'])
    assert.deepEqual(currentAt('/break-glass/reviews'), ['/break-glass/reviews'])
    assert.deepEqual(currentAt('/break-glass/0198/end'), ['/break-glass'])
    assert.deepEqual(currentAt('/pages/help/signing-in'), ['/pages/help'])
    assert.deepEqual(currentAt('/pages/help-desk'), [])
  })
})
