import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { SecondFactorPage } from '../../views/accounts/sign-in/second-factor-page.tsx'
import { ProblemPage } from '../../views/errors/problem-page.tsx'
import { initialsOf } from '../../views/frame/initials.ts'
import { Layout, type Shell } from '../../views/layout.tsx'
import { samplePages, shell } from './sample-pages.tsx'

const page = (frame: Shell, title = 'Chart') =>
  renderToStaticMarkup(
    <Layout shell={frame} title={title}>
      <h1>Chart</h1>
    </Layout>,
  )

const secondFactor = (trustDeviceAllowed: boolean) =>
  renderToStaticMarkup(<SecondFactorPage shell={shell} errors={[]} trustDeviceAllowed={trustDeviceAllowed} />)

/** A frame that says `text` wherever it says anything that a person or a record could have brought. */
const frameSaying = (text: string): Shell => ({
  ...shell,
  person: { displayName: text, roleTitle: text, sessionEndsAt: text },
  menu: [{ href: `/pages/${text}`, label: text }],
  emergencies: shell.emergencies.map((banner) => ({
    ...banner,
    patient: { label: text, href: text },
    extendHref: text,
    endsAt: text,
  })),
  notice: text,
})

const markup = (html: string) => html.replaceAll(/[^<>]/g, '')

describe('the frame around every page', () => {
  it('shows hostile text as text', () => {
    const html = page(frameSaying('"><script>alert(1)</script>'), '</title><script>alert(2)</script>')
    assert.equal(html.match(/<script/g)?.length, 1)
    assert.doesNotMatch(html, /<script>/)
    assert.match(html, /&lt;script&gt;alert\(1\)/)
  })

  it('has the same tags whatever the text in it', () => {
    const plain = markup(page(frameSaying('x')))
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => markup(page(frameSaying(text), text)) === plain),
    )
  })

  it('names the page before the product', () => {
    assert.match(page(shell, 'My patients'), /<title>My patients – MedGuard<\/title>/)
  })

  it('says who is signed in, in which role and until when, and lets them sign out', () => {
    const html = page(shell)
    assert.match(html, /Dr Naledi Khumalo.*Physician.*Signed in until.*21:40/)
    assert.match(
      html,
      /<form data-signs-out="" action="\/logout" method="post"><input type="hidden" name="_csrf" value="c3JmLXRva2Vu"\/>/,
    )
  })

  it('offers nobody a way out who is not in', () => {
    const html = page({ ...shell, person: undefined, menu: [], emergencies: [] })
    assert.doesNotMatch(html, /logout|<nav/)
  })

  it('marks the page one is on in the menu, and in that of a phone', () => {
    const marked = '<a href="/" aria-current="page">My patients'
    assert.deepEqual(page(shell).match(/<a href="[^"]*" aria-current="page">[^<]*/g), [marked, marked])
  })

  it('has a field to find a patient for those who find any, and for nobody else', () => {
    assert.match(
      page({
        ...shell,
        search: { list: '/patients', lookUp: '/look-up', script: '/assets/0/patient-search.js' },
      }),
      /<form class="[^"]*" action="\/patients" method="get">/,
    )
    assert.doesNotMatch(page(shell), /type="search"/)
  })

  it('offers a phone four entries, and the rest of them behind one more', () => {
    const bar = /<nav class="mg-bottom".*<\/nav>/s.exec(page(shell))?.[0] ?? ''
    const [atHand = '', behind = ''] = bar.split('<details')
    assert.deepEqual(atHand.match(/href="[^"]*"/g), [
      'href="/"',
      'href="/patients"',
      'href="/prescriptions"',
      'href="/break-glass"',
    ])
    assert.deepEqual(behind.match(/href="[^"]*"/g), ['href="/pages"'])
  })

  for (const [name, letters] of [
    ['Dr Naledi Khumalo', 'NK'],
    ['Dr Mokoena', 'DM'],
    ['zola', 'Z'],
    ['Pieter van Wyk', 'VW'],
    ['عبد الله', 'عا'],
    ['  ', ''],
  ] as const) {
    it(`stands “${letters}” for “${name}”`, () => {
      assert.equal(initialsOf(name), letters)
    })
  }

  it('has a button to end each grant of emergency access, with the time left', () => {
    const [banner] = shell.emergencies
    assert.ok(banner)
    const other = {
      ...banner,
      grantId: 'b',
      patient: { label: 'MG-000077', href: '/patients/b' },
      minutesLeft: 1,
      endAction: '/break-glass/b/end',
    }
    const html = page({ ...shell, emergencies: [banner, other] })
    assert.match(html, /action="\/break-glass\/0198c0de-0000-7000-8000-000000000001\/end"/)
    assert.match(html, /action="\/break-glass\/b\/end"/)
    assert.match(html, /42 minutes left/)
    assert.match(html, /1 minute left/)
    assert.match(html, /to record MG-000077/)
  })

  it('says that it is a demo only where it is one', () => {
    assert.match(page(shell), /every record is made up/)
    assert.doesNotMatch(page({ ...shell, demo: false }), /every record is made up/)
  })
})

