import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { createElement, forwardRef, Fragment, memo, type ReactElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { pageContext } from '../../../views/markup/page-context.tsx'
import { writePage } from '../../../views/markup/write-page.ts'
import { mustBeAsReactWrites } from '../../pages-as-react-writes-them.ts'
import { samplePages } from '../sample-pages.tsx'

const sameAsReact = (page: ReactElement): void => {
  mustBeAsReactWrites(page, writePage(page))
}

const Told = pageContext<string>()
const SaysWhatItIsTold = (): ReactElement => <em>{Told.use() ?? 'nothing'}</em>
const OfALibrary = forwardRef<HTMLElement, { readonly children?: ReactNode }>(({ children }, _ref) => (
  <section>{children}</section>
))
const Kept = memo(({ children }: { readonly children?: ReactNode }) => <i>{children}</i>)

const Fails = (): ReactElement => {
  throw new Error('a part that fails')
}

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"><script>', "it's & <b>", '\n', ''))
const tags = 'div p span ul li table tbody tr td b strong button form a details dl nav'.split(' ')
const names =
  'className id title lang href action name value type role htmlFor tabIndex aria-label aria-hidden aria-expanded data-a hidden open disabled required checked download cols size span rowSpan start colSpan draggable autoFocus method encType formAction formMethod strokeWidth viewBox width spellCheck onClick itemProp unheardOf xlinkHref'.split(
    ' ',
  )
const value = fc.oneof(
  text,
  fc.integer({ min: -2, max: 5 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.constantFrom('javascript:alert(1)', ' JAVASCRIPT:x', '/patients?x=1&y=2', 'j', '#'),
)
const attributes = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 })

const leaf = fc.oneof(
  text,
  fc
    .record({ of: attributes, as: fc.constantFrom('area', 'br', 'col', 'hr', 'param', 'track', 'wbr') })
    .map((one) => createElement(one.as, one.of)),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(<SaysWhatItIsTold />),
  fc.record({ kind: fc.constantFrom('text', 'checkbox'), of: attributes }).map(({ kind, of: given }) => {
    const { type: _type, ...others } = given
    return createElement('input', { ...others, type: kind, defaultValue: 'begun', defaultChecked: true })
  }),
  text.map((inner) => createElement('div', { dangerouslySetInnerHTML: { __html: inner } })),
  text.map((inner) => createElement('textarea', { defaultValue: inner })),
  text.map((inner) => createElement('pre', null, inner)),
)

const aSelect = (label: string): ReactElement => (
  <select defaultValue="two">
    <option>one</option>
    <option value="two">{label}</option>
  </select>
)

function anElement(
  as: unknown,
  given: Readonly<Record<string, unknown>>,
  parts: readonly ReactNode[],
): ReactElement {
  switch (as) {
    case 'fragment':
      return createElement(Fragment, null, ...parts)
    case 'select':
      return aSelect(typeof given['title'] === 'string' ? given['title'] : '')
    default:
      // The types of what stands for an element are its own, and any mixture of them is tried here.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return createElement(as as 'div', given, ...parts)
  }
}

const { tree } = fc.letrec<{ tree: ReactNode; element: ReactElement }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    tie('element'),
    fc.array(tie('tree'), { maxLength: 4 }),
  ),
  element: fc
    .record({
      as: fc.constantFrom<unknown>(...tags, ...tags, OfALibrary, Kept, Told.Provider, 'select', 'fragment'),
      of: attributes,
      parts: fc.array(tie('tree'), { maxLength: 4 }),
    })
    .map(({ as, of: given, parts }) => anElement(as, given, parts)),
}))

describe('what writes pages', () => {
  for (const [name, page] of Object.entries(samplePages)) {
    it(`writes the sample page ${name} letter by letter as react-dom does`, () => {
      sameAsReact(page)
    })
  }

  it('writes whatever a page can be made of as react-dom does', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), (parts) => {
        sameAsReact(<main>{...parts}</main>)
      }),
      { numRuns: 300 },
    )
  })

  it('tells each part what the provider nearest to it tells, through what react-dom writes too', () => {
    sameAsReact(
      <main>
        <SaysWhatItIsTold />
        <Told.Provider value="outer">
          <SaysWhatItIsTold />
          <OfALibrary>
            <SaysWhatItIsTold />
            <Told.Provider value="inner">
              <SaysWhatItIsTold />
            </Told.Provider>
          </OfALibrary>
          <SaysWhatItIsTold />
        </Told.Provider>
        <SaysWhatItIsTold />
      </main>,
    )
  })

  it('tells the next page nothing of a page that could not be written', () => {
    assert.throws(() =>
      writePage(
        <Told.Provider value="of the page before">
          <Fails />
        </Told.Provider>,
      ),
    )
    assert.equal(writePage(<SaysWhatItIsTold />), '<em>nothing</em>')
    assert.equal(renderToStaticMarkup(<SaysWhatItIsTold />), '<em>nothing</em>')
  })

  it('writes no address that is a script', () => {
    const scripted = ['java', 'script:alert(1)'].join('\t')
    assert.doesNotMatch(writePage(createElement('a', { href: scripted }, 'x')), /alert/)
  })

  it('refuses what is no part of a page, as react-dom does', () => {
    const odd: unknown = { toString: () => 'an object' }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the types forbid is what is tried
    const page = <p>{odd as string}</p>
    assert.throws(() => writePage(page), TypeError)
    assert.throws(() => renderToStaticMarkup(page))
  })

  it('writes a page while another is being written, and neither stands in the other', () => {
    const inner: string[] = []
    const Writes = (): ReactElement => {
      inner.push(writePage(<p>inner</p>))
      return <b>after it</b>
    }
    assert.equal(
      writePage(
        <div>
          before <Writes />
        </div>,
      ),
      '<div>before <b>after it</b></div>',
    )
    assert.deepEqual(inner, ['<p>inner</p>'])
  })

  it('leaves nothing of a page that failed to the next one', () => {
    assert.throws(
      () =>
        writePage(
          <div>
            half of it <Fails />
          </div>,
        ),
      /a part that fails/,
    )
    assert.equal(writePage(<p>whole</p>), '<p>whole</p>')
  })
})
