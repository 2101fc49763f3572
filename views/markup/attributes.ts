import { escapeHtml } from './escape.ts'

/** How the values of an attribute are written: react-dom's rules, of those that pages use. */
type Kind =
  /** Text or number; a boolean leaves it out. */
  | 'text'
  /** Text or number; a boolean is written as the word. */
  | 'word'
  /** There, or not. */
  | 'flag'
  /** There, not there, or with a value. */
  | 'flag-or-text'
  /** An address. */
  | 'address'
  /** A number. */
  | 'number'
  /** A number from 1 on. */
  | 'count'
  /** Says nothing to a browser. */
  | 'none'

type Rule = {
  readonly kind: Kind
  readonly written: string
  /** What stands before its value. */
  readonly opening: string
}

const ruleFor = (kind: Kind, written: string): Rule => ({ kind, written, opening: ` ${written}="` })

/** Names that are written as they are. */
const plain =
  'alt autoComplete charSet cite colSpan content d dateTime dir encType fill form headers height id inputMode lang list max ' +
  'maxLength media method min minLength name nonce pattern placeholder points rel role scope step summary target title ' +
  'transform type viewBox width x x1 x2 xmlns y y1 y2 y cx cy r rx ry stroke label autoCapitalize low high optimum ' +
  'preserveAspectRatio encType formMethod formEncType formTarget'

const renamed: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  httpEquiv: 'http-equiv',
  tabIndex: 'tabindex',
  strokeWidth: 'stroke-width',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  fillRule: 'fill-rule',
  clipRule: 'clip-rule',
}

const flags =
  'async defer disabled formNoValidate hidden inert noModule noValidate open readOnly required reversed'

const each = (names: string, kind: Kind): [string, Rule][] =>
  names.split(' ').map((name) => [name, ruleFor(kind, name)])

const rules = new Map<string, Rule>([
  ...each(plain, 'text'),
  ...Object.entries(renamed).map(([name, written]): [string, Rule] => [name, ruleFor('text', written)]),
  ...each(flags, 'flag'),
  ['autoFocus', ruleFor('flag', 'autofocus')],
  ...each('contentEditable draggable focusable spellCheck value', 'word'),
  ...each('download', 'flag-or-text'),
  ...each('href src action formAction', 'address'),
  ...each('cols rows size span', 'count'),
  ...each('rowSpan start', 'number'),
  ...each('defaultValue defaultChecked suppressHydrationWarning', 'none'),
])

const ownWords = /^(?:aria|data)-[a-z0-9-]+$/

/** How an attribute is written; undefined where only react-dom knows. */
function ruleOf(name: string): Rule | undefined {
  const known = rules.get(name)
  if (known === undefined && ownWords.test(name)) {
    const rule = ruleFor('word', name)
    rules.set(name, rule)
    return rule
  }
  return known
}

/** Addresses that may be a script, with what browsers skip before them: react-dom says what becomes of those. */
const mayBeScript = /^[^!-~]*j/i

const quoted = ({ opening }: Rule, value: string | number | bigint): string =>
  `${opening}${typeof value === 'string' ? escapeHtml(value) : value}"`

function withValue(rule: Rule, value: string | number | bigint): string | undefined {
  switch (rule.kind) {
    case 'none':
      return ''
    case 'flag':
      return value === '' || value === 0 ? '' : ` ${rule.written}=""`
    case 'number':
      return Number.isNaN(Number(value)) ? '' : quoted(rule, value)
    case 'count':
      return Number(value) >= 1 ? quoted(rule, value) : ''
    case 'address':
      return typeof value !== 'string' || value === '' || mayBeScript.test(value)
        ? undefined
        : quoted(rule, value)
    default:
      return quoted(rule, value)
  }
}

function ofBoolean({ kind, written: name }: Rule, value: boolean): string | undefined {
  switch (kind) {
    case 'flag':
    case 'flag-or-text':
      return value ? ` ${name}=""` : ''
    case 'word':
      return ` ${name}="${String(value)}"`
    case 'number':
    case 'count':
      return undefined
    default:
      return ''
  }
}

/**
 * One attribute, with the space before it, as react-dom writes it; '' where it leaves it out.
 * @returns undefined where only react-dom knows what is to be written
 */
export function attribute(name: string, value: unknown): string | undefined {
  const rule = ruleOf(name)
  if (rule === undefined) {
    return undefined
  }
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
      return withValue(rule, value)
    case 'boolean':
      return ofBoolean(rule, value)
    default:
      return undefined
  }
}
