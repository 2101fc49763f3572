import { openWords } from '../../views/words/words.ts'
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
  hooks.menuFor(role === undefined ? undefined : actorOf(role), path, openWords('en', 'UTC'))

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

  it('offers each role what it may open, none of them nothing, and strangers nothing at all', () => {
    const hooks = new Hooks()
    registerMainMenu(hooks)
    const labels = (role?: string) => menuOf(hooks, role).map(({ label }) => label)
    assert.ok(labels('physician').includes('Patients'))
    assert.ok(labels('admin_staff').includes('Pages'))
    assert.ok(!labels('physician').includes('Pages'))
    assert.deepEqual(labels('security_officer'), [
      'Home',
      'Emergency reviews',
      'Security',
      'People and roles',
    ])
    assert.deepEqual(labels('audit_reviewer'), ['Home', 'Audit log', 'Emergency reviews'])
    assert.deepEqual(labels('system_admin'), ['Home', 'People and roles'])
    assert.deepEqual(labels(), [])
  })

  it('shows the pages of a section only to those who are in it, and of them what the role may open', () => {
    const hooks = new Hooks()
    registerMainMenu(hooks)
    const pagesAt = (role: string, path: string) =>
      menuOf(hooks, role, path).flatMap(({ pages = [] }) =>
        pages.map(({ label, current }) => (current === true ? `[${label}]` : label)),
      )
    assert.deepEqual(pagesAt('security_officer', '/'), [])
    assert.deepEqual(pagesAt('security_officer', '/security/users/0198'), [
      '[People]',
      'Roles',
      'Approvals',
      'Erasures',
    ])
    assert.deepEqual(pagesAt('system_admin', '/security/approvals'), [
      'Users',
      'Roles',
      '[Approvals]',
      'Erasures',
      'Wards and teams',
    ])
    assert.deepEqual(pagesAt('audit_reviewer', '/break-glass/reviews'), ['[Reviews]', 'Statistics'])
    assert.deepEqual(pagesAt('security_officer', '/break-glass/reviews/numbers'), [
      'Reviews',
      'Requests',
      '[Statistics]',
    ])
  })

  it('marks the entry that a page belongs to where its address is not below it, for whoever has no nearer one', () => {
    const hooks = new Hooks()
    registerMainMenu(hooks)
    const markedAt = (role: string, path: string) =>
      menuOf(hooks, role, path)
        .filter(({ current }) => current)
        .flatMap(({ label, pages = [{ label, current: true }] }) =>
          pages.filter((each) => each.current === true).map((each) => each.label),
        )
    assert.deepEqual(markedAt('security_officer', '/security/setting-changes/0198'), ['Approvals'])
    assert.deepEqual(markedAt('audit_reviewer', '/break-glass/0198/review'), ['Reviews'])
    assert.deepEqual(markedAt('physician', '/break-glass/0198/extend'), ['Emergency access'])
    assert.deepEqual(markedAt('system_admin', '/security/users/0198'), ['Users'])
    assert.deepEqual(markedAt('security_officer', '/security/users/0198'), ['People'])
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