describe('every kind of page', () => {
  for (const [name, element] of Object.entries(samplePages)) {
    const html = renderToStaticMarkup(element)
    const values = (attribute: string) =>
      [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '')

    it(`holds to the content security policy: ${name}`, () => {
      assert.doesNotMatch(html, /\sstyle=|<style|\son[a-z]+=|javascript:/i)
      assert.deepEqual(html.match(/<script[^>]*>/g), [
        `<script type="module" nonce="${shell.nonce}" src="${shell.script}">`,
      ])
      assert.match(
        html,
        new RegExp(`<link rel="stylesheet" href="${shell.stylesheet}" nonce="${shell.nonce}"/>`),
      )
    })

    it(`leads and loads nowhere outside: ${name}`, () => {
      for (const address of ['href', 'src', 'action', 'formaction'].flatMap(values)) {
        assert.match(address, /^(\/(?!\/)|#)/)
      }
    })

    it(`carries the token in every form that changes something: ${name}`, () => {
      const forms = html.match(/<form[^>]*>.*?<\/form>/gs) ?? []
      assert.ok(forms.length > 0)
      for (const form of forms.filter((markedUp) => !/^<form[^>]*method="get"/.test(markedUp))) {
        assert.match(form, new RegExp(`<input type="hidden" name="_csrf" value="${shell.csrfToken}"/>`))
      }
    })

    it(`has one main part, one main heading, and ids that are used once: ${name}`, () => {
      const ids = values('id')
      assert.equal(html.match(/<main/g)?.length, 1)
      assert.equal(html.match(/<h1/g)?.length, 1)
      assert.equal(new Set(ids).size, ids.length)
    })

    it(`refers to what is there, by labels, descriptions and error links: ${name}`, () => {
      const ids = new Set(values('id'))
      const links = values('href')
        .filter((href) => href.startsWith('#'))
        .map((href) => href.slice(1))
      const described = values('aria-describedby').flatMap((list) => list.split(' '))
      for (const id of [...values('for'), ...described, ...links]) {
        assert.ok(ids.has(id), `nothing has the id ${id}`)
      }
    })
  }

  it('never shows a password or a code again', () => {
    const everything = Object.values(samplePages)
      .map((element) => renderToStaticMarkup(element))
      .join('')
    const secret =
      everything.match(/<input[^>]*(?:type="password"|autoComplete="one-time-code")[^>]*>/gi) ?? []
    assert.ok(secret.length >= 5)
    for (const field of secret) {
      assert.doesNotMatch(field, /\svalue=/)
    }
  })

  it('offers to trust a device only where the role may', () => {
    assert.match(secondFactor(true), /name="trustDevice"/)
    assert.doesNotMatch(secondFactor(false), /trustDevice/)
  })

  it('gives the reason and the request number of a problem', () => {
    const html = renderToStaticMarkup(
      <ProblemPage
        shell={shell}
        status={404}
        heading="Not found"
        reason="There is no such page."
        reasonCode="not_found"
        requestId="0198-req"
        wayOut={[]}
      />,
    )
    assert.match(html, /There is no such page\..*404.*not_found.*0198-req/)
  })
})
