import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Response } from 'supertest'
import { createPassport } from '../../middleware/passport.ts'
import type { LinkKind } from '../../models/accounts/one-time-link.ts'
import { issueLink, linkMinutes } from '../../server/accounts/one-time-links.ts'
import type { SenderKind } from '../../server/http/limits/senders.ts'
import { neverShownAgain } from '../../server/http/forms/never-shown-again.ts'
import { createRoutes } from '../../server/routes.ts'
import { half } from '../accounts/second-factor/second-factor-steps.ts'
import { makeUser, password } from '../support/factories.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'
import { csrfTokenOf, visit, Visitor } from '../support/request.ts'

type Form = { readonly pattern: string; readonly from: SenderKind; readonly fields: ReadonlySet<string> }

/** Somebody whose form it is, on its page. */
type Sender = {
  readonly browser: Visitor
  readonly address: string
  readonly headers: Record<string, string>
}

const elsewhere = { 'X-Forwarded-For': '198.51.100.7' }

/** What a person may have typed, and is nobody's. */
const typed: Readonly<Record<string, string>> = {
  username: 'nobody-of-here',
  email: 'nobody-of-here@example.org',
  code: '000000',
  newPassword: 'canary of nine blue elephants',
  newPasswordConfirm: 'canary of nine blue elephants',
}
const valueOf = (name: string) => typed[name] ?? (neverShownAgain.has(name) ? 'canary-secret' : 'on')

const encoded = (fields: readonly (readonly [string, string])[]): string => {
  const body = new URLSearchParams()
  for (const [name, value] of fields) {
    body.append(name, value)
  }
  return body.toString()
}

/** In which ways a field can be wrong, whatever it is. */
const faults: Readonly<Record<string, (name: string) => readonly (readonly [string, string])[]>> = {
  'left out': () => [],
  'far too long': (name) => [[name, 'canary'.repeat(2_000)]],
  'sent twice': (name) => [
    [name, valueOf(name)],
    [name, 'canary-secret'],
  ],
  'sent as an object': (name) => [[`${name}[canary]`, 'canary-secret']],
}

const tokenOn = async ({ browser, address, headers }: Sender) =>
  csrfTokenOf((await browser.get(address, headers)).text)

describe('every form of strangers and of half signed-in people', () => {
  let testApp: TestApp
  let forms: readonly Form[]
  let withPage: ReadonlySet<string>

  before(async () => {
    testApp = await startTestApp({ environment: { TRUSTED_PROXIES: '127.0.0.0/8' } })
    const { entries } = createRoutes(testApp.services, createPassport(testApp.services))
    forms = entries.flatMap(({ pattern, declaration }) =>
      declaration.kind === 'public' && declaration.form !== undefined
        ? [{ pattern, ...declaration.form }]
        : [],
    )
    withPage = new Set(entries.filter(({ method }) => method === 'get').map(({ pattern }) => pattern))
  })
  after(() => testApp.close())
  beforeEach(() => forgetTries())

  const forgetTries = async () => {
    await testApp.sql('DELETE FROM rate_limits')
    await testApp.sql('DELETE FROM sign_in_failures')
  }

  const signedIn = async (pattern: string, headers = {}): Promise<Sender> => ({
    browser: await visit(testApp, await makeUser(testApp, 'admin_staff')),
    address: pattern,
    headers,
  })

  /** The address of a form behind a link: of the kind of links that leads there. */
  const linkTo = async (pattern: string): Promise<Sender> => {
    const user = await makeUser(testApp, 'admin_staff')
    const at = testApp.clock.now()
    // Object.keys forgets the names of what it is given.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    for (const kind of Object.keys(linkMinutes) as LinkKind[]) {
      const email = kind === 'confirm-email' ? { email: 'new-address@example.org' } : {}
      const { token } = await testApp.services.sequelize.transaction((transaction) =>
        issueLink(testApp.services, transaction, { userId: user.id, kind, at, ...email }),
      )
      const browser = new Visitor(testApp)
      const address = pattern.replace(':token', token)
      if ((await browser.get(address)).status === 200) {
        return { browser, address, headers: {} }
      }
    }
    return assert.fail(`no link leads to ${pattern}`)
  }

  const senders: Readonly<Record<SenderKind, ((pattern: string) => Promise<Sender>) | undefined>> = {
    stranger: async (address) => ({ browser: new Visitor(testApp), address, headers: {} }),
    link: linkTo,
    anyone: signedIn,
    'signed-in': signedIn,
    'second-factor': async (address) => ({
      browser: await half(testApp, await makeUser(testApp, 'nurse')),
      address,
      headers: {},
    }),
    'address-check': (pattern) => signedIn(pattern, elsewhere),
    'password-change-or-signed-in': signedIn,
    'second-factor-enrolment-or-signed-in': async (address) => {
      const { username } = await makeUser(testApp, 'nurse', { enrolled: false })
      const browser = new Visitor(testApp)
      await browser.submit('/login', { username, password })
      return { browser, address, headers: {} }
    },
    'second-factor-enrolment': undefined,
    'password-change': undefined,
    'address-check-or-signed-in': undefined,
    'second-factor-or-signed-in': undefined,
  }

  const senderOf = async ({ from, pattern }: Form): Promise<Sender> =>
    (await senders[from]?.(pattern)) ?? assert.fail(`nobody of this suite is the sender of ${pattern}`)

  const filled = () => forms.filter(({ pattern, fields }) => withPage.has(pattern) && fields.size > 0)

  const saysWhatIsWrong = (answer: Response, { fields }: Form, what: string) => {
    assert.equal(answer.status, 422, what)
    const linked = [...answer.text.matchAll(/<a href="#([\w-]+)"/g)].map(([, name = '']) => name)
    assert.ok(
      linked.some((name) => fields.has(name)),
      `${what}: ${linked.join(', ')}`,
    )
    assert.doesNotMatch(answer.text, /canary/, what)
  }

  /** Password managers want a username beside every password: there it is the page's own. */
  const comesBack = ({ fields }: Form, name: string): boolean =>
    fields.has(name) && !(name === 'username' && fields.has('newPassword')) && !fields.has('currentPassword')

  it('is known by its declaration: whose it is, what it takes and what it puts on record', () => {
    assert.ok(filled().length >= 7)
    assert.ok(forms.length >= 12)
  })

  it('names the field that is wrong, in whatever way, keeps what else was typed, and gives no password or code back', async () => {
    for (const form of filled()) {
      const sender = await senderOf(form)
      const { browser, address, headers } = sender
      const token = await tokenOn(sender)
      const names = [...form.fields].filter((name) => name !== 'username' || comesBack(form, name))
      for (const name of names) {
        for (const [way, fault] of Object.entries(faults)) {
          await forgetTries()
          const others = names
            .filter((other) => other !== name)
            .map((other) => [other, valueOf(other)] as const)
          const body = encoded([...others, ...fault(name), ['_csrf', token]])
          const answer = await browser.post(address, body, headers)
          const what = `${form.pattern}: ${name} ${way}`
          if (way === 'far too long' && !neverShownAgain.has(name)) {
            // What is no secret comes back whole, to be shortened.
            assert.equal(answer.status, 422, what)
          } else {
            saysWhatIsWrong(answer, form, what)
          }
          const kept = ['username', 'email'].filter((other) => other !== name && comesBack(form, other))
          for (const shown of kept) {
            assert.ok(answer.text.includes(`value="${valueOf(shown)}"`), `${what}: ${shown} is lost`)
          }
        }
      }
    }
  })

  it('with nothing in it is taken for nothing', async () => {
    for (const form of filled()) {
      const sender = await senderOf(form)
      const body = { _csrf: await tokenOn(sender) }
      saysWhatIsWrong(await sender.browser.post(sender.address, body, sender.headers), form, form.pattern)
    }
  })

  it('is refused without its token, and with one of another browser', async () => {
    const other = csrfTokenOf((await new Visitor(testApp).get('/login')).text)
    for (const form of forms) {
      const { browser, address, headers } = await senderOf(form)
      const cookie = await browser.get('/login', headers)
      assert.ok(cookie.status < 400)
      for (const sent of [{}, { _csrf: '' }, { _csrf: other }]) {
        assert.equal((await browser.post(address, sent, headers)).status, 403, form.pattern)
      }
    }
  })

  it('is refused where it has too many parts, or is too large', async () => {
    const many = encoded(Array.from({ length: 300 }, (_, index) => [`f${index}`, '1'] as const))
    for (const form of forms) {
      const { browser, address, headers } = await senderOf(form)
      assert.equal((await browser.post(address, many, headers)).status, 413, form.pattern)
      const large = encoded([['a', 'x'.repeat(300_000)]])
      assert.equal((await browser.post(address, large, headers)).status, 413, form.pattern)
    }
  })
})
